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

    private static func outcome() throws -> Outcome {
        let url = try #require(WebURL("https://a.example/1"))
        var article = Article()
        (article.title, article.text) = ("عنوان", (1...60).map { "كلمة\($0)" }.joined(separator: " "))
        let extraction = Extraction(
            kind: .article, article: article, charset: "UTF-8", charsetSource: .meta, rights: Rights())
        let target = Target(
            .page(url), url: url.href, site: "a.example", due: noon,
            memo: MemoCoding.bytes(PageMemo(url: url.href, firstSeenAt: noon)))
        return Outcome(
            job: Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "t")),
            answer: .page(extraction, Fingerprint(of: article.text), digest: "d"),
            reply: Reply(FetchResponse(url: url, status: 200, headers: HTTPHeaders(), body: [])), startedAt: noon)
    }

    @Test func whatHasALineIsNotWrittenAgain() throws {
        var configuration = Configuration(instance: "test")
        configuration.store.folder = "store"
        configuration.store.reserveBytes = 0
        let files = MemoryFiles()
        for _ in 0..<2 {
            // A database that knows of nothing beside the lines of the one before.
            let store = try Store(
                opening: StoreOptions(configuration), files: files, now: Self.noon, state: try SQLiteState(path: nil))
            let batch = Batch(store: store, settlement: Settlement(configuration: configuration), now: Self.noon)
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
}
