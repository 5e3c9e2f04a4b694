import Foundation
import Glibc
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// `rawi fetch` makes of a page what the daemon makes of it.
    @Suite struct FetchAsTheDaemon {}
}

extension EndToEnd.FetchAsTheDaemon {
    /// The outlets of scripts/demo, as they stand at first.
    @Test func onTheDemosPages() async throws {
        let here = try Installation()
        let program = Installation.program.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/rawi-demo"
        let port = here.folder + "/port"
        let demo = try ChildProcess(program, [], output: port, errors: here.folder + "/demo.log")
        for _ in 0..<200 where !Files.text(port).hasSuffix("\n") { try await Task.sleep(for: .milliseconds(50)) }
        var settings = Settings(nil)
        settings.fetch.append("connect_to = [\"::127.0.0.1:\(Files.text(port).filter { $0 != "\n" })\"]")
        settings.add("feed", "almarfa", url: "http://almarfa.example/feed.xml")
        settings.add("sitemap", "harbour", url: "http://harbour-courier.example/sitemap.xml")
        settings.add("feed", "liman", url: "http://liman-postasi.example/atom.xml")
        settings.add("url", "members", url: "http://harbour-courier.example/members/1")
        settings.add("url", "none", url: "http://almarfa.example/none")
        try here.configure(settings)
        #expect(try await here.start(["--once"]).child.wait() == .exited(0), "\(here.logTail)")
        let pages = try await Self.compare(here)
        #expect(pages >= 8, "\(here.logTail)")
        withExtendedLifetime(demo) {}
    }

    /// What a site may say against being read, and what stands where a page should be.
    @Test func onPagesThatAreWithheld() async throws {
        let server = try LoopbackServer { request in
            switch (request.host, request.path) {
            case ("mashghul.example", "/robots.txt"): return Reply(status: 503)
            case ("mamnua.example", "/robots.txt"): return .text("User-agent: *\nDisallow: /\n", type: "text/plain")
            case ("mahfuz.example", "/.well-known/tdmrep.json"):
                return .text("[{\"location\": \"/\", \"tdm-reservation\": 1}]", type: "application/json")
            case (_, "/robots.txt"), (_, "/.well-known/tdmrep.json"): return .notFound
            case ("raas.example", _):
                return Reply(
                    headers: [("Content-Type", "text/html; charset=utf-8"), ("TDM-Reservation", "1")],
                    body: Array(Press.page(seed: 4).utf8))
            case ("bila.example", _):
                return Reply(
                    headers: [("Content-Type", "text/html; charset=utf-8"), ("X-Robots-Tag", "noindex")],
                    body: Array(Press.page(seed: 5).utf8))
            case ("khulasa.example", _): return .text(Press.rss("س", []), type: "application/rss+xml")
            case ("naql.example", "/a"): return .redirect(to: "http://mashghul.example/b", status: 302)
            default: return .text(Press.page(of: request.host + request.path))
            }
        }
        let here = try Installation()
        var settings = Settings(server)
        let hosts = ["mashghul", "mamnua", "mahfuz", "raas", "bila", "khulasa", "naql", "salim"]
        for host in hosts { settings.add("url", host, url: "http://\(host).example/a") }
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "all but those whose rules are out of reach") {
            try here.records().count == 1 && here.events().count >= 5
                && server.requests.count { $0.host == "mashghul.example" } >= 1
        }
        #expect(try await daemon.stop() == .exited(0))
        #expect(try here.records().compactMap(\.url) == ["http://salim.example/a"], "\(here.logTail)")
        for host in hosts {
            let said = try await here.run("fetch", ["http://\(host).example/a", "--explain"])
            let records = try here.articles(at: "http://\(host).example/a")
            #expect(said.ending == .exited(records.isEmpty ? 69 : 0), "\(host): \(said.output)\(said.errors)")
            try Self.expect(said.output, records)
        }
        for (host, word) in [
            ("mashghul", "out of reach"), ("mamnua", "forbids"), ("mahfuz", "tdm_reserved"), ("bila", "noindex"),
        ] {
            let said = try await here.run("fetch", ["http://\(host).example/a"])
            #expect(said.errors.contains(word), "\(host): \(said.errors)")
        }
    }

    /// Each page that the daemon has asked, or was not let ask.
    private static func compare(_ here: Installation) async throws -> Int {
        let records = try here.records().filter { $0.revision == 0 && $0.kind == .article }
        let refused = try here.events().compactMap(\.url).filter { !$0.hasSuffix("xml") }
        let addresses = Set(records.compactMap(\.url) + refused)
        for address in addresses {
            let said = try await here.run("fetch", [address])
            let known = records.filter { $0.url == address }
            #expect(said.ending == .exited(known.isEmpty ? 69 : 0), "\(address): \(said.errors)")
            try expect(said.output, known)
        }
        return addresses.count
    }

    private static func expect(_ output: String, _ known: [Record]) throws {
        guard let before = known.first else {
            #expect(output.isEmpty)
            return
        }
        let record = try Record(decoding: Array(output.utf8.prefix { $0 != 0x0A }))
        #expect(record.urlKey == before.urlKey && record.title == before.title && record.authors == before.authors)
        #expect(record.contentHash == before.contentHash && record.language == before.language)
        #expect(record.links == before.links)
        // What only the feed said is not known to who asks the page.
        #expect(record.publishedAt == nil || record.publishedAt == before.publishedAt)
    }
}
