import Extract
import Fetch
import FoundationEssentials
import Store
import Web

/// Whether and how a claimed target may be asked now.
enum Admission: Equatable {
    case go(Job)
    /// robots.txt of its origin is unknown or out of date: that first.
    case askRobots(Target)
    /// robots.txt is out of reach; until then.
    case wait(Date)
    case disallowed(Job)

    static func == (left: Admission, right: Admission) -> Bool {
        switch (left, right) {
        case (.go(let a), .go(let b)), (.disallowed(let a), .disallowed(let b)): a.target == b.target
        case (.askRobots(let a), .askRobots(let b)): a == b
        case (.wait(let a), .wait(let b)): a == b
        default: false
        }
    }
}

/// Turns targets into jobs. Pure.
struct JobMaking {
    let configuration: Configuration
    let sources: [String: Source]

    /// `rules` are those of the target's origin, when `robots` holds any; `reservation` is its tdmrep.json.
    func admit(
        _ target: Target, robots: RobotsRow?, rules: RobotsRules?, reservation: RobotsRow?, now: Date
    ) -> Admission {
        let job = job(for: target, now: now)
        guard asksRobots(target), let url = WebURL(target.url) else { return .go(job) }
        let politeness = configuration.politeness
        if politeness.obeysRobots {
            guard let robots, robots.expiresAt > now else {
                return .askRobots(
                    Target(
                        .robots(url.origin), url: url.origin + "/robots.txt",
                        site: target.site, due: now))
            }
            guard robots.isAnswer else { return .wait(robots.expiresAt) }
            let allowed = rules?.allows(url.requestTarget, agent: Program.name) ?? true
            if !allowed { return .disallowed(job) }
        }
        let mayAsk = rules?.allows(TDMReservation.wellKnownPath, agent: Program.name) ?? true
        guard politeness.obeysTDM, target.kind.isPage, mayAsk || !politeness.obeysRobots,
            reservation.map({ $0.expiresAt <= now }) ?? true
        else { return .go(job) }
        return .askRobots(
            Target(
                .robots(Self.reservationKey(of: url)), url: Self.reservationKey(of: url),
                site: target.site, due: now))
    }

    /// A tdmrep.json, which is asked for at the pace of its origin's robots.txt.
    static func isReservation(_ target: Target) -> Bool {
        target.kind == .robots && target.key.hasSuffix(TDMReservation.wellKnownPath)
    }

    /// Under what name an origin's tdmrep.json is kept beside the robots.txt files: its address.
    static func reservationKey(of url: WebURL) -> String { url.origin + TDMReservation.wellKnownPath }

    /// Feeds and sitemaps are published to be polled, and the operator named them; pages and listings are crawled. So is a
    /// sitemap that an index names on somebody else's site.
    func asksRobots(_ target: Target) -> Bool {
        switch target.kind {
        case .page, .revisit, .listing: return true
        case .sitemap:
            guard case .child(let id, _) = TargetKey(rawValue: target.key), let source = sources[id],
                let url = WebURL(source.url)
            else { return false }
            return CanonicalURL(url).site != target.site
        case .walk: return !WalkMemo.isNamed(target, sources)
        case .robots, .feed, .folder, .document: return false
        }
    }

    private func job(for target: Target, now: Date) -> Job {
        let source = target.sourceID.flatMap { sources[$0] }
        switch target.kind {
        case .folder: return own(target, .folder(path: source?.path ?? target.url))
        case .document: return own(target, DocumentIdentity.want(of: target, folder: source?.path))
        case .robots:
            // A reservation is a few lines, and read again for every page.
            let limit = Self.isReservation(target) ? 64 << 10 : 500 << 10
            return Job(target: target, want: .robots, request: request(target, limit: limit, redirects: .follow(5)))
        case .page, .revisit:
            let memo = MemoCoding.memo(PageMemo.self, from: target.memo)
            let request = pageRequest(target, memo)
            var job = Job(
                target: target, want: .page, request: request, rules: configuration.siteRules.rules(for: request?.url))
            job.begun = BegunArticle.read(memo, now: now)
            job.withholding = Withholding(configuration.politeness)
            return job
        case .listing:
            return Job(
                target: target, want: .listing,
                request: request(target, limit: configuration.fetch.pageLimitBytes, redirects: .sameSite(10)))
        case .walk:
            var request = request(target, limit: configuration.fetch.feedLimitBytes, redirects: .sameSite(10))
            request?.accept = Self.feedTypes
            let readsPages = MemoCoding.memo(WalkMemo.self, from: target.memo)?.readsPages ?? false
            return Job(target: target, want: .walk(readsPages: readsPages), request: request)
        case .feed, .sitemap:
            let memo = MemoCoding.memo(SourceMemo.self, from: target.memo)
            var request = request(target, limit: configuration.fetch.feedLimitBytes, redirects: .sameSite(10))
            request?.accept = Self.feedTypes
            // Servers lie about validators: every tenth poll, and after a long run of 304 only, goes without.
            let isReadAgain = memo?.isReadAgain(now) ?? true
            let asksPlainly = memo.map { $0.polls % 10 == 9 || $0.notModifiedRun >= 50 } ?? true || isReadAgain
            if !asksPlainly {
                request?.lastModified = memo?.lastModified
                let isRefused = memo?.leavesWeakETag == true && memo?.lastModified != nil
                request?.etag = memo?.etag.flatMap { isRefused && $0.hasPrefix("W/") ? nil : $0 }
            }
            let discovers = source?.discovers == true && memo?.feedURL == nil
            return Job(
                target: target, want: .feed(discovers: discovers, digest: isReadAgain ? nil : memo?.bodyDigest),
                request: request)
        }
    }

    /// Of this machine's files.
    private func own(_ target: Target, _ want: Job.Want) -> Job {
        var job = Job(target: target, want: want)
        job.owner = configuration.state.isShared ? configuration.instance : nil
        return job
    }

    /// A page that is not asked now, with what was read of it.
    func waiting(_ target: Target, now: Date) -> Job {
        var job = Job(target: target, want: .page)
        job.begun = BegunArticle.read(MemoCoding.memo(PageMemo.self, from: target.memo), now: now)
        return job
    }

    private static let feedTypes =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"

    private func pageRequest(_ target: Target, _ memo: PageMemo?) -> FetchRequest? {
        var request = request(
            target, limit: configuration.fetch.pageLimitBytes,
            redirects: .sameSite(10))
        request?.accept = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
        // Every tenth visit goes without, as with feeds. They are the first page's.
        if let memo, memo.hops.isEmpty, memo.begun == nil, memo.visits % 10 != 9 {
            request?.etag = memo.etag
            request?.lastModified = memo.lastModified
        }
        return request
    }

    private func request(_ target: Target, limit: Int, redirects: FetchRequest.Redirects) -> FetchRequest? {
        guard let url = WebURL(target.url), url.isHTTP else { return nil }
        return FetchRequest(
            url: url, userAgent: configuration.userAgent, bodyLimitBytes: limit,
            deadline: configuration.fetch.deadline, redirects: redirects)
    }
}
