import Bytes
import Feeds
import Fetch
import FoundationEssentials
import Store
import Text
import Web

/// One document of a source's past: its articles are queued, and what it leads to is asked next.
extension Settlement {
    func settleWalk(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        // Stopped, or begun anew, while this was asked: what it brings is not counted, and will be asked again.
        guard let row = facts.row, row.generation == target.generation, let source = source(of: target),
            source.isEnabled, var memo = MemoCoding.memo(WalkMemo.self, from: target.memo), !memo.steps.isEmpty
        else { return [.change(.remove(target))] }
        switch outcome.answer {
        case .feed(let feed, _):
            return read(feed, outcome, &memo, source, facts: facts, now: now)
        case .redirected(let url):
            guard memo.hops < 10 else { return leave(outcome, &memo, "too many redirects", now: now) }
            memo.hops += 1
            return [.change(put(target, memo, at: url.forRequest.href, due: now))]
        case .disallowed:
            return leave(outcome, &memo, "robots.txt forbids it", now: now)
        case .rulesUnanswered(_, let until):
            memo.trouble = "robots.txt of its host is out of reach"
            return again(outcome, &memo, not: until, most: 5, now: now)
        default:
            let (failureClass, reason) = Failure.classify(outcome) ?? (.hard, "unexpected answer")
            if memo.steps.last?.isNext == true, [404, 410].contains(outcome.reply?.status) {
                return moveOn(outcome, &memo, to: [], now: now)
            }
            memo.trouble = reason
            if case .feedUnreadable = outcome.answer { return leave(outcome, &memo, reason, now: now) }
            return again(
                outcome, &memo, not: outcome.freshness(now).notBefore, most: failureClass == .hard ? 2 : 5, now: now)
        }
    }

    private func read(
        _ feed: Feed, _ outcome: Outcome, _ memo: inout WalkMemo, _ source: Source, facts: Facts, now: Date
    ) -> [Effect] {
        let sighting = WalkSighting(of: feed, outcome, memo, source: source, facts: facts, now: now)
        let queued = queue(sighting.leads, from: outcome, facts: facts, now: now)
        guard outcome.isLastPortion else { return queued + [.carry(sighting.count)] }
        memo.count.queued += sighting.count.new
        memo.count.known += sighting.count.known
        memo.count.outOfRange += sighting.count.skipped
        memo.count.undated += sighting.count.left
        memo.count.withoutLink += sighting.count.withoutLink
        memo.count.documents += 1
        let days = feed.entries.map { WalkSighting.instant(of: $0, at: nil) }
        let dated = days.compactMap(\.self)
        memo.newest = [memo.newest, dated.max()].compactMap(\.self).max()
        memo.oldest = [memo.oldest, dated.min()].compactMap(\.self).min()
        // Noted with the last portion alone: who is interrupted before meets them all anew.
        let met = outcome.entries.compactMap(\.address)
        let noted: [Effect] =
            met.isEmpty ? [] : [.change(.seen(source: outcome.job.target.seenBy, entries: met, at: now))]
        // A list whose entries are all older than what is wanted has only older ones behind it.
        let isOver = !days.isEmpty && days.allSatisfy { $0.map(memo.order.isBefore) ?? false }
        var next: [WalkMemo.Step] = parts(of: feed, &memo)
        if !isOver { next = following(feed, memo, hasNews: sighting.hasNews) + next }
        let line = log(
            .info,
            "\(source.name): \(feed.entries.count) entries of its past, \(sighting.count.new) new",
            outcome,
            ["outcome": "walk"])
        return queued + noted + [line] + moveOn(outcome, &memo, to: next, now: now)
    }

    /// The parts of a sitemap that may hold something of the days wanted, the newest last: it is asked first.
    private func parts(of feed: Feed, _ memo: inout WalkMemo) -> [WalkMemo.Step] {
        guard feed.format == .sitemapIndex else { return [] }
        var parts: [WalkMemo.Step] = []
        for child in SitemapOrder.newestFirst(feed.children) {
            // A day stands for its last moment.
            if let day = child.updated, memo.order.isBefore(EntryOrder.instant(day).adding(.seconds(86_400))) {
                memo.count.partsPassedOver += 1
            } else if parts.count + memo.steps.count < WalkMemo.mostSteps {
                parts.append(WalkMemo.Step(url: child.url, isPart: true))
            } else {
                memo.count.partsLeft += 1
            }
        }
        return parts.reversed()
    }

