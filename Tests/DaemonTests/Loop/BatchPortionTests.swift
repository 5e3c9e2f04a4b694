import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

@Suite struct BatchPortionTests {
    private static func feed(_ id: String, entries: Int) -> Outcome {
        var feed = Feed(format: .rss)
        feed.entries = Array(repeating: FeedEntry(), count: entries)
        let target = Target(
            key: "feed:\(id)", kind: .feed, url: "https://\(id).example/feed", site: "\(id).example", due: Date())
        return Outcome(
            job: Job(target: target, want: .feed(discovers: false, digest: nil)), answer: .feed(feed, digest: "d"),
            startedAt: Date())
    }

    private static func keys(_ outcomes: [Outcome]) -> [String] { outcomes.map(\.job.target.key) }

    @Test func smallOnesGoFirstAndLargeOnesOneByOne() {
        let outcomes = [
            Self.feed("a", entries: 50_000), Self.feed("b", entries: 20), Self.feed("c", entries: 50_000),
            Self.feed("d", entries: 30),
        ]
        let first = Batch.portion(of: outcomes)
        #expect(Self.keys(first.now) == ["feed:b", "feed:d"])
        let second = Batch.portion(of: first.later)
        #expect(Self.keys(second.now) == ["feed:a"] && Self.keys(second.later) == ["feed:c"])
        #expect(Batch.portion(of: []).now.isEmpty)
    }

    @Test func nothingIsLeftOut() {
        var rest = (0..<300).map { Self.feed("s\($0)", entries: ($0 * 37) % 1500) }
        var settled: Set<String> = []
        var turns = 0
        while !rest.isEmpty, turns < 5000 {
            let (now, later) = Batch.portion(of: rest)
            #expect(now.count <= Batch.mostOutcomes && now.count + later.count == rest.count)
            settled.formUnion(Self.keys(now))
            rest = later
            turns += 1
        }
        #expect(settled.count == 300)
    }
}
