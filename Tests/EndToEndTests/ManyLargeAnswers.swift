import Glibc
import Loopback
import Testing
import Workbench

extension EndToEnd.Faults {
    /// 12 MB with 1,500 addresses: padded, so that reading it takes no longer than it must.
    private static func sitemap(_ host: String) -> Reply {
        let padding = "<!--" + String(repeating: "x", count: 8 << 10) + "-->"
        let entries = (0..<1500).map { "<url><loc>http://\(host)/s/\($0)</loc></url>\(padding)" }
        let text = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries.joined())</urlset>"
        return .text(text, type: "application/xml")
    }

    /// The bodies alone are 144 MB, and the daemon takes some fifty: without a bound on their sum the kernel ends it.
    @Test func manyLargeAnswersStayBelowTheLimit() async throws {
        guard let group = MemoryGroup(megabytes: 192) else { return print("skipped: no right to make a control group") }
        let hosts = (0..<12).map { "kharita\($0).example" }
        let sitemaps = Dictionary(uniqueKeysWithValues: hosts.map { ($0, Self.sitemap($0)) })
        let server = try LoopbackServer { request in
            if request.path == "/sitemap.xml", let reply = sitemaps[request.host] { return reply }
            return request.path == "/salim" ? .text(Press.page(seed: 5)) : .notFound
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.schedule += ["shortest = \"1s\""]
        for (number, host) in hosts.enumerated() {
            settings.add("sitemap", "k\(number)", url: "http://\(host)/sitemap.xml", "backlog = 1", "interval = \"1h\"")
        }
        settings.add("url", "salim", url: "http://salim.example/salim", "interval = \"1s\"")
        try here.configure(settings)
        let daemon = try here.start(through: group.wrapper)
        try await daemon.waits(for: "an article beside them and some of them read") {
            let log = Files.text(here.log)
            return !(try here.articles(at: "http://salim.example/salim")).isEmpty
                && log.split(separator: "\n").count { $0.contains("1500 entries, ") } >= 3
        }
        #expect(try await daemon.stop() == .exited(0), "\(here.logTail)")
        try await here.expectGoodStore()
    }
}
