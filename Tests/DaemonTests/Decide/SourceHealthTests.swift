import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store

@Suite struct SourceHealthTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let source = Source(id: "news", kind: .feed, url: "https://news.example/feed")

    private static func board(_ change: (inout SourceMemo) -> Void) -> SourceBoard {
        var memo = SourceMemo(intervalSeconds: 900)
        change(&memo)
        var board = SourceBoard()
        board.note(
            Target(
                key: SourceTargets.key(of: source), kind: .feed, url: source.url, site: "news.example",
                sourceID: source.id, due: noon, memo: MemoCoding.bytes(memo)), of: source, at: noon)
        return board
    }

    /// By its own rhythm: what comes every few hours is missed after days, what comes monthly is not.
    @Test(arguments: [(2, 4, true), (2, 2, false), (24 * 30, 40, false), (24, 11, true)] as [(Double, Double, Bool)])
    func aSourceIsSilentByItsOwnRhythm(hours: Double, quietDays: Double, isSilent: Bool) {
        let last = Self.noon.addingTimeInterval(-quietDays * 86_400)
        let board = Self.board { memo in
            memo.succeeded(entries: 10, new: 10, now: last.addingTimeInterval(-hours * 3600))
            memo.succeeded(entries: 10, new: 1, now: last)
        }
        let found = board.troubles(now: Self.noon, besides: [])
        #expect(found.silent.map(\.id) == (isSilent ? ["news"] : []))
        #expect(found.silent.first?.since == (isSilent ? last : nil))
        #expect(board.troubles(now: Self.noon, besides: ["news"]).silent.isEmpty, "paused")
    }

    @Test func aSourceWithoutRecordsIsFruitlessUntilOneComes() throws {
        var board = Self.board { $0.succeeded(entries: 8, new: 8, now: Self.noon) }
        for number in 1...6 {
            board.ledger.note(
                Self.event(.notArticle, ["kind": "index"]), at: Self.noon.addingTimeInterval(Double(number)))
        }
        // The same address once more, and what says something else.
        board.ledger.note(Self.event(.notArticle, ["kind": "index"], failures: 2), at: Self.noon)
        board.ledger.note(Self.event(.saidAgain, [:]), at: Self.noon)
        let trouble = try #require(board.troubles(now: Self.noon, besides: []).fruitless.first)
        #expect(trouble.reason == "6 addresses in a row gave no record (6 index)")
        var record = Record(
            id: "a", kind: .article, urlKey: "k", firstSeenAt: Self.noon, fetchedAt: Self.noon, extractorVersion: "1",
            instance: "test")
        record.discoveredFrom = [Record.Origin(kind: "feed", sourceID: "news", seenAt: Self.noon)]
        board.ledger.note(record, at: Self.noon.addingTimeInterval(60))
        #expect(board.troubles(now: Self.noon, besides: []).fruitless.isEmpty)
        let account = board.ledger.account(of: "news", now: Self.noon)
        #expect(account.records == 1 && account.left.map(\.count) == [6])
        let later = board.ledger.account(of: "news", now: Self.noon.addingTimeInterval(86_400 + 3600))
        #expect(later.records == 0 && later.left.isEmpty && later.lastRecordAt != nil, "a day is over")
    }

    @Test func aFeedThatNeverListsAnythingIsFruitless() {
        let board = Self.board { memo in
            memo.polls = 6
            memo.succeeded(entries: 0, new: 0, now: Self.noon)
        }
        #expect(board.troubles(now: Self.noon, besides: []).fruitless.map(\.since) == [nil])
    }

    private static func event(_ name: EventKind.Name, _ fields: [String: String], failures: Int = 1) -> Event {
        Event(
            type: name.rawValue, at: noon, sourceID: "news",
            fields: fields.map { ($0.key, .text($0.value)) } + [("failures", .number(failures))], instance: "test")
    }
}
