import Dedupe
import Extract
import Fetch
import Web

/// A page that stands between the address asked for and its article: consent, login, «you are being redirected». Told by the
/// way that led there and by how little it says; its words are not looked at, since any story may use them.
struct Interstitial {
    /// Where the answer came from.
    let answered: WebURL

    /// Longer pages are kept whatever the way: consent texts with all their partners come to some hundreds of words.
    private static let carryingWordsBound = 400
    /// A page on another site that carries nothing must say less than a short item does.
    private static let strangeWordsBound = 60

    /// Nil where the page may be what was asked for.
    init?(_ visit: PageVisit) {
        guard let way = Way(visit), !way.isPathKept else { return nil }
        let isCarried = way.asked.contains { asked in way.ends.contains { $0.carries(asked) } }
        switch visit.extraction.kind {
        // What says itself what it is keeps that name.
        case .challenge, .login, .error, .interstitial: return nil
        case .index, .video, .offer, .shell, .empty: guard isCarried else { return nil }
        case .article, .uncertain:
            guard !Self.claimsArticle(visit) else { return nil }
            // Several addresses that end at one on another site were all kept from theirs: such a page's second
            // record would be a copy of no article.
            let isShared = visit.facts.article != nil && visit.address.isAlias && !visit.isRepeat
            let bound =
                isCarried || way.isElsewhere && isShared
                ? Self.carryingWordsBound : way.isElsewhere ? Self.strangeWordsBound : 0
            guard visit.fingerprint.wordCount < bound else { return nil }
        }
        answered = way.answered
    }

    /// Pages in between name no article and no day of theirs; what the operator's own rules read is what he wants.
    private static func claimsArticle(_ visit: PageVisit) -> Bool {
        if visit.extraction.claimsArticle || visit.extraction.article.method == "rules" { return true }
        switch visit.extraction.article.published?.source {
        case .jsonLD, .meta, .timeElement, .byline: return true
        case .url, .feed, .text, nil: return false
        }
    }
}

/// The redirects between an address and its answer, over as many sites as they led.
private struct Way {
    /// The address as it was found, and every step but the last.
    var asked: [WebURL]
    let answered: WebURL
    /// The last step as it was named and as it was asked: only the first has a fragment.
    var ends: [WebURL]

    /// Nil when there was no redirect.
    init?(_ visit: PageVisit) {
        guard let reply = visit.outcome.reply, let first = WebURL(visit.memo.url) else { return nil }
        let hops = visit.memo.hops.compactMap { WebURL($0) }
        asked = [first] + hops.dropLast() + reply.redirects.map(\.from)
        answered = reply.url
        ends = [answered] + [reply.redirects.last?.to ?? hops.last].compactMap(\.self)
        guard !hops.isEmpty || !reply.redirects.isEmpty, first.forRequest != answered.forRequest else { return nil }
    }

    /// On another registrable domain than what was asked for.
    var isElsewhere: Bool { asked.first.map { Site.of(host: $0.host) != Site.of(host: answered.host) } ?? false }

    /// A page that moved keeps its name: the last part of its path, and its query where that chose the page.
    var isPathKept: Bool {
        guard let first = asked.first, let name = first.path.split(separator: "/").last else { return false }
        return answered.path.split(separator: "/").contains(name)
            && (first.query == nil || first.query == answered.query)
    }
}
