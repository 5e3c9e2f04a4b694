import Fetch
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
        /// robots.txt of its host does not answer.
        case unanswered(Job, since: Date, until: Date)
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
        let reservation = target.kind.isPage ? try url.map(JobMaking.reservationKey).map(state.robots) ?? nil : nil
        let known = robots.map { rules.rules(of: $0) }
        switch jobs.admit(target, robots: robots, rules: known, reservation: reservation, now: now) {
        case .go(var job):
            guard job.request != nil else { return .start(job) }
            if let free = addresses.wait(site: target.site, now: now) {
                try state.apply(.release(target, due: target.due))
                try state.apply(.siteFree(site: target.site, at: free))
                return .later
            }
            try permitRedirects(of: &job, rules: known, in: state, now: now)
            try start(target, in: state, now: now)
            return .start(job)
        case .askRobots(let ask):
            try state.apply(.add(ask))
            try state.apply(.release(target, due: target.due))
            return .later
        case .wait(let until):
            guard let since = robots?.failingSince else {
                // It was the network that was away: that is nobody's failure.
                try state.apply(.release(target, due: until))
                return .later
            }
            return .unanswered(Job(target: target, want: .page), since: since, until: until)
        case .disallowed(let job):
            return .refused(job)
        }
    }

    /// A transfer to the site starts now. Exempt set-ups (delay zero) are for tests; a crawl-delay does not bring the wait back
    /// there.
    private mutating func start(_ target: Target, in state: any StateTransaction, now: Date) throws(StoreError) {
        let asked = politeness.delay == .zero ? .zero : try state.siteDelay(target.site)
        let free = now.adding(max(politeness.delay, asked))
        if politeness.perAddress { addresses.started(key: target.key, site: target.site, freeAt: free) }
        try state.apply(.siteFree(site: target.site, at: free))
    }

    /// A page's redirects are followed at once where robots.txt is known to allow it: on its own origin and on those which the
    /// same host is commonly known by as well.
    private mutating func permitRedirects(
        of job: inout Job, rules own: RobotsRules?, in state: any StateTransaction, now: Date
    ) throws(StoreError) {
        guard politeness.obeysRobots, jobs.asksRobots(job.target), let url = job.request?.url else { return }
        var known = [url.origin: own ?? RobotsRules(parsing: [])]
        for origin in url.twinOrigins {
            guard let row = try state.robots(origin: origin), row.expiresAt > now, row.isAnswer else { continue }
            known[origin] = rules.rules(of: row)
        }
        job.request?.redirects = .permitted(10, by: RedirectPermit(known, agent: Program.name))
    }

    mutating func shift(by difference: Duration) { addresses.shift(by: difference) }

    /// What was admitted did not start after all.
    mutating func takeBack(_ target: Target) { addresses.ended(key: target.key) }

    /// Learns from an answer where a site lives, and that the transfer is over.
    mutating func note(_ outcome: Outcome) {
        addresses.ended(key: outcome.job.target.key)
        guard politeness.perAddress, let address = outcome.reply?.remoteIP else { return }
        addresses.note(site: outcome.job.target.site, address: address)
    }
}

extension WebURL {
    /// The other scheme, with and without `www.`, on the usual ports.
    fileprivate var twinOrigins: [String] {
        guard port == nil else { return [] }
        return ["https", "http"].flatMap { scheme in [bareHost, "www." + bareHost].map { "\(scheme)://\($0)" } }
            .filter { $0 != origin }
    }
}
