import Feeds
import FoundationEssentials
import Testing
import Text
import Web

@testable import Daemon

/// When a source is asked by what its polls have shown of its publishing.
@Suite struct PublishingRhythmTests {
    private static let start = Date(timeIntervalSince1970: 1_795_219_200)  // midnight UTC
    private static let source = Source(id: "a", kind: .feed, url: "https://a.example/feed")
    private static let schedule = PollSchedule(
        schedule: {
            var schedule = Configuration.Schedule()
            schedule.jitter = 0
            return schedule
        }())

    /// Polls as it is told to, for so many days, a source that publishes so many entries in the hours that follow an hour.
    private static func intervals(
        days: Int, window: Int = 30, entriesAnHour: (Int) -> Double
    ) -> [(hour: Double, interval: Double)] {
        var memo = SourceMemo(intervalSeconds: 1800)
        var (now, last, owed) = (start, start, 0.0)
        var found: [(hour: Double, interval: Double)] = []
        memo.lastSuccessAt = now
        while now < start + Double(days) * 86_400 {
            now = now.addingTimeInterval(memo.intervalSeconds)
            for part in HourParts(from: last, hours: now.timeIntervalSince(last) / 3600) {
                owed += entriesAnHour(part.hour) * part.length
            }
            let new = Int(owed)
            owed -= Double(new)
            schedule.adapt(
                &memo, entries: window, new: min(new, window), source: source, since: last, now: now)
            found.append((now.timeIntervalSince(start) / 3600, memo.intervalSeconds))
            last = now
        }
        return found
    }

    @Test("Evenly published, the root of interval times gap", arguments: [(2.0, 1800.0), (0.5, 3600), (0.125, 7200)])
    func root(entriesAnHour: Double, seconds: Double) {
        let polls = Self.intervals(days: 10) { _ in entriesAnHour }.filter { $0.hour > 96 }
        let mean = polls.reduce(0) { $0 + $1.interval } / Double(polls.count)
        #expect(abs(mean - seconds) < seconds * 0.3, "\(mean)")
    }

    @Test func aQuarterOfTheListIsTheMost() {
        let polls = Self.intervals(days: 4, window: 9) { _ in 8 }.filter { $0.hour > 24 }
        #expect(polls.allSatisfy { $0.interval <= 1200 })
    }

    /// By day 4 an hour, at night nothing: it is looked at seldom then, and again when the day begins.
    @Test func nightsAreLearnt() {
        let polls = Self.intervals(days: 8) { (6..<22).contains($0) ? 4 : 0 }.filter { $0.hour > 96 }
        let nights = polls.count { Int($0.hour) % 24 >= 22 || Int($0.hour) % 24 < 5 }
        let days = polls.count - nights
        #expect(days > 4 * nights, "\(days) by day, \(nights) by night")
        let firsts = polls.filter { Int($0.hour) % 24 == 6 || Int($0.hour) % 24 == 7 }
        #expect(firsts.count >= 4)
    }

    /// After a quiet week: a few polls, and it is asked as often as that needs.
    @Test func whatIsSoOfLateCounts() {
        var memo = SourceMemo(intervalSeconds: 1800)
        var now = Self.start
        for _ in 0..<40 {
            Self.schedule.adapt(
                &memo, entries: 20, new: 0, source: Self.source, since: now, now: now.addingTimeInterval(14_400))
            now = now.addingTimeInterval(14_400)
        }
        let quiet = memo.intervalSeconds
        #expect(quiet > 6 * 3600)
        for _ in 0..<4 {
            let next = now.addingTimeInterval(1800)
            Self.schedule.adapt(&memo, entries: 20, new: 5, source: Self.source, since: now, now: next)
            now = next
        }
        #expect(memo.intervalSeconds < 3600)
    }

    /// A memo after two days of so many entries an hour, in a list of so many, that says `hourly`.
    private static func memo(entriesAnHour: Int, window: Int) -> SourceMemo {
        var memo = SourceMemo(intervalSeconds: 1800)
        memo.lastEntries = window
        for hour in 0..<48 {
            let now = start.addingTimeInterval(Double(hour) * 3600)
            schedule.adapt(
                &memo, entries: window, new: min(window, entriesAnHour), source: source, since: now, now: now + 3600)
        }
        var pacing = Pacing()
        pacing.ttl = .seconds(3600)
        memo.pacing = pacing
        return memo
    }

