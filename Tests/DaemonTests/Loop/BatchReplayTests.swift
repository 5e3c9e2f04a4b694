import Dedupe
import Extract
import Fetch
import FoundationEssentials
import Testing
import Web

@testable import Daemon
@testable import Store

/// Lines that are there and that the database has not taken in: a full disk can refuse the commit after them.
@Suite struct BatchReplayTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)

    private static let configuration = {
        var configuration = Configuration(instance: "test")
        configuration.store.folder = "store"
        configuration.store.reserveBytes = 0
        return configuration
    }()

    /// A database that knows of nothing beside the lines of the one before.
    private static func opened(_ files: MemoryFiles) throws -> Store {
        try Store(opening: StoreOptions(configuration), files: files, now: noon, state: try SQLiteState(path: nil))
    }

    private static func outcome(_ number: Int = 1) throws -> Outcome {
        let url = try #require(WebURL("https://a\(number).example/\(number)"))
        var article = Article()
        (article.title, article.text) = ("عنوان", (1...60).map { "كلمة\($0 * number)" }.joined(separator: " "))
        let extraction = Extraction(
            kind: .article, article: article, charset: "UTF-8", charsetSource: .meta, rights: Rights())
        let target = Target(
            .page(url), url: url.href, site: url.host, due: noon,
            memo: MemoCoding.bytes(PageMemo(url: url.href, firstSeenAt: noon)))
        return Outcome(
            job: Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "t")),
            answer: .page(extraction, Fingerprint(of: article.text), digest: "d"),
            reply: Reply(FetchResponse(url: url, status: 200, headers: HTTPHeaders(), body: [])), startedAt: noon)
    }

    @Test func whatHasALineIsNotWrittenAgain() throws {
        let files = MemoryFiles()
        for _ in 0..<2 {
            let store = try Self.opened(files)
            let batch = Batch(store: store, settlement: Settlement(configuration: Self.configuration), now: Self.noon)
            var (tally, board) = (Tally(), SourceBoard())
            let outcome = try Self.outcome()
            try store.state.transaction { state throws(StoreError) in try state.apply(.add(outcome.job.target)) }
            #expect(try store.state.claim(ClaimWish(limit: 1, perSite: 1), at: Self.noon).count == 1)
            _ = try batch.settle([outcome], tally: &tally, board: &board)
            #expect(store.records.position.seq == 1)
            let known = try store.state.transaction { state throws(StoreError) in try state.position(of: "records") }
            #expect(known?.seq == 1)
            try store.close()
        }
    }

    /// A flipped bit in the last line of all can make two of it, neither of them one of ours.
    @Test func damagedLinesAtTheEndAreNotWaitedFor() throws {
        let files = MemoryFiles()
        for turn in 0..<2 {
            let store = try Self.opened(files)
            var replay = try Replay(store: store, configuration: Self.configuration, now: Self.noon) { _ in }
            #expect(try replay.run() == turn)
            let batch = Batch(store: store, settlement: Settlement(configuration: Self.configuration), now: Self.noon)
            var (tally, board) = (Tally(), SourceBoard())
            for number in turn * 2..<turn * 2 + 2 {
                let outcome = try Self.outcome(number + 1)
                try store.state.transaction { state throws(StoreError) in try state.apply(.add(outcome.job.target)) }
                _ = try store.state.claim(ClaimWish(limit: 9, perSite: 9), at: Self.noon)
                _ = try batch.settle([outcome], tally: &tally, board: &board)
            }
            // The halves count as lines that were there.
            #expect(store.records.position.seq == (turn == 0 ? 2 : 5))
            try store.close()
            let name = try #require(try files.list("store").first { $0.hasPrefix("records-") })
            var bytes = try files.read("store/" + name, at: 0, count: 1 << 20)
            bytes[bytes.count - 20] = 0x0A
            try files.remove("store/" + name)
            let file = try files.openForAppending("store/" + name)
            try file.append(bytes)
            try file.flush()
            file.close()
        }
    }
}
