import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// What stands before a site's articles.
@Suite struct WallTests {
    private static let source = Source(id: "a", kind: .feed, url: "https://feeds.example/feed")
    private static let challenge = """
        <!DOCTYPE html><html><head><title>Just a moment...</title>
        <script>window._cf_chl_opt={cvId:'3'};</script><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>
        </head><body><div class="main-wrapper"><h1>walled.example</h1><noscript>Enable JavaScript and cookies</noscript></div></body></html>
        """

    @Test("A bot wall has its site left alone, for longer each time, and is said once; when it is gone all is read")
    func botWall() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, now in
            switch (url.host, url.path) {
            case (_, "/robots.txt"): return .init(status: 404)
            case ("feeds.example", _):
                return .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...12).map { ("https://walled.example/\($0)", "خبر رقم \($0)") }))
            default:
                if now.timeIntervalSince(VirtualTime.start) < 86_400 {
                    return .init(status: 403, body: Self.challenge)
                }
                return Int(url.path.dropFirst()).map { .init(body: Invented.page($0)) }
            }
        }
        let simulation = try Simulation([Self.source], web: web, time: time)
        var warnings = 0
        try await simulation.run(for: .seconds(86_400)) {
            if $0.fields["outcome"] == "wall", $0.level == .warning { warnings += 1 }
        }
        let asked = web.requests.filter { $0.url.hasPrefix("https://walled.example/") && Int($0.url.suffix(1)) != nil }
        #expect(asked.count < 10)
        #expect(warnings == 1)
        let gaps = zip(asked, asked.dropFirst()).map { $1.at.timeIntervalSince($0.at) }
        #expect(gaps.allSatisfy { $0 >= 1800 })
        try await simulation.run(for: .seconds(4 * 86_400))
        #expect(try simulation.records().filter { $0.revision == 0 }.count == 12)
    }

    @Test("Pages that were sent on to a consent page before the site was left alone make the pause no longer")
    func sentOn() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case ("consent.example", "/robots.txt"):
                .init(type: "text/plain", body: "User-agent: *\nCrawl-delay: 20\n")
            case (_, "/robots.txt"): .init(status: 404)
            case ("feeds.example", _):
                .init(
                    type: "application/rss+xml",
                    body: Invented.feed((1...40).map { ("https://walled.example/news/\($0)", "خبر رقم \($0)") }))
            case ("consent.example", _): .init(body: "<title>Consent</title><p>Please accept to continue.</p>")
            default:
                .init(status: 302, headers: [("location", "https://consent.example/wall?to=\(url.path)")])
            }
        }
        let simulation = try Simulation([Self.source], web: web, time: time)
        try await simulation.run(for: .seconds(2 * 3600))
        let asked = web.requests.filter { $0.url.hasPrefix("https://walled.example/news/") }.map(\.at)
        let pauses = zip(asked, asked.dropFirst()).map { $1.timeIntervalSince($0) }.filter { $0 > 600 }
        // Half an hour from the third one's answer, and then an hour: what waited for the consent page's slow site does not count.
        #expect(try #require(pauses.first) < 3000)
    }
}
