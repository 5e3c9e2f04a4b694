import Feeds
import Store
import Web

/// The feed of a page: the best of what it offers, then the next.
extension Settlement {
    func discovered(_ links: [FeedChild], poll: inout SourcePoll) -> [Effect] {
        var addresses: [String] = []
        for link in links {
            guard let url = WebURL(link.url), url.isHTTP, !addresses.contains(url.href) else { continue }
            addresses.append(url.href)
        }
        // What was asked until now and died comes last, named by the page or not: it may come back.
        if let former = poll.memo.formerURL {
            addresses.removeAll { $0 == former }
            addresses.append(former)
        }
        poll.memo.candidates = Array(addresses.prefix(FeedAutodiscovery.mostCandidates))
        return tryNext(&poll) ?? failed(&poll, .soft, "no feed is linked there")
    }

    /// Nil where no candidate is left.
    func tryNext(_ poll: inout SourcePoll) -> [Effect]? {
        guard let next = poll.memo.candidates?.first else { return nil }
        poll.memo.candidates?.removeFirst()
        poll.memo.follow(next)
        poll.memo.isTrying = true
        poll.memo.lastOutcome = "discovered"
        return [
            log(.debug, "looking for its feed at \(next)", poll.outcome, ["outcome": "discovered"]),
            .change(poll.put(due: poll.now)),
        ]
    }

    /// A discovered address answered as a feed.
    func confirmed(_ poll: inout SourcePoll) -> [Effect] {
        // It answers where it is asked: there is no way back to keep.
        poll.memo.formerURL = nil
        guard poll.memo.isTrying == true, let feed = poll.memo.feedURL else { return [] }
        poll.memo.isTrying = nil
        return [
            event(.feedDiscovered(feed: feed), poll.outcome, now: poll.now),
            log(.notice, "found its feed at \(feed)", poll.outcome, ["outcome": "discovered"]),
        ]
    }
}
