import Extract
import Feeds
import FoundationEssentials
import Store
import Text
import Web

extension Settlement {
    /// Feeds, sitemaps, listings and folders: what is new in them becomes jobs, and the next poll is set.
    func settleSource(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        // A source that a reload took away while it was being asked.
        guard let source = source(of: target), source.isEnabled else { return [.change(.remove(target))] }
        var memo =
            MemoCoding.memo(SourceMemo.self, from: target.memo)
            ?? SourceMemo(intervalSeconds: (source.interval ?? configuration.schedule.interval) / .seconds(1))
        memo.bound(to: now)
        memo.polls += 1
        memo.lastStatus = outcome.reply?.status
        var poll = SourcePoll(outcome: outcome, source: source, memo: memo, facts: facts, now: now)
        let effects = settle(&poll)
        return recovery(memo, poll) + effects
    }

    private func settle(_ poll: inout SourcePoll) -> [Effect] {
        let outcome = poll.outcome
        switch outcome.answer {
        case .feed(let feed, let digest):
            return settle(feed, digest: digest, poll: &poll)
        case .listing(let links, let digest):
            return settle(links, digest: digest, poll: &poll)
        case .notModified where poll.memo.etag == nil && poll.memo.lastModified == nil:
            return failed(&poll, .soft, "304 to a request without validators")
        case .notModified:
            poll.memo.notModifiedRun += 1
            return unchanged(&poll, "not modified")
        case .sameBody:
            poll.memo.notModifiedRun = 0
            poll.memo.remember(validatorsOf: outcome)
            return unchanged(&poll, "same body")
        case .discovered(let links):
            return discovered(links, poll: &poll)
        case .folder(let files):
            return settle(files, poll: &poll)
        case .disallowed:
            return failed(&poll, .hard, "robots.txt forbids it")
        case .rulesUnanswered:
            return failed(&poll, .soft, "robots.txt of its host is out of reach")
        case .redirected(let url):
            return failed(&poll, .soft, "redirected to \(url.href)")
        default:
            let (failureClass, reason) = Failure.classify(outcome) ?? (.hard, "unexpected answer")
            return failed(&poll, failureClass, reason)
        }
    }

    private func settle(_ feed: Feed, digest: String, poll: inout SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        let kind = target.kind == .sitemap ? (poll.source.kind == .newsSitemap ? "news_sitemap" : "sitemap") : "feed"
        var leads: [Lead] = []
        var seen: [String] = []
        var new = 0
        var known = 0
        var withoutLink = 0
        let isFirst = poll.memo.totalEntries == 0 && poll.memo.lastSuccessAt == nil
        for (index, entry) in feed.entries.enumerated() {
            let keys = EntryIdentity.keys(of: entry)
            guard !keys.isEmpty else { continue }
            seen += keys
            if keys.contains(where: poll.facts.seen.contains) {
                known += 1
                continue
            }
            new += 1
            guard let url = entry.link.flatMap({ WebURL($0) }), url.isHTTP else {
                withoutLink += 1
                continue
            }
            leads.append(
                Lead(
                    url: url, depth: 1, depthLimit: poll.source.depth,
                    origin: Record.Origin(
                        kind: kind, url: poll.outcome.reply?.url.href ?? target.url, sourceID: poll.source.id,
                        entryID: entry.id, position: index + 1, anchor: entry.title, seenAt: poll.now),
                    publishedRaw: entry.published.map(DateText.format)))
        }
        var effects: [Effect] = []
        if isFirst, leads.count > poll.source.backlog {
            effects.append(
                event(.backlogSkipped(entries: leads.count - poll.source.backlog), poll.outcome, now: poll.now))
            leads = newest(leads, poll.source.backlog)
        }
        effects += queue(leads, from: poll.outcome, facts: poll.facts, now: poll.now)
        effects += children(of: feed, poll: poll)
        let isGap = !isFirst && known == 0 && new > 0 && target.kind == .feed
        if isGap { effects.append(event(.feedGap(entries: new), poll.outcome, now: poll.now)) }
        if withoutLink > 0 {
            effects.append(
                event(.entriesWithoutLink(entries: withoutLink), poll.outcome, now: poll.now))
        }
        if feed.isTruncated { effects.append(event(.feedTruncated, poll.outcome, now: poll.now)) }
        poll.memo.bodyDigest = digest
        poll.memo.notModifiedRun = 0
        poll.memo.remember(validatorsOf: poll.outcome)
        poll.memo.succeeded(entries: feed.entries.count, new: new, now: poll.now)
        if !isFirst {
            poll.memo.intervalSeconds = pollSchedule.adaptedInterval(
                poll.memo.intervalSeconds, entries: feed.entries.count, new: new, source: poll.source)
        }
        if !seen.isEmpty { effects.append(.change(.seen(source: poll.source.id, entries: seen, at: poll.now))) }
        effects += moved(&poll)
        effects.append(
            log(
                .info, "\(poll.source.title ?? poll.source.id): \(feed.entries.count) entries, \(new) new",
                poll.outcome,
                ["outcome": new > 0 ? "new" : "known"]))
        return effects + [reschedule(&poll, pacing: feed.pacing)]
    }

    /// Newest first by the entry's own date; entries without one keep the feed's order, which is nearly always that.
    private func newest(_ leads: [Lead], _ count: Int) -> [Lead] {
        let order = leads.enumerated().sorted { left, right in
            let (a, b) = (left.element.publishedRaw ?? "", right.element.publishedRaw ?? "")
            return a == b ? left.offset < right.offset : a > b
        }
        return Array(order.prefix(count).map(\.element))
    }

