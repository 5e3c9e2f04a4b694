import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Text
import Web

/// Every source asked once, as the daemon would, and what came of it.
package struct OnlineCheck {
    package struct Line: Sendable {
        package var id: String
        package var isGood: Bool
        /// `rss 2.0, 15 entries`, `http_403`.
        package var says: String
        package var newest: String?
    }

    private let configuration: Configuration

    package init(_ configuration: Configuration) { self.configuration = configuration }

    /// - Parameter answered: each as it comes.
    package func run(_ errand: Errand, answered: @escaping (Line) -> Void) async throws(Errand.Failure) -> [Line] {
        let sources = configuration.sources.filter { $0.isEnabled && $0.kind != .documents }
        guard !sources.isEmpty else { return [] }
        let byKey = Dictionary(sources.map { (SourceTargets.key(of: $0), $0) }, uniquingKeysWith: { a, _ in a })
        var open = Set(byKey.keys)
        /// What a page has offered in place of a feed, while it is tried.
        var tries: [String: Int] = [:]
        var lines: [String: Line] = [:]
        _ = try await errand.run(sources: sources) { outcome in
            let key = outcome.job.target.key
            guard let source = byKey[key], open.contains(key) else { return true }
            switch outcome.answer {
            case .redirected, .cancelled: return true
            case .discovered(let links):
                tries[key] = min(links.count, 12)
                if !links.isEmpty { return true }
            default: break
            }
            let line = Self.line(source, outcome)
            if !line.isGood, let left = tries[key], left > 1 {
                tries[key] = left - 1
                return true
            }
            open.remove(key)
            lines[source.id] = line
            answered(line)
            return !open.isEmpty
        }
        return sources.map { lines[$0.id] ?? Line(id: $0.id, isGood: false, says: "no answer") }
    }

    private static func line(_ source: Source, _ outcome: Outcome) -> Line {
        var line = Line(id: source.id, isGood: true, says: "")
        switch outcome.answer {
        case .feed(let feed, _):
            let what = [feed.format.rawValue, feed.version].compactMap(\.self).joined(separator: " ")
            let isIndex = feed.format == .sitemapIndex
            let count = isIndex ? feed.children.count : feed.entries.count
            line.says =
                "\(what), \(count) \(isIndex ? "sitemaps" : "entries")" + (feed.isTruncated ? ", cut short" : "")
            line.newest = feed.entries.compactMap { ($0.published ?? $0.updated)?.dayText }.max()
            if isIndex { line.newest = feed.children.compactMap { $0.updated?.dayText }.max() }
            line.isGood = count > 0
        case .listing(let links, _):
            let own = links.count(where: \.isInternal)
            line.says = "page, \(own) links to articles"
            line.isGood = own > 0
        case .page(let extraction, _, _):
            line.says = "\(extraction.kind.rawValue), quality \(Percent.text(extraction.article.quality))"
            line.newest = extraction.article.published?.date.dayText
            line.isGood = extraction.kind.givesRecord
        case .discovered: (line.isGood, line.says) = (false, "the page names no feed")
        case .disallowed: (line.isGood, line.says) = (false, "robots.txt forbids it")
        case .rulesUnanswered: (line.isGood, line.says) = (false, "robots.txt is out of reach")
        default: (line.isGood, line.says) = (false, Failure.classify(outcome)?.1 ?? "nothing to read")
        }
        if let reply = outcome.reply, !reply.redirects.isEmpty { line.says += ", moved to \(reply.url.href)" }
        return line
    }
}
