import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store

/// What is counted of a source since the start, for monitoring.
@Suite struct SourceRunTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let source = Source(id: "news", kind: .feed, url: "https://news.example/feed")

    private static func target(polls: Int, failing: Bool = false) -> Target {
        var memo = SourceMemo(intervalSeconds: 900)
        memo.polls = polls
        if failing { memo.failingSince = noon }
        return Target(
            key: SourceTargets.key(of: source), kind: .feed, url: source.url, site: "news.example", sourceID: source.id,
            due: noon, memo: MemoCoding.bytes(memo))
    }

    private static func record(publishedBefore seconds: Double?, revision: Int = 0) -> Record {
        var record = Record(
            id: "a", kind: .article, urlKey: "a", firstSeenAt: noon, fetchedAt: noon, extractorVersion: "1",
            instance: "t")
        record.source = Record.SourceNote(id: "news")
        record.publishedAt = seconds.map { noon.addingTimeInterval(-$0) }
        record.revision = revision
        return record
    }

    /// A row that is put again for other reasons (a hop, a reload) is no poll.
    @Test func aPollIsCountedOnce() {
        var board = SourceBoard()
        for (polls, failing) in [(1, false), (1, false), (2, true), (2, true), (3, false)] {
            board.note(Self.target(polls: polls, failing: failing), of: Self.source, at: Self.noon)
        }
        let run = board.ledger.account(of: "news", now: Self.noon).run
        #expect(run?.polls == 3)
        #expect(run?.failures == 1)
    }

    @Test func delaysAreThoseOfFirstRecordsWithAnInstant() {
        var ledger = SourceLedger()
        for seconds in [-5.0, 60, 61, 90_000] { ledger.note(Self.record(publishedBefore: seconds), at: Self.noon) }
        ledger.note(Self.record(publishedBefore: nil), at: Self.noon)
        ledger.note(Self.record(publishedBefore: 10, revision: 1), at: Self.noon)
        let run = ledger.account(of: "news", now: Self.noon).run
        #expect(run?.records == 6)
        #expect(run?.delays == [2, 1, 0, 0, 0, 0, 0, 0, 1])
        #expect(run?.delaySeconds == 90_121)
    }

    /// A counter that a crash has set back a little would be read as a leap of its whole height.
    @Test func aStartBeginsToCountAnew() {
        var ledger = SourceLedger()
        ledger.note(Self.record(publishedBefore: 10), at: Self.noon)
        let begun = ledger.begun().account(of: "news", now: Self.noon)
        #expect(begun.run == nil)
        #expect(begun.records == 1, "what came in a day stays")
    }

    @Test func aLedgerOfAnEarlierVersionIsRead() throws {
        let text = #"{"accounts":{"news":{"hours":[{"number":498684,"records":2,"left":{}}]}}}"#
        let ledger = try JSONDecoder().decode(SourceLedger.self, from: Data(text.utf8))
        #expect(ledger.account(of: "news", now: Self.noon).records == 2)
    }

    @Test func hoursAreInOrder() {
        var ledger = SourceLedger()
        ledger.note(Self.record(publishedBefore: 1), at: Self.noon.addingTimeInterval(-3600))
        ledger.note(Self.record(publishedBefore: 1), at: Self.noon)
        ledger.note(Self.record(publishedBefore: 1), at: Self.noon)
        let hours = ledger.recordsByHour(now: Self.noon)
        #expect(hours.count == 24)
        #expect(hours.suffix(3) == [0, 1, 2])
    }
}
