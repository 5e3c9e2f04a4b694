import Fetch
import FoundationEssentials
import Store
import Web

extension Settlement {
    /// A redirect to another site is a visit there, at that site's pace: many feeds may lead to one host.
    func step(_ poll: inout SourcePoll, to url: WebURL) -> [Effect] {
        let next = url.forRequest.href
        guard poll.hops.count < 10, !poll.hops.contains(where: { $0.to == next }) else {
            return failed(&poll, .soft, "too many redirects")
        }
        let isPermanent =
            poll.outcome.reply.map { reply in
                [301, 308].contains(reply.status) && reply.redirects.allSatisfy(\.isPermanent)
            } ?? false
        // It is one poll, however many steps it takes.
        poll.memo.polls -= 1
        poll.memo.hops = poll.hops + [SourceHop(to: next, isPermanent: isPermanent)]
        var target = poll.outcome.job.target
        target.url = next
        target.site = CanonicalURL(url).site
        target.due = poll.now
        target.memo = MemoCoding.bytes(poll.memo)
        return [
            .change(poll.isDropped ? .remove(target) : .put(target)),
            log(.debug, "redirected to \(next)", poll.outcome, ["outcome": "redirect"]),
        ]
    }
}
