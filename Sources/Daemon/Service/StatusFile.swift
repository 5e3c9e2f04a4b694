import FoundationEssentials
import Glibc
package import Store
import Text

/// The daemon's own figures, written beside the store at every heartbeat, for `rawi status` and for monitoring.
package struct StatusFile: Codable, Sendable, Equatable {
    package var at: String
    package var pid: Int32
    package var version: String
    package var records: Int
    package var revisions: Int
    package var duplicates: Int
    package var documents: Int
    package var failures: Int
    package var bytesFetched: Int
    package var seq: Int
    package var sources: Int
    package var inFlight: Int
    package var due: Int
    package var targets: Int
    package var articles: Int
    package var residentBytes: Int
    package var lastRecordAt: String?
    package var stalledSince: String?
    package var stalledBy: String?
    package var networkAwaySince: String?
    /// By an operator. Nil in a file of an earlier version.
    package var isPaused: Bool?
    package var pausedSources: [String]?
    /// Longest first, at most `mostFailing`; `failingSources` counts all. Nil in a file of an earlier version.
    package var failing: [Failing]?
    package var failingSources: Int?
    /// Answer, but bring nothing new, or no records. Nil in a file of an earlier version.
    package var silent: [Failing]?
    package var fruitless: [Failing]?
    /// Why segments cannot be sealed, the first of them. Nil in a file of an earlier version.
    package var sealProblems: [String]?

    /// Where the clock of a shared database is not ours, in words.
    package var clocks: String?

    /// Where the daemon listens for commands. Nil in a file of an earlier version, and where it has no socket.
    package var socket: String?

    package struct Failing: Codable, Sendable, Equatable {
        package var id: String
        package var reason: String
        package var since: String?
        package var url: String

        init(id: String, reason: String, since: String?, url: String) {
            (self.id, self.reason, self.since, self.url) = (id, reason, since, url)
        }

        init(_ trouble: SourceTrouble) {
            self.init(
                id: trouble.id, reason: trouble.reason, since: trouble.since.map { RFC3339.format($0) },
                url: trouble.url)
        }
    }

    static let mostFailing = 100
    /// Far more than `mostFailing` of the longest addresses take.
    private static let mostBytes = 4 << 20

    package static func path(in folder: String) -> String { folder + "/status.json" }

    /// Nil where no daemon has written one; `.notPermitted` where this user may not look.
    package static func read(folder: String) throws(StoreError) -> StatusFile? {
        let files = DiskFiles()
        let path = path(in: folder)
        guard try files.size(path) != nil else { return nil }
        // Not by that size: the daemon may put a longer one in its place before it is opened.
        let bytes = try files.read(path, at: 0, count: mostBytes)
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(StatusFile.self, from: Data(bytes))
        } catch {
            throw .badLine(path: path, offset: 0, reason: "no status of this version's")
        }
    }

    /// Replaced whole by a rename. On a full disk there is no room for a second file, and just then somebody looks: it is written over.
    static func write(_ report: Report, folder: String, socket: String? = nil) {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys]
        let data: Data
        do {
            var status = StatusFile(report)
            status.socket = socket
            data = try encoder.encode(status)
        } catch {
            return
        }
        do {
            try data.write(to: URL(filePath: path(in: folder)), options: .atomic)
        } catch {
            overwrite([UInt8](data), at: path(in: folder))
        }
    }

    /// As far as its blocks reach. Whoever reads it in that very moment meets half of each.
    private static func overwrite(_ bytes: [UInt8], at path: String) {
        let file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, bytes.count <= Int(facts.st_blocks) * 512,
            pwrite(file, bytes, bytes.count, 0) == bytes.count
        else { return }
        _ = ftruncate(file, off_t(bytes.count))
    }

    init(_ report: Report) {
        at = RFC3339.format(report.at)
        pid = getpid()
        version = Program.version
        records = report.tally.records
        revisions = report.tally.revisions
        duplicates = report.tally.duplicates
        documents = report.tally.documents
        failures = report.tally.failures
        bytesFetched = report.tally.bytes
        seq = report.seq
        sources = report.sources
        inFlight = report.inFlight
        due = report.counts?.dueNow ?? 0
        targets = report.counts?.targetsByKind.values.reduce(0, +) ?? 0
        articles = report.counts?.articles ?? 0
        residentBytes = ProcessFacts.residentBytes ?? 0
        lastRecordAt = report.tally.lastRecordAt.map { RFC3339.format($0) }
        stalledSince = report.stalledSince.map { RFC3339.format($0) }
        stalledBy = report.stalledBy
        networkAwaySince = report.networkAwaySince.map { RFC3339.format($0) }
        clocks = report.clocks
        isPaused = report.isPaused
        pausedSources = report.pausedSources
        failingSources = report.failing.count
        sealProblems = report.sealProblems.prefix(Self.mostFailing).map(StoreText.describe)
        failing = report.failing.prefix(Self.mostFailing).map {
            Failing(id: $0.id, reason: $0.reason, since: RFC3339.format($0.since), url: $0.url)
        }
        silent = report.silent.prefix(Self.mostFailing).map(Failing.init)
        fruitless = report.fruitless.prefix(Self.mostFailing).map(Failing.init)
    }
}

/// Says once when nothing new came for long, and once more for each such stretch again.
struct QuietWatch {
    private var since: Date?
    private var lastRecordAt: Date?
    private var hasWarned = false

    mutating func warning(_ report: Report) -> String? {
        if since == nil || report.tally.lastRecordAt != lastRecordAt {
            since = report.tally.lastRecordAt ?? since ?? report.at
            lastRecordAt = report.tally.lastRecordAt
            hasWarned = false
        }
        guard let since, report.quietWarning > .zero, !hasWarned, report.at.since(since) > report.quietWarning else {
            return nil
        }
        hasWarned = true
        return
            "nothing new for \(DurationText.format(report.at.since(since))) although \(report.sources) sources are watched"
    }
}
