import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Text
package import Web

/// What a site offers to be followed: the address itself, what its page and headers name, the sitemaps of its robots.txt, and the
/// usual addresses where those name none. Each is asked once, at the usual pace.
package struct SourceSearch {
    package struct Candidate: Sendable {
        /// With a url and a kind, and the list's own title.
        package var source: Source
        package var foundBy: String
        package var entries: [Entry]
        package var count: Int
        package var newest: String?

        package struct Entry: Sendable {
            package var title: String
            package var url: String?
            package var day: String?
        }
    }

    package struct Result: Sendable {
        /// The best first.
        package var candidates: [Candidate] = []
        /// What was asked and is none, and why.
        package var refused: [(url: String, reason: String)] = []
        /// Why nothing could be looked for.
        package var failure: String?
    }

    private let errand: Errand
    private let agent = Program.name
    /// Of one page, a request each.
    private static let most = 12

    package init(_ errand: Errand) { self.errand = errand }

    /// - Parameter say: each address as it is asked for.
    package func run(_ url: WebURL, say: (String) -> Void) async throws(Errand.Failure) -> Result {
        var result = Result()
        say(url.href)
        var probe = Source(id: "probe", kind: .feed, url: url.forRequest.href)
        probe.discovers = true
        // Before anything is guessed.
        let rules = Waiting([TargetKey.robots(url.origin).rawValue])
        _ = try await errand.run(robots: [url]) { rules.goesOn(after: $0) }
        let pending = Waiting([SourceTargets.key(of: probe)])
        let first = try await errand.run(sources: [probe]) { pending.goesOn(after: $0) }
        guard
            let outcome = first.outcomes.first(where: {
                $0.job.target.key == SourceTargets.key(of: probe) && !$0.isStep
            })
        else {
            result.failure = "no answer"
            return result
        }
        if case .feed(let feed, _) = outcome.answer {
            result.candidates.append(Self.candidate(feed, outcome, foundBy: "the address itself"))
            return result
        }
        guard case .discovered(let links) = outcome.answer else {
            result.failure = Failure.classify(outcome)?.1 ?? "nothing to read"
            return result
        }
        let origin = outcome.reply?.url ?? url
        let wanted = try places(links, of: origin)
        for place in wanted { say(place.source.url) }
        let sources = wanted.map(\.source)
        let all = Waiting(Set(sources.map { SourceTargets.key(of: $0) }))
        let second = try await errand.run(sources: sources) { all.goesOn(after: $0) }
        for place in wanted {
            let key = SourceTargets.key(of: place.source)
            guard let outcome = second.outcomes.last(where: { $0.job.target.key == key }) else { continue }
            take(outcome, place, into: &result)
        }
        result.candidates.sort { Self.rank($0) < Self.rank($1) }
        return result
    }

    private struct Place {
        var source: Source
        var foundBy: String
    }

    private func places(_ links: [FeedChild], of page: WebURL) throws(Errand.Failure) -> [Place] {
        let rules = try errand.rules(of: page)
        // What the page names comes before the usual addresses, and may be one of them.
        let usual = FeedAutodiscovery.usual(at: page)
        var places: [Place] = []
        var seen: Set<String> = []
        func add(_ url: WebURL, _ kind: Source.Kind, _ title: String?, _ foundBy: String) {
            guard places.count < Self.most, seen.insert(kind == .listing ? "listing" : url.href).inserted else {
                return
            }
            var source = Source(id: "candidate-\(places.count + 1)", kind: kind, url: url.forRequest.href)
            source.title = title
            places.append(Place(source: source, foundBy: foundBy))
        }
        let declared =
            links.suffix(usual.count).map(\.url) == usual.map(\.url) ? links.dropLast(usual.count) : links[...]
        for link in declared.prefix(6) {
            if let url = WebURL(link.url), url.isHTTP { add(url, .feed, link.title, "named by the page") }
        }
        let stated = (rules?.sitemaps ?? []).compactMap { WebURL($0, base: page) }.filter(\.isHTTP)
        // Sitemaps of news first: the others list everything there ever was.
        for url in stated.sorted(by: { Self.isNews($0) && !Self.isNews($1) }).prefix(3) {
            add(url, .sitemap, nil, "named by robots.txt")
        }
        // What nobody named is guessed, where that is allowed; without rules it is not.
        let guesses =
            (declared.isEmpty ? usual.map { ($0.url, Source.Kind.feed) } : [])
            + (stated.isEmpty ? ["/news-sitemap.xml", "/sitemap.xml"].map { (page.origin + $0, .sitemap) } : [])
        for (address, kind) in guesses {
            guard let url = WebURL(address), rules?.allows(url.requestTarget, agent: agent) == true else { continue }
            add(url, kind, nil, "a usual address")
        }
        add(page, .listing, nil, "the page's own links")
        return places
    }

    private static func isNews(_ url: WebURL) -> Bool { url.path.lowercased().firstRange(of: "news") != nil }

    private func take(_ outcome: Outcome, _ place: Place, into result: inout Result) {
        switch outcome.answer {
        case .feed(let feed, _) where !feed.entries.isEmpty || !feed.children.isEmpty:
            var candidate = Self.candidate(feed, outcome, foundBy: place.foundBy)
            candidate.source.title = candidate.source.title ?? place.source.title
            let isTwin = result.candidates.contains { SourceTwins.key($0.source) == SourceTwins.key(candidate.source) }
            if !isTwin { result.candidates.append(candidate) }
        case .feed: result.refused.append((place.source.url, "lists nothing"))
        case .listing(let links, _):
            let own = links.filter(\.isInternal)
            guard own.count >= 5 else {
                return result.refused.append((place.source.url, "\(own.count) links to articles"))
            }
            var source = place.source
            source.id = ""
            result.candidates.append(
                Candidate(
                    source: source, foundBy: place.foundBy,
                    entries: own.prefix(5).map { Candidate.Entry(title: $0.text, url: $0.url, day: nil) },
                    count: own.count))
        case .disallowed: result.refused.append((place.source.url, "robots.txt forbids it"))
        case .rulesUnanswered: result.refused.append((place.source.url, "robots.txt is out of reach"))
        default: result.refused.append((place.source.url, Failure.classify(outcome)?.1 ?? "nothing to read"))
        }
    }

    private static func candidate(_ feed: Feed, _ outcome: Outcome, foundBy: String) -> Candidate {
        let kind: Source.Kind =
            switch feed.format {
            case .sitemap: feed.entries.contains { $0.title != nil } ? .newsSitemap : .sitemap
            case .sitemapIndex: .sitemap
            case .rss, .rdf, .atom, .json, .opml: .feed
            case .listing: .listing
            }
        let url =
            outcome.reply.flatMap { $0.redirects.allSatisfy(\.isPermanent) ? $0.url : nil } ?? outcome.job.request?.url
        var source = Source(id: "", kind: kind, url: url?.forRequest.href ?? outcome.job.target.url)
        source.title = feed.title.flatMap { $0.isEmpty ? nil : $0 }
        source.language = nil
        let days = feed.entries.compactMap { ($0.published ?? $0.updated)?.dayText }
        // Of a sitemap with all that there ever was each instant is written once.
        let dated = feed.entries.map { (day: day($0), entry: $0) }
        let order = dated.indices.sorted { left, right in
            dated[left].day == dated[right].day ? left < right : dated[left].day > dated[right].day
        }
        let newest = order.prefix(5).map { dated[$0].entry }
        let isIndex = feed.format == .sitemapIndex
        return Candidate(
            source: source, foundBy: foundBy,
            entries: isIndex
                ? feed.children.prefix(5).map { Candidate.Entry(title: $0.url, url: nil, day: $0.updated?.dayText) }
                : newest.map { entry in
                    Candidate.Entry(
                        title: entry.title ?? entry.link ?? "(no title)", url: entry.link,
                        day: (entry.published ?? entry.updated)?.dayText)
                }, count: isIndex ? feed.children.count : feed.entries.count, newest: days.max())
    }

    private static func day(_ entry: FeedEntry) -> String {
        let date = entry.published ?? entry.updated
        return date.map { $0.instant.map { RFC3339.format($0) } ?? $0.dayText } ?? ""
    }

    /// Feeds say most of an entry; a sitemap of everything says least. Comments are no articles.
    private static func rank(_ candidate: Candidate) -> Int {
        let isOfComments = candidate.source.url.lowercased().firstRange(of: "comment") != nil
        let kind =
            switch candidate.source.kind {
            case .feed: 0
            case .newsSitemap: 1
            case .sitemap: 3
            case .listing: 2
            case .url, .documents: 4
            }
        return kind + (isOfComments ? 10 : 0) + (candidate.count == 0 ? 5 : 0)
    }
}

extension Outcome {
    /// Only the way to an answer.
    fileprivate var isStep: Bool {
        switch answer {
        case .redirected, .cancelled: true
        default: false
        }
    }
}

/// Ends a run once each of them has had its answer.
final class Waiting {
    private var keys: Set<String>

    init(_ keys: Set<String>) { self.keys = keys }

    func goesOn(after outcome: Outcome) -> Bool {
        // A step to another site is no answer yet.
        if outcome.isStep { return true }
        keys.remove(outcome.job.target.key)
        return !keys.isEmpty
    }
}
