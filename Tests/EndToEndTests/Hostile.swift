import FoundationEssentials
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// Servers and disks that misbehave; the daemon does not.
    @Suite struct Faults {}
}

extension EndToEnd.Faults {
    /// One host for each way to misbehave, and the event that must name it; none when a record must come of it all the same.
    struct Misdeed: Sendable {
        let host: String
        /// `type`, and how its reason or kind begins.
        let event: (type: String, detail: String)?
        /// Made before anybody asks: the server has one thread.
        let reply: Reply

        init(_ host: String, event: (type: String, detail: String)?, _ reply: Reply) {
            (self.host, self.event, self.reply) = (host, event, reply)
        }
    }

    static let misdeeds: [Misdeed] = [
        Misdeed("qunbula.example", event: ("fetch_error", "not HTML"), .gzipBomb(unpackedBytes: 24 << 20)),
        Misdeed("tarwisat.example", event: ("fetch_error", "headers too large"), .endlessHeaders),
        Misdeed("satr.example", event: ("fetch_error", "headers too large"), .endlessHeaderLine),
        Misdeed("qatra.example", event: ("fetch_error", "timed out"), .drippingForEver(every: .milliseconds(50))),
        Misdeed("samt.example", event: ("fetch_error", "timed out"), .never),
        Misdeed("qat.example", event: ("fetch_error", "connection lost"), .closing),
        Misdeed("rafd.example", event: ("fetch_error", "connection lost"), .resetting),
        Misdeed("halqa.example", event: ("fetch_error", "too many redirects"), .redirect(to: "/maqal")),
        Misdeed(
            "zawj.example", event: ("fetch_error", "too many redirects"), .redirect(to: "http://akhar.example/maqal")),
        Misdeed("mafqud.example", event: ("fetch_error", "http_404"), .notFound),
        Misdeed("zal.example", event: ("fetch_error", "http_410"), Reply(status: 410)),
        Misdeed("khata.example", event: ("fetch_error", "http_500"), Reply(status: 500)),
        Misdeed(
            "sabr.example", event: ("fetch_error", "http_429"), Reply(status: 429, headers: [("Retry-After", "3600")])),
        Misdeed(
            "dakhili.example", event: ("fetch_error", "bad redirect"), .redirect(to: "ftp://dakhili.example/maqal")),
        Misdeed("farigh.example", event: ("not_article", "empty"), .text("")),
        Misdeed("sifat.example", event: nil, .text(Press.page(seed: 101, more: manyAttributes))),
        Misdeed(
            "tawil.example", event: nil, .text(Press.page(seed: 102, paragraphs: [long]).replacing("\n", with: ""))),
        Misdeed(
            "umq.example", event: nil, .text(Press.page(seed: 103, more: String(repeating: "<div>", count: 100_000)))),
        Misdeed("qusara.example", event: nil, incomplete),
    ]

    private static let manyAttributes: String = {
        let attributes = (0..<100_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        return "<div \(attributes)><p>خاتمة</p></div>"
    }()

    private static let incomplete: Reply = {
        let body = Array(Press.page(seed: 104).utf8)
        return Reply(
            headers: [("Content-Type", "text/html; charset=utf-8")], body: body,
            framing: .claimedLength(body.count + 5000))
    }()

    /// 3 MB without a line break.
    private static let long: String = {
        var chance = Press.Chance(seed: 1)
        let part = (0..<100).map { _ in Press.sentence(14, &chance) }.joined(separator: " ")
        return String(repeating: part + " ", count: (3 << 20) / part.utf8.count)
    }()

    @Test func hostileServersAreNamedAndSurvived() async throws {
        let byHost = Dictionary(uniqueKeysWithValues: Self.misdeeds.map { ($0.host, $0.reply) })
        let server = try LoopbackServer { request in
            if request.path == "/.well-known/tdmrep.json" { return .notFound }
            if request.path == "/robots.txt" { return request.host == "bila.example" ? .endlessHeaders : .notFound }
            if request.host == "akhar.example" { return .redirect(to: "http://zawj.example/maqal") }
            if request.host == "salim.example" { return .text(Press.page(seed: 105)) }
            return byHost[request.host] ?? .notFound
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.fetch += ["deadline = \"3s\"", "page_limit = \"8MiB\""]
        try here.configure(settings)
        let hosts = Self.misdeeds.map(\.host) + ["bila.example"]
        try here.supply("maqal.txt", Press.document(seed: 2, cites: hosts.map { "http://\($0)/maqal" }))

        let daemon = try here.start()
        for misdeed in Self.misdeeds {
            let address = "http://\(misdeed.host)/maqal"
            try await daemon.waits(for: "the outcome of \(address)") {
                guard let wanted = misdeed.event else { return try !here.articles(at: address).isEmpty }
                return try here.events().contains { event in
                    event.type == wanted.type && event.url == address
                        && (event.reason ?? event.kind ?? "").hasPrefix(wanted.detail)
                }
            }
        }
        try await daemon.waits(for: "the word on robots.txt") {
            Files.text(here.log).contains("robots.txt of http://bila.example is out of reach")
        }
        #expect(!server.requests.contains { $0.host == "bila.example" && $0.path != "/robots.txt" })

        // Still of use, and no larger than a daemon should be.
        try here.supply("akhar.txt", Press.document(seed: 3, cites: ["http://salim.example/maqal"]))
        try await daemon.waits(for: "a good page") { try here.articles(at: "http://salim.example/maqal").count == 1 }
        let memory = try #require(daemon.child.peakMemoryBytes)
        // The sanitizers keep what was freed, so their figure says nothing.
        let isSanitized = ProcessInfo.processInfo.environment.keys.contains { $0.hasSuffix("SAN_OPTIONS") }
        #expect(isSanitized || memory < 400 << 20, "\(memory >> 20) MiB")
        #expect(try await daemon.stop() == .exited(0))

        let incomplete = try #require(try here.articles(at: "http://qusara.example/maqal").first)
        #expect(incomplete.http?.isPartial == true)
        let many = try #require(try here.articles(at: "http://sifat.example/maqal").first)
        #expect(Press.paragraphs(seed: 101).allSatisfy { many.text?.contains($0) == true })
        let deep = try #require(try here.articles(at: "http://umq.example/maqal").first)
        #expect(Press.paragraphs(seed: 103).allSatisfy { deep.text?.contains($0) == true })
        let one = try #require(try here.articles(at: "http://tawil.example/maqal").first)
        #expect((one.text?.utf8.count ?? 0) > 2 << 20)
        try await here.expectGoodStore()
    }
}
