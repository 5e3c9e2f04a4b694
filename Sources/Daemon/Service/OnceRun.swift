package import FoundationEssentials
package import Store
import Text

/// `rawi run --once`: which sources were not asked because they, or their sites, have asked for patience. Said at the end, for
/// the person who wonders why nothing came of them.
package struct OnceRun {
    private let configuration: Configuration
    /// What was known of each source before.
    private var before: [String: [UInt8]] = [:]

    package init(_ configuration: Configuration, before state: any StateDatabase) throws(StoreError) {
        self.configuration = configuration
        before = try state.transaction { state throws(StoreError) in
            var memos: [String: [UInt8]] = [:]
            for source in configuration.sources where source.isEnabled {
                let key = SourceTargets.key(of: source)
                memos[key] = try state.target(key)?.memo
            }
            return memos
        }
    }

    private static let mostNamed = 5

    /// `2 of 7 sources wait: noonpost until 2026-11-27T10:00:00Z (Retry-After), …`; nil where all were asked.
    package func waiting(after state: any StateDatabase, now: Date) throws(StoreError) -> String? {
        let enabled = configuration.sources.filter(\.isEnabled)
        let waits = try state.transaction { state throws(StoreError) in
            var waits: [String] = []
            for source in enabled {
                guard let row = try state.target(SourceTargets.key(of: source)), before[row.key] == row.memo else {
                    continue
                }
                let free = try state.siteFree(row.site)
                let until = max(row.due, free ?? row.due)
                guard until > now else { continue }
                let why = until > row.due ? "its site" : Self.reason(row, source)
                waits.append("\(source.id) until \(RFC3339.format(until)) (\(why))")
            }
            return waits
        }
        guard !waits.isEmpty else { return nil }
        let more = waits.count > Self.mostNamed ? ", …" : ""
        return "\(waits.count) of \(enabled.count) sources wait: "
            + waits.prefix(Self.mostNamed).joined(separator: ", ") + more
    }

    private static func reason(_ row: Target, _ source: Source) -> String {
        if source.kind == .url { return "its answer" }
        return MemoCoding.memo(SourceMemo.self, from: row.memo)?.ruledBy ?? "its time"
    }
}