    /// Of a list of ten a clump more than was expected leaves nothing; of one of forty it leaves most.
    @Test(
        "A feed's own pace is kept to while its list surely holds what comes until then",
        arguments: [(1, 10, true), (4, 10, false), (2, 20, true), (16, 20, false), (14, 40, true), (20, 40, false)])
    func ownPace(entriesAnHour: Int, window: Int, isKept: Bool) {
        let now = Self.start + 48 * 3600
        let memo = Self.memo(entriesAnHour: entriesAnHour, window: window)
        for freshness in [Freshness(notBefore: nil, rule: nil), Freshness(notBefore: now + 3600, rule: .maxAge)] {
            let due = Self.schedule.afterSuccess(memo: memo, freshness: freshness, key: "a", now: now).due
            #expect((due >= now + 3600) == isKept, "\(due.timeIntervalSince(now))")
            #expect(due >= now + 600)
        }
        for headers in [[("Retry-After", "3000")], [("Retry-After", "3000"), ("Cache-Control", "max-age=7200")]] {
            let said = Freshness.read(status: 200, headers: HTTPHeaders(headers), receivedAt: now)
            let asked = Self.schedule.afterSuccess(memo: memo, freshness: said, key: "a", now: now)
            #expect(asked.due >= now + 3000)
        }
    }

    /// A server that answers 304 whatever there is, until it is asked plainly: what a day brought is no burst of the last hours.
    @Test func whatALongWhileBroughtIsNotOfLate() {
        var rhythm = PublishingRhythm()
        for hour in stride(from: 0, to: 120, by: 24) {
            let now = Self.start.addingTimeInterval(Double(hour) * 3600)
            rhythm.note(0, from: now, to: now.addingTimeInterval(86_400))
        }
        let now = Self.start.addingTimeInterval(144 * 3600)
        rhythm.note(11, from: now.addingTimeInterval(-86_400), to: now)
        #expect(rhythm.patience(from: now, wait: .infinity, most: 7.5, longest: 24) > 12)
        rhythm.note(11, from: now, to: now.addingTimeInterval(1800))
        #expect(rhythm.patience(from: now, wait: .infinity, most: 7.5, longest: 24) < 3)
    }

    /// Twelve entries, of which the newest third came within this.
    private static func feed(third: Double, dated: Int = 12, now: Date) -> Feed {
        let entries = (0..<12).map { index -> FeedEntry in
            var entry = FeedEntry()
            guard index < dated else { return entry }
            let seconds = Int(now.timeIntervalSince1970 - third / 4 * Double(index + 1))
            let (days, rest) = (seconds / 86_400, seconds % 86_400)
            entry.published = StatedDate(
                days: days, hour: rest / 3600, minute: rest % 3600 / 60, second: rest % 60, offsetSeconds: 0)
            return entry
        }
        var feed = Feed(format: .rss)
        feed.entries = entries
        return feed
    }

    @Test("The first answer's dates say how soon to come again, whatever ttl it states", arguments: [nil, 7200])
    func turnover(ttl: Int?) throws {
        let now = Self.start
        var memo = SourceMemo(intervalSeconds: 1800)
        memo.lastEntries = 12
        memo.pacing = ttl.map { seconds in
            var pacing = Pacing()
            pacing.ttl = .seconds(seconds)
            return pacing
        }
        let third: Double = try #require(ListTurnover.third(of: Self.feed(third: 1600, now: now), now: now))
        memo.thirdSeconds = third
        Self.schedule.begin(&memo, source: Self.source)
        #expect(memo.intervalSeconds == 1200)
        let fresh = Freshness(notBefore: nil, rule: nil)
        let due = Self.schedule.afterSuccess(memo: memo, freshness: fresh, key: "a", now: now).due
        #expect(due == now + (ttl == nil ? 1200 : 1600))
        memo.thirdSeconds = 40 * 86_400
        Self.schedule.begin(&memo, source: Self.source)
        #expect(memo.intervalSeconds == 1200)
    }

    @Test func datesThatTellNothingApartAreNone() {
        let now = Self.start
        #expect(ListTurnover.third(of: Self.feed(third: 0, now: now), now: now) == nil)
        #expect(ListTurnover.third(of: Self.feed(third: 1600, dated: 5, now: now), now: now) == nil)
        #expect(ListTurnover.third(of: Self.feed(third: 1600, now: now + 86_400), now: now) == nil)
        #expect(ListTurnover.third(of: Feed(format: .rss), now: now) == nil)
    }

    @Test func theFirstHoursAreByOverlap() {
        var memo = SourceMemo(intervalSeconds: 1800)
        Self.schedule.adapt(
            &memo, entries: 10, new: 5, source: Self.source, since: Self.start, now: Self.start + 1800)
        #expect(memo.intervalSeconds == 1440)
    }

    /// Clocks jump, and memos come from a file in which bits can flip.
    @Test func noTimeAndTooMuchOfItTeachNothing() {
        var rhythm = PublishingRhythm()
        for seconds in [0, -3600, 1e300, .nan, .infinity, 86_400 * 400] as [Double] {
            rhythm.note(5, from: Self.start, to: Self.start + seconds)
        }
        #expect(rhythm == PublishingRhythm())
        #expect(rhythm.isPlausible && !rhythm.isKnown)
        #expect(rhythm.patience(from: Self.start, wait: 0.25, most: 10, longest: 24) <= 24)
    }
}
