import Feeds
import FoundationEssentials
import Store
import Web

/// The sitemaps of an index.
extension Settlement {
    struct ChangedChildren {
        var count = 0
        /// Some were just being asked, so that what the index says of them could not be noted.
        var isIncomplete = false
    }

    /// Those an index lists become targets of their own, what may hold news first. Known ones are brought forward when their
    /// lastmod has changed, and go when the index no longer lists them.
    func children(of feed: Feed, poll: inout SourcePoll) -> ([Effect], ChangedChildren) {
        let target = poll.outcome.job.target
        guard target.kind == .sitemap, poll.memo.depth < 3, feed.format == .sitemapIndex || !feed.children.isEmpty
        else { return ([], ChangedChildren()) }
        var effects: [Effect] = []
        var changed = ChangedChildren()
        var rows: [String: Target] = [:]
        for row in poll.facts.children { rows[row.key] = row }
        var listed: Set<String> = []
        let isBacklog = poll.memo.child.map { $0.isBacklog == true } ?? poll.isFirst
        for (index, child) in SitemapOrder.newestFirst(feed.children).enumerated() {
            guard let url = WebURL(child.url), url.isHTTP else { continue }
            let key = SitemapChildren.key(of: child, source: poll.source.id)
            guard key.rawValue != target.key, listed.insert(key.rawValue).inserted else { continue }
            let turn = poll.now.adding(.milliseconds(index))
            if let row = rows[key.rawValue] {
                guard let renewed = renewed(row, lastmod: SitemapChildren.lastmod(of: child), due: turn, poll) else {
                    continue
                }
                changed.count += 1
                if row.due <= poll.now {
                    changed.isIncomplete = true
                } else {
                    effects.append(.change(.amend(key: renewed.key, memo: renewed.memo)))
                    effects.append(.change(.reschedule(key: renewed.key, due: renewed.due)))
                }
            } else if index < SitemapOrder.limit {
                changed.count += 1
                var row = row(key, url, child, due: turn, poll)
                if isBacklog {
                    row.memo.child?.isBacklog = true
                    if row.memo.lastmod == nil, index >= SitemapChildren.current { row.memo.child?.isArchive = true }
                }
                effects.append(.change(.add(row.target)))
            }
        }
        effects += leftOut(listed.count - SitemapOrder.limit, &poll)
        if poll.outcome.isWhole, !feed.isTruncated { effects += dropped(from: rows, listed: listed, poll) }
        return (effects, changed)
    }

    private func row(
        _ key: TargetKey, _ url: WebURL, _ child: FeedChild, due: Date, _ poll: SourcePoll
    ) -> NewChild {
        var memo = SourceMemo(intervalSeconds: poll.memo.intervalSeconds)
        memo.configuredInterval = poll.memo.configuredInterval
        memo.depth = poll.memo.depth + 1
        memo.lastmod = SitemapChildren.lastmod(of: child)
        memo.settings = poll.memo.settings
        memo.child = SitemapChildMemo(url: url.forRequest.href, parent: poll.outcome.job.target.key)
        return NewChild(key: key, url: url, source: poll.source.id, due: due, memo: memo)
    }

    /// With the lastmod that the index gives now, and due; nil where that has not changed.
    private func renewed(_ row: Target, lastmod: String?, due: Date, _ poll: SourcePoll) -> Target? {
        guard var memo = MemoCoding.memo(SourceMemo.self, from: row.memo) else { return nil }
        let isChanged = memo.lastmod != lastmod
        // Rows of 0.1 do not know their index.
        guard isChanged || memo.child == nil else { return nil }
        memo.lastmod = lastmod
        memo.child = memo.child ?? SitemapChildMemo(url: row.url, parent: poll.outcome.job.target.key)
        memo.bound(to: poll.now, longest: configuration.longestWait)
        var next = row
        if isChanged { next.due = max(due, memo.notBefore ?? due) }
        next.memo = MemoCoding.bytes(memo)
        return next
    }

    private func leftOut(_ count: Int, _ poll: inout SourcePoll) -> [Effect] {
        let before = poll.memo.leftOut ?? 0
        poll.memo.leftOut = count > 0 ? count : nil
        guard count > 0, before == 0 else { return [] }
        return [
            event(.sitemapsLeftOut(sitemaps: count), poll.outcome, now: poll.now),
            log(
                .warning, "\(poll.source.name): \(count) of the oldest sitemaps are not asked",
                poll.outcome),
        ]
    }

    /// Those that this index no longer lists, and what stands below them.
    private func dropped(from rows: [String: Target], listed: Set<String>, _ poll: SourcePoll) -> [Effect] {
        let index = poll.outcome.job.target.key
        var parents: [String: String] = [:]
        for (key, row) in rows where key != index {
            let memo = MemoCoding.memo(SourceMemo.self, from: row.memo)
            // Rows of 0.1 do not name their index; those at depth one are the source's own.
            parents[key] =
                memo?.child?.parent ?? (memo?.depth == 1 ? TargetKey.sitemap(source: poll.source.id).rawValue : nil)
        }
        var gone = Set(parents.filter { $0.value == index && !listed.contains($0.key) }.keys)
        for _ in 0..<3 {
            gone.formUnion(parents.filter { gone.contains($0.value) && !listed.contains($0.key) }.keys)
        }
        return gone.sorted().map { .change(.withdraw(key: $0)) }
    }
}

private struct NewChild {
    let key: TargetKey
    let url: WebURL
    let source: String
    let due: Date
    var memo: SourceMemo

    var target: Target {
        Target(
            key, url: url.forRequest.href, site: CanonicalURL(url).site, sourceID: source, due: due,
            memo: MemoCoding.bytes(memo))
    }
}
