import FoundationEssentials
import Store
import Web

/// Whether a claimed target may start now: robots.txt first, then the pace of its site and of the address behind it.
struct Gate {
    private let jobs: JobMaking
    private let politeness: Configuration.Politeness
    private var rules = RulesCache()
    private var addresses: AddressPace

    /// What follows for one target.
    enum Passage {
        case start(Job)
        /// Given back, with what has to come first.
        case later
        case refused(Job)
    }

    /// After a reload the addresses that were learnt stay so.
    init(configuration: Configuration, sources: [String: Source], after old: Gate? = nil) {
        jobs = JobMaking(configuration: configuration, sources: sources)
        politeness = configuration.politeness
        addresses = old?.addresses ?? AddressPace()
    }

    /// Reads what is known of the origin and writes what follows from the answer into the same transaction.
    mutating func admit(
        _ target: Target, in state: any StateTransaction, now: Date
    ) throws(StoreError) -> Passage {
        let url = WebURL(target.url)
        let asksRules = jobs.asksRobots(target) || JobMaking.isReservation(target)
        let robots = asksRules ? try url.map(\.origin).map(state.robots) ?? nil : nil
        let reservation = target.kind == .page ? try url.map(JobMaking.reservationKey).map(state.robots) ?? nil : nil
        let known = robots.map { rules.rules(of: $0) }
        switch jobs.admit(target, robots: robots, rules: known, reservation: reservation, now: now) {
        case .go(let job):
            guard job.request != nil else { return .start(job) }
            if let free = addresses.wait(site: target.site, now: now) {
                try state.apply(.release(key: target.key, due: target.due))
                try state.apply(.siteFree(site: target.site, at: free))
                return .later
            }
            try state.apply(start(of: target, rules: known, now: now))
            return .start(job)
        case .askRobots(let ask):
            try state.apply(.add(ask))
            try state.apply(.release(key: target.key, due: target.due))
            return .later
        case .wait(let until):
            try state.apply(.release(key: target.key, due: until))
            return .later
        case .disallowed(let job):
            return .refused(job)
        }
    }

    /// A transfer to the site starts now.
    private mutating func start(of target: Target, rules: RobotsRules?, now: Date) -> StateChange {
        if politeness.perAddress { addresses.started(site: target.site, freeAt: now.adding(politeness.delay)) }
        let asked = rules?.crawlDelay(agent: Program.name).map { min($0, .seconds(120)) } ?? .zero
        // Exempt set-ups (delay zero) are for tests; a crawl-delay does not bring the wait back there.
        let delay = politeness.delay == .zero ? .zero : max(politeness.delay, asked)
        return .siteFree(site: target.site, at: now.adding(delay))
    }

    /// Learns from an answer where a site lives.
    mutating func note(_ outcome: Outcome) {
        guard politeness.perAddress, let address = outcome.reply?.remoteIP else { return }
        addresses.note(site: outcome.job.target.site, address: address)
    }
}
