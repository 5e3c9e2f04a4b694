import Dedupe
import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// What a source remembers from one answer to the next.
@Suite struct PollMemoryTests {
    private static let now = VirtualTime.start
    private static let address = "https://a.example/feed"
    private static let elsewhere = "https://portal.example/login"

    private static func settlement(_ change: (inout Source) -> Void = { _ in }) -> Settlement {
        var configuration = Configuration(instance: "test")
        var source = Source(id: "a", kind: .feed, url: address)
        change(&source)
        configuration.sources = [source]
        return Settlement(configuration: configuration)
    }

    private struct Asked {
        var answer: Outcome.Answer
        var status = 200
        var headers: [(String, String)] = []
        var isPartial = false
        var etag: String?
        /// Statuses of the redirects to the new address that answers.
        var redirects: [Int] = []
    }

    private static func outcome(_ memo: SourceMemo, _ asked: Asked, kind: Target.Kind = .feed) throws -> Outcome {
        let url = try #require(WebURL(memo.feedURL ?? address))
        let key: TargetKey = kind == .feed ? .feed(source: "a") : .listing(source: "a")
        let target = Target(
            key, url: url.href, site: "a.example", sourceID: "a", due: now, memo: MemoCoding.bytes(memo))
        var request = FetchRequest(url: url, userAgent: "t")
        request.etag = asked.etag
        var reply = Reply(
            FetchResponse(url: url, status: asked.status, headers: HTTPHeaders(asked.headers), body: []))
        reply.isPartial = asked.isPartial
        if !asked.redirects.isEmpty { reply.url = try #require(WebURL(elsewhere)) }
        reply.redirects = asked.redirects.map { FetchResponse.Redirect(from: url, to: reply.url, status: $0) }
        return Outcome(
            job: Job(target: target, want: .feed(discovers: false, digest: nil), request: request),
            answer: asked.answer, reply: reply, startedAt: now)
    }

    private func poll(
        _ memo: SourceMemo, _ asked: Asked, by settlement: Settlement = PollMemoryTests.settlement(),
        kind: Target.Kind = .feed, at now: Date = PollMemoryTests.now
    ) throws -> (memo: SourceMemo, target: Target, events: [String]) {
        let effects = settlement.settle(try Self.outcome(memo, asked, kind: kind), facts: Facts(), now: now)
        var events: [String] = []
        var found: Target?
        for effect in effects {
            if case .event(let event) = effect { events.append(event.type) }
            if case .change(.put(let target)) = effect { found = target }
        }
        let target = try #require(found)
        return (try #require(MemoCoding.memo(SourceMemo.self, from: target.memo)), target, events)
    }

    private static func feed(entries: Int = 1, _ change: (inout Feed) -> Void = { _ in }) -> Outcome.Answer {
        var feed = Feed(format: .rss)
        feed.entries = (0..<entries).map { number in
            var entry = FeedEntry()
            entry.link = "https://a.example/\(number)"
            return entry
        }
        change(&feed)
        return .feed(feed, digest: "d")
    }

    private static var memo: SourceMemo {
        var memo = SourceMemo(intervalSeconds: 1800)
        memo.adopt(interval: .seconds(1800))
        return memo
    }

    private static func job(_ memo: SourceMemo) throws -> FetchRequest {
        let target = try outcome(memo, Asked(answer: .cancelled)).job.target
        let making = JobMaking(configuration: settlement().configuration, sources: [:])
        guard case .go(let job) = making.admit(target, robots: nil, rules: nil, reservation: nil, now: now)
        else { throw FeedError.empty }
        return try #require(job.request)
    }

    // MARK: Validators

    @Test func anAnswerThatBrokeOffLeavesNothingToAskWith() throws {
        let headers = [("ETag", "\"1\""), ("Last-Modified", "Mon, 02 Nov 2026 00:00:00 GMT")]
        let cut = try poll(Self.memo, Asked(answer: Self.feed(), headers: headers, isPartial: true)).memo
        let short = try poll(Self.memo, Asked(answer: Self.feed { $0.isTruncated = true }, headers: headers)).memo
        for memo in [cut, short] { #expect(memo.etag == nil && memo.lastModified == nil && memo.bodyDigest == nil) }
        let whole = try poll(Self.memo, Asked(answer: Self.feed(), headers: headers)).memo
        #expect(whole.etag == "\"1\"" && whole.lastModified != nil && whole.bodyDigest == "d")
    }

    @Test func a304RenewsValidators() throws {
        var memo = Self.memo
        (memo.etag, memo.lastModified) = ("\"1\"", "Mon, 02 Nov 2026 00:00:00 GMT")
        let after = try poll(memo, Asked(answer: .notModified, status: 304, headers: [("ETag", "\"2\"")])).memo
        #expect(after.etag == "\"2\"" && after.lastModified == memo.lastModified)
    }

    @Test func pagesToo() throws {
        let url = try #require(WebURL("https://a.example/1"))
        var memo = PageMemo(url: url.href, firstSeenAt: Self.now)
        memo.etag = "\"1\""
        let making = JobMaking(configuration: Self.settlement().configuration, sources: [:])
        for (visits, etag) in [(8, "\"1\""), (9, nil), (10, "\"1\"")] as [(Int, String?)] {
            memo.visits = visits
            let target = Target(
                .page(url), url: url.href, site: "a.example", due: Self.now, memo: MemoCoding.bytes(memo))
            let robots = RobotsRow(
                origin: url.origin, fetchedAt: Self.now, expiresAt: .distantFuture, status: 404, body: [])
            let admission = making.admit(target, robots: robots, rules: nil, reservation: robots, now: Self.now)
            guard case .go(let job) = admission else {
                Issue.record("not admitted")
                return
            }
            #expect(job.request?.etag == etag)
            let outcome = Outcome(
                job: job, answer: .notModified,
                reply: Reply(
                    FetchResponse(url: url, status: 304, headers: HTTPHeaders([("ETag", "\"2\"")]), body: [])),
                startedAt: Self.now)
            let effects = Self.settlement().settle(outcome, facts: Facts(), now: Self.now)
            for case .change(.put(let next)) in effects {
                #expect(MemoCoding.memo(PageMemo.self, from: next.memo)?.etag == "\"2\"")
            }
        }
    }

    @Test func a304NobodyAskedForIsAFailure() throws {
        let url = try #require(WebURL(Self.address))
        let target = Target(.feed(source: "a"), url: url.href, site: "a.example", due: Self.now)
        for want in [Job.Want.feed(discovers: false, digest: nil), .page, .listing] {
            var job = Job(target: target, want: want, request: FetchRequest(url: url, userAgent: "t"))
            let response = FetchResponse(url: url, status: 304, headers: HTTPHeaders([(String, String)]()), body: [])
            guard case .notModifiedUnasked = Worker.read(response, for: job) else {
                Issue.record("accepted for \(want)")
                continue
            }
            job.request?.lastModified = "Mon, 02 Nov 2026 00:00:00 GMT"
            guard case .notModified = Worker.read(response, for: job) else {
                Issue.record("refused for \(want)")
                continue
            }
        }
        var memo = Self.memo
        memo.etag = "\"1\""
        let after = try poll(memo, Asked(answer: .notModifiedUnasked, status: 304))
        #expect(after.events == ["source_state", "fetch_error"])
        // Until it says something, it is asked plainly.
        #expect(after.memo.etag == nil)
    }

    @Test func aWeakTagThatIsNotUnderstoodIsLeftOut() throws {
        let headers = [("ETag", "W/\"1\""), ("Last-Modified", "Mon, 02 Nov 2026 00:00:00 GMT")]
        let first = try poll(Self.memo, Asked(answer: Self.feed(), headers: headers)).memo
        let second = try poll(first, Asked(answer: .sameBody(digest: "d"), headers: headers, etag: "W/\"1\"")).memo
        #expect(try Self.job(first).etag == "W/\"1\"")
        #expect(try Self.job(second).etag == nil && Self.job(second).lastModified != nil)
    }

    /// Servers lie: what says "not changed" for ever is asked without a question now and then.
    @Test func everyTenthPollAndAfterALongRunOf304ItIsAskedPlainly() throws {
        var memo = Self.memo
        memo.etag = "\"1\""
        for (polls, run, etag) in [
            (8, 0, "\"1\""), (9, 0, nil), (10, 0, "\"1\""), (19, 0, nil), (21, 49, "\"1\""), (21, 50, nil),
        ]
            as [(Int, Int, String?)]
        {
            (memo.polls, memo.notModifiedRun) = (polls, run)
            #expect(try Self.job(memo).etag == etag, "\(polls) \(run)")
        }
    }

    @Test func aPageThatBrokeOffIsAskedForAsIfNew() throws {
        let url = try #require(WebURL("https://a.example/1"))
        for isPartial in [true, false] {
            var article = Article()
            (article.title, article.text) = ("عنوان", "نص من كلمات قليلة لا غير")
            let extraction = Extraction(
                kind: .article, article: article, charset: "UTF-8", charsetSource: .meta, rights: Rights())
            var reply = Reply(
                FetchResponse(url: url, status: 200, headers: HTTPHeaders([("ETag", "\"1\"")]), body: []))
            reply.isPartial = isPartial
            let target = Target(
                .page(url), url: url.href, site: "a.example", due: Self.now,
                memo: MemoCoding.bytes(PageMemo(url: url.href, firstSeenAt: Self.now)))
            let outcome = Outcome(
                job: Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "t")),
                answer: .page(extraction, Fingerprint(of: article.text), digest: "d"), reply: reply,
                startedAt: Self.now)
            let effects = Self.settlement().settle(outcome, facts: Facts(), now: Self.now)
            let next = effects.compactMap { if case .change(.put(let target)) = $0 { target } else { nil } }.first
            let memo = try #require(next.flatMap { MemoCoding.memo(PageMemo.self, from: $0.memo) })
            #expect(memo.etag == (isPartial ? nil : "\"1\""))
        }
    }

    // MARK: Moves

    /// A captive portal redirects everything for a while.
    @Test(
        "A subscription moves with what is said to be for good, after a week",
        arguments: [([301], true), ([308], true), ([302], false), ([307], false), ([301, 302], false)])
    func moves(redirects: [Int], isMoved: Bool) throws {
        var memo = Self.memo
        var events: [String] = []
        for day in [0, 3, 8] {
            let after = try poll(
                memo, Asked(answer: Self.feed(), redirects: redirects), at: Self.now.adding(.seconds(day * 86_400)))
            (memo, events) = (after.memo, events + after.events)
        }
        #expect(memo.feedURL == (isMoved ? Self.elsewhere : nil))
        #expect(events.contains("source_moved") == isMoved)
    }

    // MARK: Entries

    @Test func aNewSourcesPastIsLeftOutBeyondItsBacklog() throws {
        let settlement = Self.settlement { $0.backlog = 5 }
        func added(_ memo: SourceMemo) throws -> (count: Int, events: [String]) {
            let effects = settlement.settle(
                try Self.outcome(memo, Asked(answer: Self.feed(entries: 30))), facts: Facts(), now: Self.now)
            let events = effects.compactMap { if case .event(let event) = $0 { event.type } else { nil } }
            return (effects.count { if case .change(.add) = $0 { true } else { false } }, events)
        }
        #expect(try added(Self.memo) == (5, ["backlog_skipped"]))
        let later = try poll(Self.memo, Asked(answer: Self.feed(entries: 30)), by: settlement).memo
        // All are unknown to it: some may have come and gone between.
        #expect(try added(later) == (30, ["feed_gap"]))
    }

    // MARK: Patience

    @Test func pacingHoldsAfterAnswersWithoutAFeed() throws {
        let first = try poll(Self.memo, Asked(answer: Self.feed { $0.pacing.ttl = .seconds(36_000) }))
        #expect(first.memo.ruledBy == "ttl" && first.memo.notBefore == Self.now.adding(.seconds(36_000)))
        let answers = [
            Asked(answer: .notModified, status: 304), Asked(answer: .sameBody(digest: "d")),
            Asked(answer: .httpError, status: 503),
        ]
        for asked in answers {
            let next = try poll(first.memo, asked)
            #expect(next.memo.ruledBy == "ttl" && next.target.due == Self.now.adding(.seconds(36_000)))
        }
    }

    @Test(
        "A reload shortens only what our own interval set",
        arguments: [
            (true, 36_000.0, 300.0, 36_000.0), (false, 36_000, 300, 330), (true, 36_000, 1800, 36_000),
            (false, 36_000, 1800, 36_000),
        ])
    func reload(isAsked: Bool, due: Double, interval: Double, expected: Double) throws {
        var memo = Self.memo
        memo.settings = "feed \(Self.address)  false"
        if isAsked { memo.notBefore = Self.now.addingTimeInterval(due) }
        var known = try Self.outcome(memo, Asked(answer: .cancelled)).job.target
        known.due = Self.now.addingTimeInterval(due)
        var source = Source(id: "a", kind: .feed, url: Self.address)
        source.interval = .seconds(interval)
        let changes = SourceTargets.changes(
            source, known: known, configuration: Configuration(instance: "test"), now: Self.now, startsNow: false)
        var next = due
        for case .reschedule(_, let at) in changes { next = at.timeIntervalSince(Self.now) }
        #expect(next <= expected && next >= expected * 0.9)
    }

    @Test func patienceOfAClockThatWasAheadIsBounded() throws {
        var memo = Self.memo
        memo.notBefore = Self.now.adding(.seconds(400 * 86_400))
        memo.bound(to: Self.now, longest: Configuration(instance: "test").longestWait)
        #expect(memo.notBefore == Self.now)
    }

    // MARK: Addresses

    @Test func whoMovedAndFailsIsAskedInBothPlaces() throws {
        var memo = Self.memo
        memo.follow("https://new.example/feed")
        var asked: [String] = []
        for _ in 0..<8 {
            let next = try poll(memo, Asked(answer: .httpError, status: 404))
            memo = next.memo
            asked.append(next.target.url)
        }
        #expect(asked[2] == "https://new.example/feed")
        #expect(Set(asked.suffix(2)) == [Self.address, "https://new.example/feed"])
        let back = try poll(memo, Asked(answer: Self.feed()))
        #expect(back.memo.formerURL == nil && back.memo.failureScore == 0)
    }

    /// The row is a new one by now, and what the old address said is not its.
    @Test func anAnswerFromTheAddressThatWasConfiguredBeforeIsDropped() throws {
        var memo = Self.memo
        memo.settings = "feed https://old.example/feed  false"
        let outcome = try Self.outcome(memo, Asked(answer: Self.feed()))
        let effects = Self.settlement().settle(outcome, facts: Facts(), now: Self.now)
        #expect(effects == [.change(.release(outcome.job.target, due: Self.now))])
    }

    // MARK: Walls

    @Test(arguments: [(200, "wall"), (403, "wall"), (404, "refusal")])
    func aBotWallBeforeAFeedIsCalledOne(status: Int, expected: String) throws {
        let url = try #require(WebURL(Self.address))
        let target = Target(.feed(source: "a"), url: url.href, site: "a.example", due: Self.now)
        let job = Job(
            target: target, want: .feed(discovers: false, digest: nil), request: FetchRequest(url: url, userAgent: "t"))
        let body = "<title>Just a moment...</title>Enable JavaScript and cookies to continue"
        let response = FetchResponse(
            url: url, status: status, headers: HTTPHeaders([("content-type", "text/html")]), body: Array(body.utf8))
        switch Worker.read(response, for: job) {
        case .noListing(.challenge): #expect(expected == "wall")
        case .httpError: #expect(expected == "refusal")
        default: Issue.record("read as something else")
        }
        let after = try poll(Self.memo, Asked(answer: .noListing(.challenge), status: 403))
        #expect(after.memo.lastOutcome == "not a feed but a bot wall" && after.memo.failureScore == 1)
    }

    @Test func everyFailureCarriesTheSameMessageID() throws {
        var memo = Self.memo
        memo.failingSince = Self.now
        let outcome = try Self.outcome(memo, Asked(answer: .httpError, status: 500))
        let settlement = Self.settlement { $0.title = "النهر" }
        let effects = settlement.settle(outcome, facts: Facts(), now: Self.now)
        let remarks = effects.compactMap { if case .log(let remark) = $0 { remark } else { nil } }
        #expect(remarks.map(\.id) == [.sourceFailing])
        // Between marks, without which the colon stands on the other side of the name.
        #expect(remarks.allSatisfy { $0.message.hasPrefix("\u{200E}النهر\u{200E}: http_500") })
        // The journal's CODE_FILE: where it was said, not where all is logged.
        #expect(remarks.map(\.place.file) == ["Daemon/Settlement+SourceHealth.swift"])
    }

    // MARK: Listings

    @Test func aListingOfWallsFails() throws {
        let after = try poll(
            Self.memo, Asked(answer: .noListing(.challenge)), by: Self.settlement { $0.kind = .listing }, kind: .listing
        )
        #expect(after.events.contains("fetch_error"))
        #expect(after.memo.lastOutcome == "not a list of articles but a bot wall")
    }

    @Test(
        arguments: [
            ("text/html", "<title>Just a moment...</title>Enable JavaScript and cookies to continue", "wall"),
            ("text/html", "<form method=post action=/in><input name=user><input type=password name=p></form>", "none"),
            ("application/rss+xml", "<rss version=\"2.0\"><channel><title>x</title></channel></rss>", "unreadable"),
            ("text/plain", "nothing that leads anywhere", "none"),
        ])
    func whatIsNoListing(type: String, body: String, expected: String) throws {
        let url = try #require(WebURL(Self.address))
        let target = Target(.listing(source: "a"), url: url.href, site: "a.example", due: Self.now)
        let job = Job(target: target, want: .listing, request: FetchRequest(url: url, userAgent: "t"))
        let response = FetchResponse(
            url: url, status: 200, headers: HTTPHeaders([("content-type", type)]), body: Array(body.utf8))
        switch Worker.read(response, for: job) {
        case .noListing(.challenge): #expect(expected == "wall")
        case .noListing: #expect(expected == "none")
        case .pageUnreadable: #expect(expected == "unreadable")
        default: Issue.record("read as a listing")
        }
    }

    @Test func aListingsBacklogIsTheFirstPolls() throws {
        let settlement = Self.settlement {
            $0.kind = .listing
            $0.backlog = 0
        }
        let links = [ArticleLink(url: "https://a.example/1", text: "خبر أول هنا", isInternal: true)]
        let answer = Asked(answer: .listing(links, digest: "d"))
        let first = try poll(Self.memo, answer, by: settlement, kind: .listing)
        #expect(first.events == ["backlog_skipped"])
        let effects = settlement.settle(
            try Self.outcome(first.memo, answer, kind: .listing), facts: Facts(), now: Self.now)
        #expect(effects.contains { if case .change(.add) = $0 { true } else { false } })
    }

    // MARK: Memos

    @Test func aMemoOf011IsRead() throws {
        let text = """
            {"etag":"\\"1\\"","polls":3,"notModifiedRun":1,"failureScore":0.5,"failingSince":816912000,
            "intervalSeconds":1800,"redirectSightings":0,"lastOutcome":"ok","lastStatus":200,"lastEntries":20,
            "newEntries":2,"totalEntries":40,"ruledBy":"interval","settings":"feed x","depth":1,"lastmod":"2026-11-01"}
            """
        let memo = try #require(MemoCoding.memo(SourceMemo.self, from: Array(text.utf8)))
        #expect(memo.polls == 3 && memo.totalEntries == 40 && memo.notBefore == nil && memo.child == nil)
    }
}