    /// The sitemaps an index lists become targets of their own; of those already known only the newer ones are asked.
    private func children(of feed: Feed, poll: SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        guard target.kind == .sitemap, poll.memo.depth < 3 else { return [] }
        return feed.children.prefix(1000).compactMap { child -> Effect? in
            guard let url = WebURL(child.url), url.isHTTP else { return nil }
            let key = SitemapChild.key(of: child, below: target)
            guard key.rawValue != target.key, !poll.facts.existing.contains(key.rawValue) else { return nil }
            var memo = SourceMemo(intervalSeconds: poll.memo.intervalSeconds)
            memo.depth = poll.memo.depth + 1
            memo.lastmod = child.updated?.dayText
            memo.settings = poll.memo.settings
            return .change(
                .add(
                    Target(
                        key, url: url.forRequest.href, site: CanonicalURL(url).site,
                        sourceID: poll.source.id, due: poll.now, memo: MemoCoding.bytes(memo))))
        }
    }

    private func settle(_ links: [ArticleLink], digest: String, poll: inout SourcePoll) -> [Effect] {
        let target = poll.outcome.job.target
        var leads: [Lead] = []
        var seen: [String] = []
        for (index, link) in links.enumerated() {
            guard let url = WebURL(link.url), url.isHTTP else { continue }
            let key = "u:" + CanonicalURL(url).key
            seen.append(key)
            guard !poll.facts.seen.contains(key), link.isInternal else { continue }
            leads.append(
                Lead(
                    url: url, depth: 1, depthLimit: poll.source.depth,
                    origin: Record.Origin(
                        kind: "listing", url: poll.outcome.reply?.url.href ?? target.url, sourceID: poll.source.id,
                        position: index + 1, anchor: link.text, seenAt: poll.now)))
        }
        let new = leads.count
        let queued = queue(
            Array(leads.prefix(poll.source.backlog)), from: poll.outcome, facts: poll.facts, now: poll.now)
        poll.memo.bodyDigest = digest
        poll.memo.remember(validatorsOf: poll.outcome)
        poll.memo.succeeded(entries: links.count, new: new, now: poll.now)
        return queued + [
            .change(.seen(source: poll.source.id, entries: seen, at: poll.now)),
            log(.info, "\(poll.source.title ?? poll.source.id): \(links.count) links, \(new) new", poll.outcome),
            reschedule(&poll, pacing: Pacing()),
        ]
    }

    private func settle(_ files: [DocumentFile], poll: inout SourcePoll) -> [Effect] {
        let new = files.filter { !poll.facts.seen.contains("f:" + $0.version) }
        var effects = new.prefix(500).map { file -> Effect in
            let memo = DocumentMemo(path: file.path, depth: poll.source.depth)
            return .change(
                .add(
                    Target(
                        .document(source: poll.source.id, version: file.version), url: file.path,
                        site: "file:\(poll.source.id)", sourceID: poll.source.id, due: poll.now,
                        memo: MemoCoding.bytes(memo))))
        }
        if !new.isEmpty {
            effects.append(
                log(
                    .info, "\(poll.source.title ?? poll.source.id): \(new.count) new documents in the folder",
                    poll.outcome))
        }
        poll.memo.succeeded(entries: files.count, new: new.count, now: poll.now)
        poll.memo.ruledBy = "documents_interval"
        let interval = poll.source.interval ?? configuration.schedule.documentsInterval
        return effects + [
            .change(poll.put(due: runsOnce ? poll.now.adding(.seconds(86_400)) : poll.now.adding(interval)))
        ]
    }

    private func discovered(_ links: [FeedChild], poll: inout SourcePoll) -> [Effect] {
        guard let first = links.first(where: { WebURL($0.url)?.isHTTP == true }) else {
            return failed(&poll, .soft, "no feed is linked there")
        }
        poll.memo.feedURL = first.url
        poll.memo.lastOutcome = "discovered"
        return [
            event(.feedDiscovered(feed: first.url), poll.outcome, now: poll.now),
            log(.notice, "found its feed at \(first.url)", poll.outcome, ["outcome": "discovered"]),
            .change(poll.put(due: poll.now)),
        ]
    }

    private func unchanged(_ poll: inout SourcePoll, _ what: String) -> [Effect] {
        poll.memo.succeeded(entries: poll.memo.lastEntries, new: 0, now: poll.now)
        poll.memo.intervalSeconds = pollSchedule.adaptedInterval(
            poll.memo.intervalSeconds, entries: max(1, poll.memo.lastEntries), new: 0, source: poll.source)
        let line = log(
            .debug, "\(poll.source.title ?? poll.source.id): \(what)", poll.outcome, ["outcome": "unchanged"])
        return moved(&poll) + [line, reschedule(&poll, pacing: Pacing())]
    }

    func reschedule(_ poll: inout SourcePoll, pacing: Pacing) -> Effect {
        let decision = pollSchedule.afterSuccess(
            source: poll.source, memo: poll.memo, pacing: pacing, freshness: poll.freshness,
            key: poll.outcome.job.target.key, now: poll.now)
        poll.memo.ruledBy = decision.ruledBy
        return .change(poll.put(due: restIfOnce(decision.due, poll.now)))
    }

    func restIfOnce(_ due: Date, _ now: Date) -> Date {
        runsOnce ? max(due, now.adding(.seconds(86_400))) : due
    }

    var pollSchedule: PollSchedule { PollSchedule(schedule: configuration.schedule) }
}
