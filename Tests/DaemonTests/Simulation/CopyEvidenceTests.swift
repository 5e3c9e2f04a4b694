import Daemon
import FoundationEssentials
import Store
import Testing
import Web

/// Who was seen first is our accident; a copy that leads to the other says so itself.
@Suite struct CopyEvidenceTests {
    private static let original = "https://news.example/1"

    private static func copy(_ path: String) -> String? {
        let page = Invented.page(1)
        switch path {
        case "/plain": return page
        case "/linked":
            let link =
                "<p>نشرت القصة أول مرة <a href=\"\(original)?utm_source=copy\">صحيفة المثال</a> صباح اليوم.</p></article>"
            return page.replacing("</article>", with: link)
        default: return nil
        }
    }

    @Test func aCopyThatLeadsToTheOtherSaysHow() async throws {
        let time = VirtualTime()
        let web = SimulatedWeb(time) { url, _, _ in
            switch (url.host, url.path) {
            case (_, "/robots.txt"): SimulatedWeb.Answer(status: 404)
            case ("news.example", "/feed"): SimulatedWeb.Answer(body: Invented.feed([(Self.original, "خبر")]))
            case ("news.example", "/1"): SimulatedWeb.Answer(body: Invented.page(1))
            case (_, "/feed"):
                SimulatedWeb.Answer(
                    body: Invented.feed(
                        ["plain", "linked"].map { ("https://\($0).example/\($0)", "خبر \($0)") }))
            default: Self.copy(url.path).map { SimulatedWeb.Answer(body: $0) }
            }
        }
        var simulation = try Simulation(
            [Source(id: "news", kind: .feed, url: "https://news.example/feed")], web: web, time: time)
        try await simulation.run(for: .seconds(600))
        simulation.configuration.sources.append(Source(id: "copies", kind: .feed, url: "https://copies.example/feed"))
        try await simulation.run(for: .seconds(1_200))
        let records = try simulation.records()
        let first = try #require(records.first)
        let copies = records.dropFirst().filter { $0.duplicateOf == first.id }
        #expect(copies.count == 2)
        let found = Dictionary(copies.map { ($0.domain ?? "", $0.duplicateLinked) }) { one, _ in one }
        #expect(found == ["plain.example": nil, "linked.example": true])
    }
}
