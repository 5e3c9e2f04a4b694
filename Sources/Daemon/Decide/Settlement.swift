import Fetch
package import FoundationEssentials
import Store
import Web

/// Every decision of the daemon, and nothing else: no clock, no network, no disk. Given an outcome, what the store knows
/// about it and the time, it returns what follows.
package struct Settlement: Sendable {
    let configuration: Configuration
    let sources: [String: Source]
    /// `rawi run --once`: sources rest for a day after their one poll.
    let runsOnce: Bool

    package init(configuration: Configuration, runsOnce: Bool = false) {
        self.configuration = configuration
        self.runsOnce = runsOnce
        sources = Dictionary(
            configuration.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter networkPause: set while the network is away: what could not be reached is nobody's fault, and is tried again after it.
    package func settle(
        _ outcome: Outcome, facts: Facts, now: Date, networkPause: Duration? = nil
    ) -> [Effect] {
        if let networkPause {
            if case .rulesUnanswered(_, let until) = outcome.answer {
                return [.change(.release(outcome.job.target, due: until))]
            }
            if Connectivity.isUnreached(outcome) { return wait(outcome, networkPause, facts: facts, now: now) }
        }
        if case .cancelled = outcome.answer {
            return [.change(.release(outcome.job.target, due: now))]
        }
        if case .fetchFailed(.shortOfResources) = outcome.answer { return putOff(outcome, now: now) }
        // Asked by the answer itself, of which an article over several pages may keep nothing.
        return sitePatience(outcome, now: now) + effects(of: outcome.whole, facts: facts, now: now)
    }

    private func effects(of outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        switch outcome.job.target.kind {
        case .robots: return settleRobots(outcome, facts: facts, now: now)
        case .feed, .sitemap, .listing, .folder: return settleSource(outcome, facts: facts, now: now)
        case .walk: return settleWalk(outcome, facts: facts, now: now)
        case .document: return settleDocument(outcome, facts: facts, now: now)
        case .page, .revisit: return settlePage(outcome, facts: facts, now: now)
        }
    }

    /// Our own shortage is nobody's failure: asked again soon, when fewer are in flight.
    private func putOff(_ outcome: Outcome, now: Date) -> [Effect] {
        let key = outcome.job.target.key
        let pause = Duration.seconds(30) * (1 + Jitter.share(key, visit: Int(now.timeIntervalSince1970)))
        return [
            .change(.release(outcome.job.target, due: now.adding(pause))),
            log(.debug, "put off: too much at once", outcome, ["outcome": "put_off"]),
        ]
    }

    private func wait(_ outcome: Outcome, _ pause: Duration, facts: Facts, now: Date) -> [Effect] {
        let key = outcome.job.target.key
        let due = now.adding(pause * (1 + Jitter.share(key, visit: Int(now.timeIntervalSince1970))))
        guard outcome.job.target.kind == .robots else { return [.change(.release(outcome.job.target, due: due))] }
        return unanswered(outcome, facts: facts, until: due, counts: false, now: now)
    }

    func source(of target: Target) -> Source? { target.sourceID.flatMap { sources[$0] } }

    func event(_ kind: EventKind, _ outcome: Outcome, url: String? = nil, now: Date) -> Effect {
        var fields = kind.fields
        if let status = outcome.reply?.status { fields.append(("status", .number(status))) }
        return .event(
            Event(
                type: kind.name.rawValue, at: now, url: url ?? outcome.address,
                sourceID: outcome.job.target.sourceID,
                fields: fields, instance: configuration.instance))
    }

    func log(
        _ level: Remark.Level, _ message: String, _ outcome: Outcome, _ more: [String: String] = [:],
        id: MessageID? = nil, file: String = #fileID, function: String = #function, line: UInt = #line
    ) -> Effect {
        var fields = more
        fields["source"] = outcome.job.target.sourceID
        if outcome.address.hasPrefix("http") { fields["url"] = outcome.address }
        if let reply = outcome.reply {
            fields["status"] = String(reply.status)
            fields["duration_usec"] = String(Int(reply.duration / .microseconds(1)))
        }
        return .log(Remark(level, message, fields, id: id, file: file, function: function, line: line))
    }

    /// 429, 503 with or without Retry-After.
    func asksForPatience(_ outcome: Outcome) -> Bool {
        outcome.reply.map { [429, 503].contains($0.status) } ?? false
    }

    /// A site that asks for patience is left alone as a whole, whatever it was asked for.
    private func sitePatience(_ outcome: Outcome, now: Date) -> [Effect] {
        guard asksForPatience(outcome) else { return [] }
        let at = max(outcome.freshness(now).notBefore ?? now, now.adding(.seconds(60)))
        return [.change(.siteFree(site: outcome.job.target.site, at: at))]
    }
}
