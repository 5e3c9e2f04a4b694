import Fetch
import FoundationEssentials
import Store
import Web

/// Whether a claimed target may start now: what robots.txt says, and the pace of its site from now on.
struct Gate {
    private let jobs: JobMaking
    private let politeness: Configuration.Politeness
    private var rules = RulesCache()
    /// Sources that an operator has paused.
    var paused: Set<String> = []
    /// `rawi backfill` without a daemon: no source is polled, and what is known of them stays as it is.
    private let isWalk: Bool

    /// What follows for one target.
    enum Passage {
        case start(Job)
        /// Given back, with what has to come first.
        case later
        case refused(Job)
        /// robots.txt of its host does not answer.
        case unanswered(Job, since: Date, until: Date)
    }

    init(configuration: Configuration, sources: [String: Source], isWalk: Bool = false) {
        self.isWalk = isWalk
        jobs = JobMaking(configuration: configuration, sources: sources)
        politeness = configuration.politeness
    }

    func wish(limit: Int) -> ClaimWish {
        ClaimWish(
            limit: limit, perSite: politeness.perSite, delay: politeness.delay, perAddress: politeness.perAddress)
    }

    /// What `admit` reads.
    func keys(_ claims: [Claim]) -> FactKeys {
        var keys = FactKeys()
        for target in claims.map(\.target) {
            keys.sites.insert(target.site)
            guard let url = WebURL(target.url) else { continue }
            if JobMaking.isReservation(target) { keys.robots.insert(url.origin) }
            if jobs.asksRobots(target) { keys.robots.formUnion([url.origin] + url.twinOrigins) }
            if target.kind.isPage { keys.robots.insert(JobMaking.reservationKey(of: url)) }
        }
        for origin in keys.robots { keys.robotsKnown[origin] = rules.readAt(origin) }
        return keys
    }

    /// Reads what is known of the origin and writes what follows from the answer into the same transaction.
    mutating func admit(
        _ claim: Claim, in state: any StateTransaction, now: Date
    ) throws(StoreError) -> Passage {
        let target = BegunArticle.current(claim.target, now: now)
        // Pages that it has led to already are fetched all the same.
        if let id = target.sourceID, paused.contains(id) || isWalk && target.kind != .walk,
            !target.kind.isPage || jobs.sources[id]?.kind == .url
        {
            try state.apply(.release(target, due: now.addingTimeInterval(3_600)))
            return .later
        }
        if SharedSources.isUnheardOf(target, jobs.sources, jobs.configuration) {
            try state.apply(.release(target, due: now.adding(SharedSources.glance)))
            return .later
        }
        let url = WebURL(target.url)
        let asksRules = jobs.asksRobots(target) || JobMaking.isReservation(target)
        let robots = asksRules ? try url.map { url throws(StoreError) in try row(url.origin, in: state) } ?? nil : nil
        let reservation = target.kind.isPage ? try url.map(JobMaking.reservationKey).map(state.robots) ?? nil : nil
        let known = robots.map { rules.rules(of: $0) }
        switch jobs.admit(target, robots: robots, rules: known, reservation: reservation, now: now) {
        case .go(var job):
            guard job.request != nil else { return .start(job) }
            job.startBy = claim.startBy
            try permitRedirects(of: &job, rules: known, in: state, now: now)
            try state.apply(Pace.stamp(politeness, site: target.site, at: now, in: state))
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
            return .unanswered(jobs.waiting(target, now: now), since: since, until: until)
        case .disallowed(let job):
            return .refused(job)
        }
    }

    /// What is known of an origin's robots.txt; its text only where it was not read yet.
    private func row(_ origin: String, in state: any StateTransaction) throws(StoreError) -> RobotsRow? {
        try state.robots(origin: origin, unlessReadAt: rules.readAt(origin))
    }

    /// A page's redirects are followed at once where robots.txt is known to allow it: on its own origin and on those which the
    /// same host is commonly known by as well.
    private mutating func permitRedirects(
        of job: inout Job, rules own: RobotsRules?, in state: any StateTransaction, now: Date
    ) throws(StoreError) {
        guard politeness.obeysRobots, jobs.asksRobots(job.target), let url = job.request?.url else { return }
        var known = [url.origin: own ?? RobotsRules(parsing: [])]
        for origin in url.twinOrigins {
            guard let row = try row(origin, in: state), row.expiresAt > now, row.isAnswer else { continue }
            known[origin] = rules.rules(of: row)
        }
        job.request?.redirects = .permitted(10, by: RedirectPermit(known, agent: Program.name))
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
