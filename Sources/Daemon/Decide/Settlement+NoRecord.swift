import Dedupe
import Extract
import FoundationEssentials
import Store
import Web

/// What gives no record: withheld texts, index pages, bot walls, error pages.
extension Settlement {
    func withhold(_ visit: PageVisit, reason: String) -> [Effect] {
        [
            event(.withheld(reason: reason), visit.outcome, now: visit.now),
            log(.info, "left out: the site says \(reason)", visit.outcome, ["outcome": reason]),
            .change(put(visit.target, memo: visit.memo, due: visit.now.adding(.seconds(7 * 86_400)))),
        ]
    }

    /// Index pages, bot walls, error pages: an event each, and patience.
    /// - Parameter place: where it stands, when that is not where the article was looked for.
    func notArticle(_ visit: PageVisit, at place: WebURL? = nil) -> [Effect] {
        var visit = visit
        let kind = visit.extraction.kind.rawValue
        visit.memo.failed("no article but \(Self.name(of: visit.extraction.kind))", now: visit.now)
        let name = Self.name(of: visit.extraction.kind) + (place.map { ", at \($0.host)" } ?? "")
        let effects =
            wall(before: visit) + [
                event(
                    .notArticle(kind: kind, failures: visit.memo.failures, finalURL: place?.href), visit.outcome,
                    now: visit.now),
                log(.info, "no article here but \(name)", visit.outcome, ["outcome": kind]),
            ]
        var known = visit.facts
        known.article = known.asked ?? known.article
        let absence = Absence(
            refusedBy: visit.extraction.kind.refuses, memo: &visit.memo, facts: known, now: visit.now)
        if let buried = buried(visit.outcome, absence, memo: &visit.memo, facts: known, reason: kind, now: visit.now) {
            return buried
        }
        // One that has a record is asked again, whatever stands before it today.
        let isKnown = known.article != nil || visit.isRepeat
        if !isKnown, visit.memo.failures >= 5, absence == .neverThere, visit.memo.intervalSeconds == nil {
            return effects + givenUp(visit.outcome, reason: kind, now: visit.now)
        }
        let delay = Duration.seconds(3600 * (1 << min(visit.memo.failures * 2, 8)))
        let due = visit.now.adding(min(delay, .seconds(7 * 86_400)))
        let asked = visit.outcome.freshness(visit.now).retryAfter
        return effects + [.change(put(visit.target, memo: visit.memo, due: max(due, asked ?? due)))]
    }

    static func name(of kind: Extraction.Kind) -> String {
        switch kind {
        case .article: "an article"
        case .uncertain: "what may be an article"
        case .index: "an index of others"
        case .video: "a video"
        case .offer: "an offer of something"
        case .error: "an error page"
        case .challenge: "a bot wall"
        case .login: "a login form"
        case .interstitial: "a page in between (consent or login)"
        case .shell: "a page that needs JavaScript"
        case .empty: "an empty page"
        }
    }
}

extension Extraction.Kind {
    /// What stands where an article was taken down: a login form, an error page. Bot walls and pages in between stand before
    /// everything.
    fileprivate var refuses: Bool {
        switch self {
        case .login, .error, .empty: true
        case .article, .uncertain, .index, .video, .offer, .challenge, .interstitial, .shell: false
        }
    }
}