    /// Endless pages bring nothing new sooner or later.
    private func following(_ feed: Feed, _ memo: WalkMemo, hasNews: Bool) -> [WalkMemo.Step] {
        if let page = memo.steps.last?.page {
            guard hasNews, let url = memo.order.page(page + 1) else { return [] }
            return [WalkMemo.Step(url: url, isNext: true, page: page + 1)]
        }
        return ["next", "prev-archive"].flatMap { rel in
            feed.links.filter { ASCII.lowercased($0.rel) == rel }.prefix(1).compactMap { link in
                // The document that is subscribed to may be empty.
                hasNews || feed.entries.isEmpty && rel == "prev-archive"
                    ? WalkMemo.Step(url: link.url, isNext: true) : nil
            }
        }
    }

    /// To the next document, or to the end.
    private func moveOn(
        _ outcome: Outcome, _ memo: inout WalkMemo, to next: [WalkMemo.Step], now: Date
    ) -> [Effect] {
        let target = outcome.job.target
        if let step = memo.steps.popLast(), let url = WebURL(step.url) { memo.walked.append(WalkMemo.hash(url)) }
        var known = Set(memo.walked)
        for step in memo.steps { if let url = WebURL(step.url) { known.insert(WalkMemo.hash(url)) } }
        for step in next {
            guard let url = WebURL(step.url), url.isHTTP, step.url.utf8.count <= EntryIdentity.longestAddress,
                known.insert(WalkMemo.hash(url)).inserted
            else { continue }
            memo.steps.append(step)
        }
        (memo.failures, memo.hops, memo.trouble) = (0, 0, memo.steps.isEmpty ? memo.trouble : nil)
        let isLimit = memo.walked.count >= memo.order.most
        guard !isLimit, let step = memo.steps.last, let url = WebURL(step.url) else {
            return finish(outcome, &memo, isLimit: isLimit && !memo.steps.isEmpty)
        }
        return [.change(put(target, memo, at: url.forRequest.href, due: now))]
    }

    private func finish(_ outcome: Outcome, _ memo: inout WalkMemo, isLimit: Bool) -> [Effect] {
        let target = outcome.job.target
        memo.ending =
            isLimit
            ? "\(memo.order.most) documents were asked, as many as are wanted"
            : memo.walked.count == 1 && memo.count.failed == 0
                ? "this was one document, which leads to no earlier one" : "it has come to the end"
        let name = source(of: target).map(\.name) ?? target.url
        return [
            .change(.remove(target)),
            .change(
                .meta(
                    key: WalkMemo.stoppedKey(target.sourceID ?? ""),
                    value: String(decoding: MemoCoding.bytes(memo), as: UTF8.self))),
            log(
                .notice,
                "\(name): its past was walked: \(memo.count.documents) documents, \(memo.count.found) addresses, \(memo.count.queued) of them new",
                outcome, ["outcome": "walked"]),
        ]
    }

    /// This document is not to be had; what else waits is asked.
    private func leave(_ outcome: Outcome, _ memo: inout WalkMemo, _ reason: String, now: Date) -> [Effect] {
        memo.count.failed += 1
        memo.trouble = reason
        let name = source(of: outcome.job.target).map(\.name) ?? ""
        return [log(.warning, "\(name): \(reason): this part of its past is left out", outcome, ["outcome": "failed"])]
            + moveOn(outcome, &memo, to: [], now: now)
    }

    private func again(
        _ outcome: Outcome, _ memo: inout WalkMemo, not before: Date?, most: Int, now: Date
    ) -> [Effect] {
        guard memo.failures < most else {
            return leave(outcome, &memo, memo.trouble ?? "it does not answer", now: now)
        }
        memo.failures += 1
        let pause = now.adding(.seconds(30 << memo.failures))
        return [.change(put(outcome.job.target, memo, at: outcome.job.target.url, due: max(before ?? pause, pause)))]
    }

    private func put(_ target: Target, _ memo: WalkMemo, at url: String, due: Date) -> StateChange {
        var target = target
        target.url = url
        if let url = WebURL(url) { target.site = CanonicalURL(url).site }
        target.due = due
        target.memo = MemoCoding.bytes(memo)
        return .put(target)
    }
}
