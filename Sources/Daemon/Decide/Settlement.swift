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

    /// `networkIsAway`: what could not be reached is nobody's fault and is tried again soon.
    package func settle(
        _ outcome: Outcome, facts: Facts, now: Date, networkIsAway: Bool = false
    ) -> [Effect] {
        if networkIsAway, Connectivity.isUnreached(outcome) { return wait(outcome, now: now) }
        if case .cancelled = outcome.answer {
            return [.change(.release(key: outcome.job.target.key, due: now))]
        }
        if case .fetchFailed(.shortOfResources) = outcome.answer { return putOff(outcome, now: now) }
        switch outcome.job.target.kind {
        case .robots: return settleRobots(outcome, now: now)
        case .feed, .sitemap, .listing, .folder: return settleSource(outcome, facts: facts, now: now)
        case .document: return settleDocument(outcome, facts: facts, now: now)
        case .page: return settlePage(outcome, facts: facts, now: now)
        }
    }

    /// Our own shortage is nobody's failure: asked again soon, when fewer are in flight.
    private func putOff(_ outcome: Outcome, now: Date) -> [Effect] {
        let key = outcome.job.target.key
        let pause = Duration.seconds(30) * (1 + Jitter.share(key, visit: Int(now.timeIntervalSince1970)))
        return [
            .change(.release(key: key, due: now.adding(pause))),
            log(.debug, "put off: too much at once", outcome, ["outcome": "put_off"]),
        ]
    }

    private func wait(_ outcome: Outcome, now: Date) -> [Effect] {
        let key = outcome.job.target.key
        let due = now.adding(Connectivity.pause * (1 + Jitter.share(key, visit: Int(now.timeIntervalSince1970))))
        guard let origin = outcome.job.target.robotsOrigin else { return [.change(.release(key: key, due: due))] }
        let row = RobotsRow(origin: origin, fetchedAt: now, expiresAt: due, status: 0, body: [])
        return [.change(.robots(row)), .change(.remove(key: key))]
    }

    func source(of target: Target) -> Source? { target.sourceID.flatMap { sources[$0] } }

    func event(_ kind: EventKind, _ outcome: Outcome, now: Date) -> Effect {
        var fields = kind.fields
        if let status = outcome.reply?.status { fields.append(("status", .number(status))) }
        return .event(
            Event(
                type: kind.name.rawValue, at: now, url: outcome.job.target.url, sourceID: outcome.job.target.sourceID,
                fields: fields, instance: configuration.instance))
    }

    func log(
        _ level: Remark.Level, _ message: String, _ outcome: Outcome, _ more: [String: String] = [:],
        id: MessageID? = nil
    ) -> Effect {
        var fields = more
        fields["source"] = outcome.job.target.sourceID
        if outcome.job.target.url.hasPrefix("http") { fields["url"] = outcome.job.target.url }
        if let reply = outcome.reply {
            fields["status"] = String(reply.status)
            fields["duration_usec"] = String(Int(reply.duration / .microseconds(1)))
        }
        return .log(Remark(level, message, fields, id: id))
    }

    /// A site that asks for patience (429, 503 with Retry-After) is left alone as a whole.
    func sitePatience(_ outcome: Outcome, now: Date) -> [Effect] {
        guard let reply = outcome.reply, [429, 503].contains(reply.status) else { return [] }
        let asked = Freshness.read(status: reply.status, headers: reply.headers, receivedAt: now).notBefore
        let at = max(asked ?? now, now.adding(.seconds(60)))
        return [.change(.siteFree(site: outcome.job.target.site, at: at))]
    }

    // MARK: robots.txt, tdmrep.json

    /// RFC 9309 section 2.3.1: 2xx is read, 4xx allows all, 5xx and no answer disallow for a while.
    private func settleRobots(_ outcome: Outcome, now: Date) -> [Effect] {
        let target = outcome.job.target
        guard let origin = target.robotsOrigin else { return [.change(.remove(key: target.key))] }
        var status = outcome.reply?.status ?? 0
        var body: [UInt8] = []
        if case .robots(let bytes) = outcome.answer, (200..<300).contains(status) { body = bytes }
        if case .redirected = outcome.answer { status = 404 }
        // 3xx here means more than five redirects, which the RFC lets count as "not found".
        if case .fetchFailed(.tooManyRedirects) = outcome.answer { status = 404 }
        let answered = (200..<500).contains(status) && status != 429
        let expires = now.adding(answered ? .seconds(24 * 3600) : .seconds(1800))
        let isReservation = origin.hasSuffix(TDMReservation.wellKnownPath)
        // A page that says "not found" with status 200 is no list of rules, and need not be kept.
        if isReservation, body.first(where: { $0 > 0x20 }) != UInt8(ascii: "[") { body = [] }
        let row = RobotsRow(origin: origin, fetchedAt: now, expiresAt: expires, status: status, body: body)
        var effects: [Effect] = [.change(.robots(row)), .change(.remove(key: target.key))]
        effects += sitePatience(outcome, now: now)
        if isReservation {
            // No answer reserves nothing; the page and its headers may still do so.
            effects.append(log(.debug, answered ? "tdmrep.json read" : "tdmrep.json is out of reach", outcome))
        } else if answered {
            effects.append(log(.debug, "robots.txt of \(origin) read", outcome))
        } else {
            effects.append(
                log(
                    .warning,
                    "robots.txt of \(origin) is out of reach (\(Failure.classify(outcome)?.1 ?? "HTTP \(status)")): its pages wait half an hour",
                    outcome))
        }
        return effects
    }
}
