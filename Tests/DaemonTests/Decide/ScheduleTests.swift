import Feeds
import FoundationEssentials
import Testing
import Web

@testable import Daemon

@Suite struct ScheduleTests {
    private static let now = Date(timeIntervalSince1970: 1_795_219_200)  // a Saturday, 00:00 UTC
    private static let schedule = PollSchedule(
        schedule: {
            var schedule = Configuration.Schedule()
            schedule.jitter = 0
            return schedule
        }())
    private static let source = Source(id: "a", kind: .feed, url: "https://a.example/feed")

    private static func pacing(
        ttl: Int? = nil, period: Int? = nil, hours: [Int] = [], days: [String] = []
    ) -> Pacing {
        var pacing = Pacing()
        pacing.ttl = ttl.map { .seconds($0) }
        pacing.updatePeriod = period.map { .seconds($0) }
        pacing.skipHours = hours
        pacing.skipDays = days
        return pacing
    }

    @Test(
        "The latest of all that ask for patience rules",
        arguments: [
            (pacing(), nil, "interval", 1800),
            (pacing(ttl: 3600), nil, "ttl", 3600),
            (pacing(ttl: 60), nil, "interval", 1800),
            (pacing(ttl: 86_400 * 365), nil, "ttl", 86_400),
            (pacing(period: 7200), nil, "sy:updatePeriod", 7200),
            (pacing(hours: [0, 1, 2]), nil, "skipHours/skipDays", 3 * 3600),
            (pacing(days: ["Saturday", "Sunday"]), nil, "skipHours/skipDays", 2 * 86_400),
            (pacing(), 5000, "max-age", 5000),
        ] as [(Pacing, Double?, String, Double)])
    func patience(pacing: Pacing, fresh: Double?, ruledBy: String, seconds: Double) {
        let freshness = Freshness(
            notBefore: fresh.map { Self.now.addingTimeInterval($0) }, rule: fresh.map { _ in .maxAge })
        var memo = SourceMemo(intervalSeconds: 1800)
        memo.pacing = pacing
        let decision = Self.schedule.afterSuccess(memo: memo, freshness: freshness, key: "k", now: Self.now)
        #expect(decision.ruledBy == ruledBy)
        #expect(decision.due.timeIntervalSince(Self.now) == seconds)
        #expect((decision.notBefore == decision.due) == (ruledBy != "interval"))
        let failed = Self.schedule.afterFailure(
            source: Self.source, memo: memo, freshness: freshness, key: "k", now: Self.now)
        #expect(failed.due == decision.due && failed.notBefore == failed.due)
    }

    @Test func everythingSkippedIsNoRule() {
        let times = SkipTimes(hours: Array(0...23), days: [])
        #expect(times.firstOpen(from: Self.now) == Self.now)
    }

    @Test(
        "The interval follows the overlap of two polls",
        arguments: [(10, 10, 900), (10, 5, 1440), (10, 1, 1800), (10, 0, 2250), (0, 0, 1800)] as [(Int, Int, Double)])
    func overlap(entries: Int, new: Int, seconds: Double) {
        #expect(Self.schedule.adaptedInterval(1800, entries: entries, new: new, source: Self.source) == seconds)
    }

    @Test func theIntervalKeepsItsBounds() {
        var seconds = 1800.0
        for _ in 0..<50 { seconds = Self.schedule.adaptedInterval(seconds, entries: 5, new: 5, source: Self.source) }
        #expect(seconds == 600)
        for _ in 0..<50 { seconds = Self.schedule.adaptedInterval(seconds, entries: 5, new: 0, source: Self.source) }
        #expect(seconds == 86_400)
    }

    @Test(
        "Failures slow a source down, the dead are probed monthly",
        arguments: [(0.25, 0, 2250.0), (1, 0, 3600), (10, 0, 19_800), (1000, 0, 86_400), (5, 31 * 86_400, 30 * 86_400)]
            as [(Double, Int, Double)])
    func backoff(score: Double, failingFor: Int, seconds: Double) {
        let delay = Backoff.delay(interval: .seconds(1800), score: score, failingFor: .seconds(failingFor))
        #expect(abs(delay / .seconds(1) - seconds) < 0.001)
    }

