import FoundationEssentials
import Store

/// The ledger of sources beside the store, for `rawi sources` and for the next start.
package struct LedgerFile {
    private let folder: String
    private var written: SourceLedger?
    private var writtenAt: Date?

    /// Larger than ten thousand sources' days.
    private static let mostBytes = 64 << 20
    /// It grows with the sources, and half the heartbeats change it.
    private static let pause = Duration.seconds(60)
    private static let least = 64

    init(folder: String) { self.folder = folder }

    private static func path(_ folder: String) -> String { folder + "/sources.json" }

    /// What cannot be read is as good as none: it is only figures.
    package static func read(folder: String) -> SourceLedger {
        do {
            let files = DiskFiles()
            guard try files.size(path(folder)) != nil else { return SourceLedger() }
            return try JSONDecoder().decode(
                SourceLedger.self, from: Data(try files.read(path(folder), at: 0, count: mostBytes)))
        } catch {
            return SourceLedger()
        }
    }

    /// Replaced whole by a rename, once a minute, and where it is short or the daemon stops at once.
    mutating func write(_ report: Report) {
        guard report.ledger != written else { return }
        if !report.isLast, report.sources > Self.least, let writtenAt, report.at.since(writtenAt) < Self.pause,
            report.at >= writtenAt
        {
            return
        }
        do {
            let data = try JSONEncoder().encode(report.ledger)
            try data.write(to: URL(filePath: Self.path(folder)), options: .atomic)
            (written, writtenAt) = (report.ledger, report.at)
        } catch {
            // A full disk must not hurt here; the next heartbeat tries again.
            return
        }
    }
}
