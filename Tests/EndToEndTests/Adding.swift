import Foundation
import Loopback
import Testing
import Workbench

extension EndToEnd {
    /// From an address to a source that is followed.
    @Suite struct Adding {}
}

extension EndToEnd.Adding {
    private static let addresses = (0..<7).map { "http://daftar.example/maqal/\($0)" }

    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            switch (request.host, request.path) {
            case ("daftar.example", "/"):
                .text(
                    """
                    <html><head><title>دفتر</title><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>
                    <body>\(addresses.map { "<h2><a href=\"\($0)\">عنوان طويل لخبر من أخبار اليوم</a></h2>" }.joined())</body></html>
                    """)
            case ("daftar.example", "/robots.txt"):
                .text("User-agent: *\nDisallow: /sitemap.xml\nSitemap: /khabar-news.xml\n", type: "text/plain")
            case ("daftar.example", "/rss.xml"):
                .text(Press.rss("دفتر", addresses.map { ("عنوان", $0) }), type: "application/rss+xml")
            case ("daftar.example", "/khabar-news.xml"):
                .text(
                    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>\(addresses[0])</loc></url></urlset>",
                    type: "application/xml")
            case ("daftar.example", let path) where path.hasPrefix("/maqal/"):
                .text(Press.page(of: request.host + path))
            case ("sadd.example", "/robots.txt"): .text("User-agent: *\nDisallow: /\n", type: "text/plain")
            case ("sadd.example", "/"): .text(Press.page(seed: 3))
            default: .notFound
            }
        }
    }

    private static func installation(_ server: LoopbackServer) throws -> Installation {
        let here = try Installation()
        var settings = Settings(server)
        settings.sources.append("[sources]\nfolder = \"sources.d\"\n")
        try here.configure(settings)
        try Files.makeFolder(here.folder + "/sources.d")
        return here
    }

    @Test func aSiteIsAddedWhileTheDaemonRuns() async throws {
        let server = try Self.server()
        let here = try Self.installation(server)
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        let shown = try await here.run("add", ["http://daftar.example/"])
        #expect(shown.ending == .exited(0) && shown.errors.contains("nothing is added"), "\(shown.errors)")
        for line in [
            "[1] feed  http://daftar.example/rss.xml", "[2] listing",
            "[3] sitemap  http://daftar.example/khabar-news.xml",
        ] {
            #expect(shown.output.contains(line), "\(line): \(shown.output)")
        }
        #expect(
            !server.requests.contains { $0.path == "/sitemap.xml" || $0.path == "/feed" },
            "nothing is guessed where it is named")

        let added = try await here.run("add", ["daftar.example", "--yes", "--tag", "ثقافة"])
        #expect(added.ending == .exited(0), "\(added.errors)")
        #expect(
            added.output.contains("quality") && added.output.contains("configuration read again"), "\(added.output)")
        let file = Files.text(here.folder + "/sources.d/daftar.toml")
        #expect(
            file
                == "[[source]]\nid = \"daftar\"\nkind = \"feed\"\nurl = \"http://daftar.example/rss.xml\"\ntitle = \"دفتر\"\ntags = [\"ثقافة\"]\n"
        )
        try await daemon.waits(for: "its articles") { try here.records().count == Self.addresses.count }
        #expect(try await daemon.stop() == .exited(0))

        let twin = try await here.run("add", ["http://daftar.example/rss.xml", "--yes"])
        #expect(twin.ending == .exited(64) && twin.errors.contains("followed already, as daftar"), "\(twin.errors)")
        let printed = try await here.run("add", ["http://daftar.example/", "--print", "--pick", "2", "--id", "qaima"])
        #expect(printed.output.hasPrefix("[[source]]\nid = \"qaima\"\nkind = \"listing\"\n"), "\(printed.output)")
    }

    @Test func whatCannotBeFollowedIsSaid() async throws {
        let server = try Self.server()
        let here = try Self.installation(server)
        let closed = try await here.run("add", ["http://sadd.example/", "--yes"])
        #expect(closed.ending == .exited(69) && closed.errors.contains("robots.txt forbids it"), "\(closed.errors)")
        #expect(
            server.requests.filter { $0.host == "sadd.example" }.count == 2, "nothing is guessed against robots.txt")
        #expect(try await here.run("add", ["http://ghaib.example/x", "--yes"]).errors.contains("http_404"))
        #expect(try Files.names(in: here.folder + "/sources.d").isEmpty)
    }

    @Test func everySourceIsCheckedOnce() async throws {
        let server = try Self.server()
        let here = try Installation()
        var settings = Settings(server)
        settings.add("feed", "daftar", url: "http://daftar.example/rss.xml")
        settings.add("feed", "safha", url: "http://daftar.example/", "discover = true")
        settings.add("sitemap", "kharita", url: "http://daftar.example/none.xml")
        settings.add("listing", "sadd", url: "http://sadd.example/")
        settings.add("url", "maqal", url: Self.addresses[3])
        try here.configure(settings)
        let said = try await here.run("check", ["--online"])
        #expect(said.ending == .exited(69), "\(said.output)\(said.errors)")
        let lines = said.output.split(separator: "\n").suffix(5).map {
            $0.split(separator: " ").prefix(3).joined(separator: " ")
        }
        #expect(
            lines == [
                "kharita BAD http_404", "sadd BAD robots.txt", "daftar good rss", "safha good rss",
                "maqal good article,",
            ],
            "\(said.output)")
        #expect(server.requests.filter { $0.path.hasPrefix("/maqal/") }.count == 1, "entries are not asked for")
    }
}