    @Test func revisitsFollowTheirSteps() throws {
        var schedule = Configuration.Schedule()
        schedule.jitter = 0
        let revisits = RevisitSchedule(schedule: schedule)
        var now = Self.now
        var steps: [Double] = []
        for visit in 1...6 {
            let next = try #require(revisits.next(firstSeenAt: Self.now, key: "k", visits: visit, now: now))
            steps.append(next.timeIntervalSince(Self.now) / 3600)
            now = next
        }
        #expect(steps == [1, 6, 24, 72, 168, 168 + 720])
        schedule.revisitForever = .zero
        #expect(RevisitSchedule(schedule: schedule).next(firstSeenAt: Self.now, key: "k", visits: 7, now: now) == nil)
    }

    @Test func anArticleFirstSeenInTheFutureIsSeenNow() {
        let revisits = RevisitSchedule(schedule: Configuration.Schedule())
        let honest = revisits.next(firstSeenAt: Self.now, key: "k", visits: 1, now: Self.now)
        for ahead in [1, 3600, 315_360_000, 1e300] as [Double] {
            let next = revisits.next(firstSeenAt: Self.now + ahead, key: "k", visits: 1, now: Self.now)
            #expect(next == honest)
        }
    }

    @Test func noWaitIsLongerThanTheLongest() {
        var configuration = Configuration(instance: "test")
        let month = 30 * 86_400.0
        #expect(configuration.longestWait / .seconds(1) >= month)
        #expect(configuration.longestWait / .seconds(1) < 2 * month)
        configuration.schedule.revisitForever = .seconds(400 * 86_400)
        #expect(configuration.longestWait >= .seconds(400 * 86_400))
        configuration.sources = [Source(id: "a", kind: .url, url: "https://a.example/")]
        configuration.sources[0].interval = .seconds(900 * 86_400)
        #expect(configuration.longestWait >= .seconds(900 * 86_400))
    }

    @Test func memosThatCannotBeAreNotBelieved() {
        var feed = SourceMemo(intervalSeconds: 1800)
        #expect(MemoCoding.memo(SourceMemo.self, from: MemoCoding.bytes(feed)) == feed)
        feed.polls = .max
        #expect(MemoCoding.memo(SourceMemo.self, from: MemoCoding.bytes(feed)) == nil)
        for seconds in [-1, 1e300] as [Double] {
            let memo = SourceMemo(intervalSeconds: seconds)
            #expect(MemoCoding.memo(SourceMemo.self, from: MemoCoding.bytes(memo)) == nil)
        }
        var page = PageMemo(url: "https://a.example/", firstSeenAt: Self.now)
        #expect(MemoCoding.memo(PageMemo.self, from: MemoCoding.bytes(page)) == page)
        page.failures = -1
        #expect(MemoCoding.memo(PageMemo.self, from: MemoCoding.bytes(page)) == nil)
    }

    @Test func noDistanceBetweenInstantsIsTooLong() {
        for seconds in [1e300, -1e300, .nan, .infinity] as [Double] {
            let other = Date(timeIntervalSince1970: seconds)
            _ = DurationText.format(Self.now.since(other))
            _ = DurationText.format(other.since(Self.now))
        }
    }

    @Test func chanceIsTheSameEachTimeAndSpread() {
        let shares = (0..<1000).map { Jitter.share("feed:\($0)", visit: 3) }
        #expect(shares == (0..<1000).map { Jitter.share("feed:\($0)", visit: 3) })
        #expect(shares.allSatisfy { (0..<1).contains($0) })
        let mean = shares.reduce(0, +) / 1000
        #expect(abs(mean - 0.5) < 0.05)
    }
}
