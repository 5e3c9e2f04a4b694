import FoundationEssentials
import Store
import Web

/// Articles that their sites cut into pages: one record.
extension Settlement {
    /// The next page is a visit of the same row, as a step of a redirect is: robots.txt is asked for it, and it waits for its
    /// site's turn. It goes before what its site has waiting, for its text is half read.
    func goOn(_ visit: PageVisit, with begun: BegunArticle, at url: WebURL) -> [Effect] {
        var memo = visit.memo
        memo.begun = begun.text
        var next = visit.target
        next.url = url.href
        next.kind = .page
        next.due = min(next.due, visit.now)
        next.memo = MemoCoding.bytes(memo)
        return [
            .change(.put(next)), log(.debug, "goes on at \(url.href)", visit.outcome, ["outcome": "next_page"]),
        ]
    }

    /// What of its pages is missing is said; those that wait for a visit of their own are none, unless the operator wants one
    /// watched.
    func pages(of record: Record, visit: PageVisit) -> [Effect] {
        let watched = Set(sources.values.filter { $0.kind == .url }.map { SourceTargets.key(of: $0) })
        let rows = Set(RecordIndex.pageKeys(of: record).map { TargetKey.page($0).rawValue })
        var effects = rows.subtracting(watched).subtracting([visit.target.key]).sorted().map {
            Effect.change(.withdraw(key: $0))
        }
        if let reason = record.pagesMissing {
            let page = visit.begun?.next?.href ?? visit.target.url
            let kind = EventKind.pagesMissing(recordID: record.id, pages: record.pages ?? 1, reason: reason)
            effects.append(event(kind, visit.outcome, now: visit.now))
            effects.append(
                log(
                    .notice, "pages are missing, from \(page) on: \(reason)", visit.outcome,
                    ["outcome": "pages_missing"]))
        }
        return effects
    }
}
