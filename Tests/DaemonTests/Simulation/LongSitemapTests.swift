import Daemon
import FoundationEssentials
import Store
import Synchronization
import Testing
import Text
import Web

/// Answers with so many entries that they are settled in portions.
@Suite struct LongSitemapTests {
    private let time = VirtualTime()

    /// So many addresses, the newest in the middle of the list.
    private static func sitemap(_ count: Int) -> String {
        let entries = (0..<count).map { place in
            let age = abs(place - count / 2)
            let day = VirtualTime.start - Double(age) * 60
            return "<url><loc>https://news.example/\(place)</loc><lastmod>\(RFC3339.format(day))</lastmod></url>"
        }
        return "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries.joined())</urlset>"
    }

    private func simulation(_ entries: Int, backlog: Int, feeds: Int = 0) throws -> Simulation {
        let map = Self.sitemap(entries)
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/map.xml": SimulatedWeb.Answer(type: "application/xml", body: map)
            case "/feed":
                SimulatedWeb.Answer(
                    type: "application/rss+xml", body: Invented.feed([("https://\(url.host)/1", "خبر واحد")]))
            default: SimulatedWeb.Answer(body: Invented.page(Int(url.path.dropFirst()) ?? 0))
            }
        }
        var source = Source(id: "map", kind: .sitemap, url: "https://news.example/map.xml")
        source.backlog = backlog
        let others = (0..<feeds).map { Source(id: "f\($0)", kind: .feed, url: "https://f\($0).example/feed") }
        return try Simulation([source] + others, web: web, time: time)
    }

    private func queued(_ simulation: Simulation) throws -> [Int] {
        try simulation.state.transaction { state throws(StoreError) in
            try state.targets(of: .page, after: nil, limit: 9_000).compactMap { target in
                WebURL(target.url).flatMap { Int($0.path.dropFirst()) }
            }
        }
    }

    private func memo(_ simulation: Simulation) throws -> String {
        let row = try simulation.state.transaction { state throws(StoreError) in try state.target("sitemap:map") }
        return String(decoding: row?.memo ?? [], as: UTF8.self)
    }

    @Test("Of a first poll the newest are taken, over all portions, and what was left out is told once")
    func backlog() async throws {
        let simulation = try simulation(5_500, backlog: 1_300)
        try await simulation.run(for: .seconds(20))
        let asked = simulation.web.requests.compactMap { Int($0.url.split(separator: "/").last ?? "") }
        let all = Set(try queued(simulation)).union(asked)
        #expect(all.count == 1_300)
        #expect(all.allSatisfy { abs($0 - 2_750) <= 650 })
        let events = try simulation.eventLines().filter { $0.contains("backlog_skipped") }
        #expect(events.count == 1)
        #expect(events.allSatisfy { $0.contains("4200") })
        #expect(try memo(simulation).contains("\"lastEntries\":5500"))
    }

    @Test("The others do not wait for it")
    func others() async throws {
        let simulation = try simulation(4_500, backlog: 4_500, feeds: 5)
        let said = Mutex<[String]>([])
        try await simulation.run(for: .seconds(10), once: true) { remark in
            said.withLock { $0.append(remark.message) }
        }
        let order = said.withLock { $0 }
        let long = try #require(order.firstIndex { $0.hasPrefix("map: 4500 entries, 4500 new") })
        #expect(order[..<long].count { $0.firstRange(of: ": 1 entries") != nil } == 5)
    }

    @Test("What a crash interrupts is read again, and the rest found")
    func crash() async throws {
        let simulation = try simulation(4_000, backlog: 4_000)
        let stopping = StoppingState(simulation.state, after: 2_500)
        await #expect(throws: StoreError.self) { try await simulation.run(for: .seconds(10), through: stopping) }
        let before = Set(try queued(simulation)).count
        #expect(before > 0 && before < 4_000)
        try await simulation.run(for: .seconds(20))
        let asked = simulation.web.requests.compactMap { Int($0.url.split(separator: "/").last ?? "") }
        #expect(Set(try queued(simulation)).union(asked).count == 4_000)
    }
}

/// Fails for good once so many targets were added.
private final class StoppingState: StateDatabase {
    private let state: SQLiteState
    private let limit: Int

    init(_ state: SQLiteState, after limit: Int) { (self.state, self.limit) = (state, limit) }

    func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let counts = try state.counts(at: VirtualTime.start)
        if (counts.targetsByKind[.page] ?? 0) >= limit { throw .io(path: "state.sqlite", errno: 5) }
        return try state.transaction(about: nil, holding: leases, body)
    }

    func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] { try state.claim(wish, at: now) }
    func nextDue() throws(StoreError) -> Date? { try state.nextDue() }
    func beat(at now: Date) throws(StoreError) -> Beat { Beat() }
    func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
    func close() throws(StoreError) { try state.close() }
}
