import Daemon
import FoundationEssentials
import Store
import Synchronization
import Testing
import Web

/// Who owns an article, what a revision is, and who else named it.
@Suite struct OwnershipTests {
    private static let noon = VirtualTime.start

    /// One host whose pages are given by path; `feed` lists addresses.
    private static func web(
        _ time: VirtualTime, feed: @escaping @Sendable (Date) -> [String],
        pages: @escaping @Sendable (String, Date) -> SimulatedWeb.Answer?
    ) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, now in
            switch url.path {
            case "/robots.txt": .init(status: 404)
            case "/feed", "/feed2":
                .init(type: "application/rss+xml", body: Invented.feed(feed(now).map { ($0, "خبر") }))
            default: pages(url.requestTarget, now) ?? .init(status: 404)
            }
        }
    }

    /// Runs for so many days.
    private static func run(
        days: Double, _ sources: [Source] = [feed], feed: @escaping @Sendable (Date) -> [String],
        pages: @escaping @Sendable (String, Date) -> SimulatedWeb.Answer?
    ) async throws -> Simulation {
        let time = VirtualTime()
        let simulation = try Simulation(sources, web: web(time, feed: feed, pages: pages), time: time)
        try await simulation.run(for: .seconds(days * 86_400))
        return simulation
    }

    private static let feed = Source(id: "a", kind: .feed, url: "https://news.example/feed")
    private static func canonical(_ path: String) -> String {
        "<link rel=\"canonical\" href=\"https://news.example\(path)\">"
    }

    @Test(
        "Two addresses of one canonical, a paragraph apart: one revises, the other is a copy or an article of its own")
    func twoAddresses() async throws {
        let simulation = try await Self.run(
            days: 40, feed: { _ in ["https://news.example/print/1", "https://news.example/1"] },
            pages: { path, now in
                switch path {
                case "/1": .init(body: Invented.page(1, head: Self.canonical("/1")))
                case "/print/1": .init(body: Invented.page(1, version: 3, head: Self.canonical("/1")))
                default: nil
                }
            })
        let records = try simulation.records()
        #expect(records.count <= 3)
        #expect(records.filter { $0.revision > 0 }.count <= 1)
    }

    @Test func aSecondPageOfTheSameCanonicalKeepsItsText() async throws {
        let simulation = try await Self.run(
            days: 20, feed: { _ in ["https://news.example/1", "https://news.example/1?page=2"] },
            pages: { path, _ in
                switch path {
                case "/1": .init(body: Invented.page(1, head: Self.canonical("/1")))
                case "/1?page=2": .init(body: Invented.page(2, head: Self.canonical("/1")))
                default: nil
                }
            })
        let records = try simulation.records()
        #expect(records.count == 2)
        #expect(records.allSatisfy { $0.text != nil && $0.duplicateOf == nil && $0.revision == 0 })
    }

    @Test("Addresses that change at every poll make no end of lines")
    func unstableLinks() async throws {
        let simulation = try await Self.run(
            days: 2,
            feed: { now in
                (1...3).map { "https://news.example/\($0)?sid=\(Int(now.timeIntervalSince(Self.noon)))" }
            },
            pages: { path, _ in
                guard let number = Int(path.dropFirst().prefix { $0 != "?" }) else { return nil }
                return .init(body: Invented.page(number, head: Self.canonical("/\(number)")))
            })
        let records = try simulation.records()
        #expect(records.filter { $0.duplicateOf == nil }.count == 3)
        #expect(records.count <= 6)
    }

    @Test("Two texts in turn: two records, and it is said that the first came back")
    func twoTextsInTurn() async throws {
        let turn = Mutex(0)
        let simulation = try await Self.run(
            days: 100, feed: { _ in ["https://news.example/1"] },
            pages: { path, _ in
                guard path == "/1" else { return nil }
                let version = turn.withLock { turn -> Int in
                    turn += 1
                    return turn % 2
                }
                return .init(body: Invented.page(1, version: version))
            })
        #expect(try simulation.records().map(\.revision) == [0, 1])
        #expect(try simulation.eventLines().filter { $0.contains("said_again") }.count == 1)
    }

    @Test func aHeadlineThatChangesIsARevision() async throws {
        let simulation = try await Self.run(
            days: 40, feed: { _ in ["https://news.example/1"] },
            pages: { path, now in
                guard path == "/1" else { return nil }
                let page = Invented.page(1)
                let isLater = now.timeIntervalSince(Self.noon) > 3 * 86_400
                return .init(body: isLater ? page.replacing("خبر رقم 1", with: "عنوان آخر بعد التعديل") : page)
            })
        let records = try simulation.records()
        #expect(records.map(\.revisionKind) == [nil, .title])
        #expect(records.map(\.title) == ["خبر رقم 1", "عنوان آخر بعد التعديل"])
    }

    @Test("A revision that became another's text is judged like a first text")
    func revisionsAreJudged() async throws {
        let simulation = try await Self.run(
            days: 40, feed: { _ in ["https://news.example/1", "https://news.example/2"] },
            pages: { path, now in
                switch path {
                case "/1": .init(body: Invented.page(1))
                case "/2": .init(body: Invented.page(now.timeIntervalSince(Self.noon) > 3 * 86_400 ? 1 : 2))
                default: nil
                }
            })
        let records = try simulation.records()
        #expect(records.count == 3)
        #expect(records.last?.duplicateKind == .text && records.last?.revision == 1)
    }

    @Test("Who else names a waiting page joins its chain; for a recorded one it is said once")
    func theWholeChain() async throws {
        let other = Source(id: "b", kind: .feed, url: "https://news.example/feed2")
        let simulation = try await Self.run(
            days: 5, [Self.feed, other], feed: { _ in ["https://news.example/1", "https://news.example/2"] },
            pages: { path, now in
                switch path {
                case "/1": .init(body: Invented.page(1))
                // Down until both sources have named it.
                case "/2":
                    now.timeIntervalSince(Self.noon) > 86_400 ? .init(body: Invented.page(2)) : .init(status: 503)
                default: nil
                }
            })
        let records = try simulation.records()
        #expect(records.count == 2)
        let late = try #require(records.first { $0.url?.hasSuffix("/2") == true })
        #expect(Set(late.discoveredFrom.compactMap(\.sourceID)) == ["a", "b"])
        let early = try #require(records.first { $0.url?.hasSuffix("/1") == true })
        let named =
            early.discoveredFrom.count + (try simulation.eventLines().filter { $0.contains("\"sighting\"") }.count)
        #expect(named == 2)
    }

    @Test func aPageThatThePersonConfiguredIsAskedForGood() async throws {
        let source = Source(id: "p", kind: .url, url: "https://news.example/1")
        let simulation = try await Self.run(
            days: 25, [source], feed: { _ in [] },
            pages: { path, now in
                let day = now.timeIntervalSince(Self.noon) / 86_400
                return path == "/1"
                    ? ((3..<20).contains(day) ? .init(status: 404) : .init(body: Invented.page(1))) : nil
            })
        let events = try simulation.eventLines()
        #expect(events.filter { $0.contains("\"tombstone\"") }.count == 1)
        #expect(events.filter { $0.contains("\"returned\"") }.count == 1)
        #expect(try simulation.records().count == 1)
    }
}
