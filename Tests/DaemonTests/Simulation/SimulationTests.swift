import Daemon
import Extract
import FoundationEssentials
import Store
import Testing
import Web

@Suite struct SimulationTests {
    private static func news() -> Source { Source(id: "news", kind: .feed, url: "https://news.example/feed") }

    @Test func aFeedsEntriesBecomeRecordsOnce() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 5)
        let simulation = try Simulation([Self.news()], web: web, time: time)
        try await simulation.run(for: .seconds(2 * 86_400))
        let records = try simulation.records()
        #expect(records.count == 5)
        #expect(Set(records.map(\.urlKey)).count == 5)
        #expect(records.allSatisfy { $0.duplicateOf == nil && $0.revision == 0 })
        #expect(records.first?.discoveredFrom.first?.kind == "feed")
        #expect(records.first?.publishedDay == "2026-11-21")
        // Revisits at 1 h, 6 h and 1 d, and nothing stored for what did not change.
        #expect(web.requests(for: "https://news.example/1").count == 4)
    }

    @Test func requestsToOneSiteKeepTheirDistance() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt":
                SimulatedWeb.Answer(type: "text/plain", body: "User-agent: *\nCrawl-delay: 20\nDisallow: /3\n")
            case "/feed":
                SimulatedWeb.Answer(body: Invented.feed((1...6).map { ("https://news.example/\($0)", "خبر") }))
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
        let simulation = try Simulation([Self.news()], web: web, time: time)
        try await simulation.run(for: .seconds(3600))
        let times = web.requests.map(\.at)
        let gaps = zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }
        #expect(gaps.allSatisfy { $0 >= 5 })
        #expect(gaps.dropFirst(2).filter { $0 < 20 }.isEmpty)
        #expect(web.requests(for: "https://news.example/3").isEmpty)
        #expect(try simulation.records().count == 5)
        #expect(try simulation.eventLines().contains { $0.contains("\"robots_disallowed\"") })
    }

    @Test func sitesThatShareAServerShareItsPatience() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404, address: "192.0.2.1")
            case "/feed":
                SimulatedWeb.Answer(
                    body: Invented.feed((1...5).map { ("https://\(url.host)/\($0)", "خبر") }), address: "192.0.2.1")
            default:
                Int(url.path.dropFirst()).map {
                    SimulatedWeb.Answer(
                        body: Invented.page($0 + Int(url.host.utf8.first ?? 0) * 10), address: "192.0.2.1")
                }
            }
        }
        let sources = ["a", "b", "c"].map { Source(id: $0, kind: .feed, url: "https://\($0).example/feed") }
        let simulation = try Simulation(sources, web: web, time: time)
        try await simulation.run(for: .seconds(1800))
        #expect(try simulation.records().count == 15)
        // The first request to each site comes before its address is known.
        let times = web.requests.dropFirst(3).map(\.at)
        let gaps = zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }
        #expect(gaps.allSatisfy { $0 >= 5 })
    }

    @Test func aChangedArticleIsARevisionAndACopyIsNamed() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, now in
            switch (url.host, url.path) {
            case (_, "/robots.txt"): return SimulatedWeb.Answer(status: 404)
            case ("news.example", "/feed"):
                return SimulatedWeb.Answer(body: Invented.feed([("https://news.example/1", "خبر")]))
            case ("copy.example", "/feed"):
                return SimulatedWeb.Answer(body: Invented.feed([("https://copy.example/a", "خبر")]))
            case ("news.example", "/1"):
                let version = now.timeIntervalSince(VirtualTime.start) > 2 * 3600 ? 1 : 0
                return SimulatedWeb.Answer(body: Invented.page(1, version: version))
            case ("copy.example", "/a"): return SimulatedWeb.Answer(body: Invented.page(1))
            default: return nil
            }
        }
        var later = Source(id: "copy", kind: .feed, url: "https://copy.example/feed")
        later.interval = .seconds(3600)
        let simulation = try Simulation([Self.news()], web: web, time: time)
        try await simulation.run(for: .seconds(1800))
        var second = simulation
        second.configuration.sources.append(later)
        try await second.run(for: .seconds(86_400))
        let records = try second.records()
        let original = try #require(records.first)
        let copy = try #require(records.first { $0.domain == "copy.example" })
        #expect(copy.duplicateOf == original.id)
        #expect(copy.duplicateKind == .text)
        #expect(copy.text == nil)
        let revision = try #require(records.first { $0.revision == 1 })
        #expect(revision.previousID == original.id)
        #expect(revision.urlKey == original.urlKey)
        #expect(revision.firstSeenAt == original.firstSeenAt)
        #expect(records.count == 3)
    }

    @Test func aRedirectToAnotherSiteKeepsThatSitesRules() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case ("short.example", "/robots.txt"): SimulatedWeb.Answer(status: 404)
            case ("news.example", "/robots.txt"): SimulatedWeb.Answer(body: "User-agent: *\nDisallow: /2")
            case ("short.example", let path):
                SimulatedWeb.Answer(status: 302, headers: [("location", "https://news.example\(path)")])
            case ("news.example", "/1"): SimulatedWeb.Answer(body: Invented.page(1))
            default: nil
            }
        }
        let sources = (1...2).map { Source(id: "url-\($0)", kind: .url, url: "https://short.example/\($0)") }
        let simulation = try Simulation(sources, web: web, time: time)
        try await simulation.run(for: .seconds(1200))
        let records = try simulation.records()
        #expect(records.map(\.finalURL) == ["https://news.example/1"])
        #expect(records.first?.http?.redirects == ["https://short.example/1"])
        #expect(web.requests(for: "https://news.example/2").isEmpty)
    }

    /// What a site's tdmrep.json reserves is not kept, what it leaves free says so in the record.
    @Test(arguments: [true, false])
    func aSitesReservationHoldsForItsPages(isObeyed: Bool) async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": SimulatedWeb.Answer(status: 404)
            case "/.well-known/tdmrep.json":
                SimulatedWeb.Answer(
                    type: "application/json",
                    body: """
                        [{"location": "/2", "tdm-reservation": 1, "tdm-policy": "https://news.example/terms"},
                         {"location": "/", "tdm-reservation": 0}]
                        """)
            case "/feed":
                SimulatedWeb.Answer(body: Invented.feed((1...3).map { ("https://news.example/\($0)", "خبر") }))
            default: Int(url.path.dropFirst()).map { SimulatedWeb.Answer(body: Invented.page($0)) }
            }
        }
        var simulation = try Simulation([Self.news()], web: web, time: time)
        simulation.configuration.politeness.obeysTDM = isObeyed
        try await simulation.run(for: .seconds(3600))
        let records = try simulation.records()
        let asked = web.requests(for: "https://news.example/.well-known/tdmrep.json")
        if isObeyed {
            #expect(records.compactMap(\.finalURL).sorted() == ["https://news.example/1", "https://news.example/3"])
            #expect(records.allSatisfy { $0.rights?.tdmReservation == 0 })
            #expect(try simulation.eventLines().contains { $0.contains("\"tdm_reserved\"") })
            #expect(asked.count == 1)
        } else {
            #expect(records.count == 3)
            #expect(asked.isEmpty)
        }
    }

    @Test func rulesForASiteSayWhatItsTextIs() async throws {
        let time = VirtualTime()
        let page = """
            <html><head><title>خبر من الوادي</title></head><body><main><h1>خبر من الوادي</h1>
            <div class="body"><p>\(String(repeating: "كلام طويل لا يريده أحد في هذه الصفحة، لكنه أكثر ما فيها. ", count: 9))</p></div>
            <div class="kept"><p>هذا وحده هو النص الذي يريده من كتب القاعدة.</p></div></main></body></html>
            """
        let web = SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt", "/.well-known/tdmrep.json": SimulatedWeb.Answer(status: 404)
            case "/feed": SimulatedWeb.Answer(body: Invented.feed([("https://news.example/1", "خبر")]))
            default: SimulatedWeb.Answer(body: page)
            }
        }
        var simulation = try Simulation([Self.news()], web: web, time: time)
        simulation.configuration.siteRules = SiteRuleBook([
            SiteRules(host: "news.example", take: [try Selector(".kept")])
        ])
        try await simulation.run(for: .seconds(3600))
        let records = try simulation.records()
        #expect(records.map(\.text) == ["هذا وحده هو النص الذي يريده من كتب القاعدة."])
        #expect(records.first?.extractor.method == "rules")
    }

    @Test func aFullDiskIsWaitedOut() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 20)
        let simulation = try Simulation([Self.news()], web: web, time: time)
        simulation.files.setFaults { $0.room = 20_000 }
        var said: [String] = []
        try await simulation.run(for: .seconds(3600)) { remark in
            said.append(remark.message)
            // Somebody makes room as soon as the log asks for it.
            if remark.message.contains("no room left") { simulation.files.setFaults { $0.room = nil } }
        }
        #expect(said.contains { $0.contains("no room left") })
        #expect(said.contains { $0.contains("there is room again") })
        let records = try simulation.records()
        #expect(records.count == 20)
        #expect(Set(records.map(\.id)).count == 20)
    }

    /// Still full when it is told to stop: nothing is lost that was acknowledged, and the next start goes on.
    @Test func aRunThatEndsOnAFullDiskIsTakenUpAgain() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 20)
        let simulation = try Simulation([Self.news()], web: web, time: time)
        simulation.files.setFaults { $0.room = 20_000 }
        try await simulation.run(for: .seconds(600))
        #expect(try simulation.records().count < 20)
        try await simulation.run(for: .seconds(3600))
        let records = try simulation.records()
        #expect(records.count == 20)
        #expect(Set(records.map(\.id)).count == 20)
    }

    @Test func anAbsentNetworkIsNobodysFault() async throws {
        let time = VirtualTime()
        let back = VirtualTime.start.addingTimeInterval(6 * 3600)
        let web = SimulatedWeb(time) { url, _, now in
            guard now >= back else { return nil }
            switch url.path {
            case "/robots.txt": return SimulatedWeb.Answer(status: 404)
            case "/feed": return SimulatedWeb.Answer(body: Invented.feed([("https://\(url.host)/1", "خبر")]))
            default: return SimulatedWeb.Answer(body: Invented.page(Int(url.host.utf8.first ?? 0)))
            }
        }
        let sources = ["a", "b", "c"].map { Source(id: $0, kind: .feed, url: "https://\($0).example/feed") }
        let simulation = try Simulation(sources, web: web, time: time)
        var warnings = 0
        try await simulation.run(for: .seconds(7 * 3600)) { remark in
            if remark.level == .warning { warnings += 1 }
        }
        #expect(try simulation.records().count == 3)
        for host in ["a", "b", "c"] {
            let first = try #require(web.requests(for: "https://\(host).example/1").first)
            #expect(first.timeIntervalSince(back) < 300)
        }
        // One line says it, not one for each try.
        #expect(warnings == 1)
        #expect(try simulation.eventLines().isEmpty)
    }

    @Test func aLostDatabaseIsMadeAgainFromTheLines() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 8)
        let simulation = try Simulation([Self.news()], web: web, time: time)
        try await simulation.run(for: .seconds(3000))
        #expect(try simulation.records().count == 8)
        let again = try Simulation(sharing: simulation)
        try await again.run(for: .seconds(3 * 86_400))
        let records = try again.records()
        #expect(records.count == 8)
        #expect(Set(records.map(\.id)).count == 8)
    }

    /// Thirty days, ten feeds of which some fail, move, change and repeat.
    @Test func thirtyDaysPass() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, request, now in
            let site = Int(url.host.prefix { $0 != "." }.dropFirst()) ?? 0
            let hours = Int(now.timeIntervalSince(VirtualTime.start) / 3600)
            if url.path == "/robots.txt" {
                return SimulatedWeb.Answer(status: site % 3 == 0 ? 404 : 200, type: "text/plain")
            }
            if site == 7, (100..<300).contains(hours) { return nil }
            if site == 8, hours % 50 < 5 { return SimulatedWeb.Answer(status: 503, headers: [("retry-after", "3600")]) }
            if url.path == "/feed" {
                let newest = hours / 12
                let items = (max(0, newest - 9)...newest).map {
                    ("https://\(url.host)/\($0)", "خبر")
                }
                return SimulatedWeb.Answer(
                    type: "application/rss+xml", body: Invented.feed(items), headers: [("etag", "\"\(newest)\"")])
            }
            guard let number = Int(url.path.dropFirst()) else { return SimulatedWeb.Answer(status: 404) }
            let version = number % 10 == 0 && hours > number * 12 + 30 ? 1 : 0
            return SimulatedWeb.Answer(
                body: Invented.page(site * 1000 + number, version: version),
                headers: [("etag", "\"\(number)-\(version)\"")])
        }
        let sources = (1...10).map { Source(id: "s\($0)", kind: .feed, url: "https://s\($0).example/feed") }
        let simulation = try Simulation(sources, web: web, time: time)
        let tally = try await simulation.run(for: .seconds(30 * 86_400))
        let records = try simulation.records()
        #expect(Set(records.map(\.id)).count == records.count)
        // Whatever failed and moved in between: each story up to two days before the end, once; but for the site that
        // was away for 200 hours, whose feed had dropped some by then.
        let firsts = records.filter { $0.revision == 0 }.compactMap(\.url)
        #expect(Set(firsts).count == firsts.count)
        for site in 1...10 where site != 7 {
            let missing = (0...56).map { "https://s\(site).example/\($0)" }.filter { !firsts.contains($0) }
            #expect(missing == [])
        }
        #expect(records.contains { $0.revision == 1 })
        #expect(tally.failures > 0)
        // A site is never asked twice within five seconds.
        let bySite = Dictionary(grouping: web.requests) { WebURL($0.url)?.host ?? "" }
        for requests in bySite.values {
            let gaps = zip(requests.dropFirst(), requests).map { $0.at.timeIntervalSince($1.at) }
            #expect(gaps.allSatisfy { $0 >= 5 })
        }
    }
}

extension Simulation {
    /// The same files, a database that is new.
    init(sharing other: Simulation) throws {
        time = other.time
        files = other.files
        web = other.web
        configuration = other.configuration
        state = try SQLiteState(path: nil)
    }
}
