import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// What follows from an answer to robots.txt, and who may be asked then.
@Suite struct RulesTests {
    private static let now = Date(timeIntervalSince1970: 1_795_262_400)
    private static let text = "User-agent: *\nDisallow: /private\n"
    private static let configuration = Configuration(instance: "test")

    private static func settle(
        _ status: Int, isPartial: Bool = false, known: RobotsRow? = nil
    ) throws -> RobotsRow {
        let url = try #require(WebURL("https://a.example/robots.txt"))
        let target = Target(.robots(url.origin), url: url.href, site: "a.example", due: now)
        var response = FetchResponse(url: url, status: status, headers: HTTPHeaders(), body: Array(text.utf8))
        response.isPartial = isPartial
        var facts = Facts()
        facts.robots = known
        let effects = Settlement(configuration: configuration).settle(
            Outcome(
                job: Job(target: target, want: .robots, request: FetchRequest(url: url, userAgent: "t")),
                answer: .robots(body: response.body), reply: Reply(response), startedAt: now),
            facts: facts, now: now)
        for case .change(.robots(let row)) in effects { return row }
        throw FetchError.badURL
    }

    private static func admit(_ path: String, _ row: RobotsRow) throws -> Admission {
        let url = try #require(WebURL("https://a.example" + path))
        let target = Target(.page(url), url: url.href, site: "a.example", due: now)
        return JobMaking(configuration: configuration, sources: [:]).admit(
            target, robots: row, rules: RobotsRules(parsing: row.body), reservation: row, now: now)
    }

    private static func isAllowed(_ path: String, _ row: RobotsRow) throws -> Bool {
        if case .go = try admit(path, row) { true } else { false }
    }

    @Test("What there is is read, what there is not allows all", arguments: [(200, false), (404, true), (410, true)])
    func answered(status: Int, allows: Bool) throws {
        let row = try Self.settle(status)
        #expect(row.expiresAt == Self.now.adding(.seconds(86_400)))
        #expect(try Self.isAllowed("/news", row))
        #expect(try Self.isAllowed("/private", row) == allows)
    }

    @Test(
        "What is out of reach, or broke off, allows nothing, and is asked again within the hour",
        arguments: [(500, false), (503, false), (599, false), (429, false), (304, false), (200, true)])
    func unanswered(status: Int, isPartial: Bool) throws {
        let row = try Self.settle(status, isPartial: isPartial)
        #expect(row.failures == 1 && row.failingSince == Self.now)
        #expect((1_800...3_600).contains(row.expiresAt.timeIntervalSince(Self.now)))
        #expect(try Self.admit("/news", row) == .wait(row.expiresAt))
        let next = try Self.settle(status, isPartial: isPartial, known: row)
        #expect((3_600...7_200).contains(next.expiresAt.timeIntervalSince(Self.now)), "twice as long")
    }

    @Test("What was read within a month holds on meanwhile", arguments: [(29, true), (31, false)])
    func heldOn(days: Int, holds: Bool) throws {
        var known = try Self.settle(200)
        known.fetchedAt = Self.now.adding(.seconds(-days * 86_400))
        let row = try Self.settle(503, known: known)
        #expect(try Self.isAllowed("/news", row) == holds)
        #expect(try !Self.isAllowed("/private", row))
    }

    @Test("A redirect may lead only to where rules are known")
    func redirects() throws {
        let permit = RedirectPermit(["https://a.example": RobotsRules(parsing: Array(Self.text.utf8))], agent: "rawi")
        for (place, isAllowed) in [("a.example/news", true), ("a.example/private", false), ("b.example/news", false)] {
            #expect(permit.allows(try #require(WebURL("https://" + place))) == isAllowed, "\(place)")
        }
    }
}
