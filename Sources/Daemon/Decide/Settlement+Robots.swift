import Fetch
import FoundationEssentials
import Store
import Web

/// robots.txt and tdmrep.json of an origin.
extension Settlement {
    /// RFC 9309 section 2.3.1: 2xx is read, 4xx allows all, 5xx and no answer disallow for a while.
    func settleRobots(_ outcome: Outcome, facts: Facts, now: Date) -> [Effect] {
        let target = outcome.job.target
        guard let origin = target.robotsOrigin else { return [.change(.remove(target))] }
        guard let answer = RulesAnswer(outcome) else {
            let failures = (facts.robots?.failures ?? 0) + 1
            let pause = min(Backoff.ceiling, Duration.seconds(1800) * (1 << min(failures - 1, 8)))
            let until = now.adding(pause + pause * (0.1 * Jitter.share(target.key, visit: failures)))
            return unanswered(outcome, facts: facts, until: until, counts: true, now: now)
        }
        let isReservation = origin.hasSuffix(TDMReservation.wellKnownPath)
        var body = answer.body
        // A page that says "not found" with status 200 is no list of rules, and need not be kept.
        if isReservation, body.first(where: { $0 > 0x20 }) != UInt8(ascii: "[") { body = [] }
        let readAt = Self.readAt(outcome, now)
        let row = RobotsRow(
            origin: origin, fetchedAt: readAt, expiresAt: readAt.adding(Self.rulesHold), status: answer.status,
            body: body)
        var effects: [Effect] = [.change(.robots(row)), .change(.remove(target))]
        if isReservation { return effects + [log(.debug, "tdmrep.json read", outcome)] }
        effects += crawlDelay(of: body, origin: origin, outcome: outcome, now: now)
        if let since = facts.robots?.failingSince {
            let pause = DurationText.format(now.since(since))
            effects.append(log(.notice, "robots.txt of \(origin) answers again after \(pause)", outcome))
        }
        return effects + [log(.debug, "robots.txt of \(origin) read", outcome)]
    }

    /// RFC 9309 section 2.4: not longer than a day, unless it is out of reach.
    private static let rulesHold = Duration.seconds(24 * 3600)
    /// An answer may have waited for hours for room on the disk. What a clock says that was set since counts for a day at most.
    private static func readAt(_ outcome: Outcome, _ now: Date) -> Date {
        min(now, max(outcome.startedAt, now.adding(.zero - rulesHold)))
    }
    /// How long rules that were read are held on to while it is.
    private static let rulesOutlive = Duration.seconds(30 * 24 * 3600)

    /// The pause it asks for holds for everything that is asked of its site, and from this very answer on.
    private func crawlDelay(of body: [UInt8], origin: String, outcome: Outcome, now: Date) -> [Effect] {
        let site = outcome.job.target.site
        let asked = RobotsRules(parsing: body).crawlDelay(agent: Program.name).map { min($0, .seconds(120)) } ?? .zero
        let stored = Effect.change(.siteDelay(site: site, origin: origin, asked))
        guard asked > .zero, configuration.politeness.delay > .zero else { return [stored] }
        return [stored, .change(.siteFree(site: site, at: now.adding(asked)))]
    }

    /// No answer: what was read within a month holds on, otherwise its pages wait.
    /// - Parameter counts: whether it is the server's fault.
    func unanswered(_ outcome: Outcome, facts: Facts, until: Date, counts: Bool, now: Date) -> [Effect] {
        let target = outcome.job.target
        guard let origin = target.robotsOrigin else { return [.change(.remove(target))] }
        var row =
            facts.robots ?? RobotsRow(origin: origin, fetchedAt: now, expiresAt: until, status: 0, body: [])
        let holds = row.isAnswer && now.since(row.fetchedAt) < Self.rulesOutlive
        if !holds { (row.status, row.body, row.fetchedAt) = (0, [], now) }
        row.expiresAt = until
        if counts {
            row.failures += 1
            // Not later than now, or a clock that was ahead would keep its pages waiting until that day.
            row.failingSince = min(row.failingSince ?? now, now)
        }
        let effects: [Effect] = [.change(.robots(row)), .change(.remove(target))]
        guard counts else { return effects }
        if origin.hasSuffix(TDMReservation.wellKnownPath) {
            // No answer reserves nothing; the page and its headers may still do so.
            return effects + [log(.debug, "tdmrep.json is out of reach", outcome)]
        }
        let reason = Failure.classify(outcome)?.1 ?? outcome.reply.map { "HTTP \($0.status)" } ?? "no answer"
        let what = holds ? "what it said before holds" : "its pages wait"
        let pause = DurationText.format(until.since(now))
        // Said once: a host that is gone for good must not fill the log.
        return effects + [
            log(
                row.failures == 1 ? .warning : .debug,
                "robots.txt of \(origin) is out of reach (\(reason)): \(what), asked again in \(pause)", outcome)
        ]
    }
}

extension Outcome {
    /// Of a robots.txt: whether it says anything, be it that there are no rules.
    var answersRules: Bool { RulesAnswer(self) != nil }
}

/// What an answer to robots.txt means; nil where it is none.
private struct RulesAnswer {
    var status: Int
    var body: [UInt8] = []

    init?(_ outcome: Outcome) {
        switch outcome.answer {
        case .robots(let bytes):
            let status = outcome.reply?.status ?? 0
            // One that breaks off may have forbidden the rest; what is longer than has to be read is whole.
            guard RobotsRow.isAnswer(status), !(outcome.reply?.isPartial ?? false) else { return nil }
            self.status = status
            if (200..<300).contains(status) { body = bytes }
        // More than five redirects: the RFC lets that count as "not found".
        case .redirected, .fetchFailed(.tooManyRedirects): status = 404
        default: return nil
        }
    }
}

extension RobotsRow {
    /// 304 answers a question that was not put.
    fileprivate static func isAnswer(_ status: Int) -> Bool {
        (200..<500).contains(status) && status != 429 && status != 304
    }

    /// Rows of 0.1 keep other statuses too, for half an hour.
    var isAnswer: Bool { Self.isAnswer(status) }
}
