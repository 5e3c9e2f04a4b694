import FoundationEssentials
package import Store
import Text

/// All that is known of one source, for the person who asks why it is or is not asked.
package enum SourceText {
    package static func lines(
        _ configuration: Configuration, state: (any StateDatabase)?, only id: String
    ) throws(StoreError) -> [String] {
        guard let state else { return configuration.sources.filter { $0.id == id }.flatMap { full($0, nil) } }
        return try state.transaction { state throws(StoreError) in
            var lines: [String] = []
            for source in configuration.sources where source.id == id {
                var target = try state.target(SourceTargets.key(of: source))
                if let known = target {
                    // Due is not asked: the site may want to be left alone for longer.
                    let due = SourceRow.due(known)
                    target?.due = max(due, try state.siteFree(known.site) ?? due)
                }
                lines += full(source, target)
                lines += sitemaps(try SitemapChildren.rows(of: source.id, in: state))
            }
            return lines
        }
    }

    private static func page(_ target: Target) -> [String] {
        guard let memo = MemoCoding.memo(PageMemo.self, from: target.memo) else { return [] }
        return [
            "visits     \(memo.visits)" + (memo.failures > 0 ? ", \(memo.failures) failures in a row" : ""),
            "record     \(memo.recordID ?? "none yet")",
            "first seen \(RFC3339.format(memo.firstSeenAt))",
        ]
    }

    /// What an index lists are rows of their own, and its entries are theirs.
    private static func sitemaps(_ rows: [Target]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let memos = rows.compactMap { MemoCoding.memo(SourceMemo.self, from: $0.memo) }
        let failing = memos.count { $0.failingSince != nil }
        return [
            "sitemaps   \(rows.count), \(memos.count { $0.lastSuccessAt != nil }) of them read"
                + (failing > 0 ? ", \(failing) failing" : "")
                + "; \(memos.reduce(0) { $0 + $1.totalEntries }) entries in all"
        ]
    }

    private static func full(_ source: Source, _ target: Target?) -> [String] {
        var lines = [
            "id         \(source.id)" + (source.title.map { "  \($0)" } ?? ""),
            "kind       \(source.kind.rawValue)" + (source.isEnabled ? "" : ", disabled"),
            "configured \(source.url.isEmpty ? source.path ?? "" : source.url)"
                + (source.file.map { "  (\($0))" } ?? ""),
        ]
        guard let target else { return lines + ["state      never asked"] }
        lines.append("asks       \(target.url)")
        lines.append("next       \(RFC3339.format(target.due))")
        if source.kind == .url { return lines + page(target) }
        guard let memo = MemoCoding.memo(SourceMemo.self, from: target.memo) else { return lines }
        lines.append("ruled by   \(memo.ruledBy)")
        if let at = memo.notBefore { lines.append("not before \(RFC3339.format(at))") }
        lines.append("interval   \(DurationText.format(.seconds(memo.intervalSeconds)))")
        lines.append("last       \(memo.lastOutcome)" + (memo.lastStatus.map { ", HTTP \($0)" } ?? ""))
        lines.append(
            "entries    \(memo.lastEntries) at the last poll, \(memo.newEntries) of them new; \(memo.totalEntries) in all"
        )
        lines.append("polls      \(memo.polls), \(memo.notModifiedRun) times 304 in a row")
        if let at = memo.lastSuccessAt { lines.append("success    \(RFC3339.format(at))") }
        if let at = memo.failingSince {
            lines.append("failing    since \(RFC3339.format(at)), weight \(memo.failureScore)")
        }
        if let at = memo.mutedSince {
            lines.append("muted      since \(RFC3339.format(at)) (410 Gone): probed monthly")
        }
        if let to = memo.redirectSeenTo { lines.append("redirect   seen \(memo.redirectSightings) times to \(to)") }
        return lines
    }
}
