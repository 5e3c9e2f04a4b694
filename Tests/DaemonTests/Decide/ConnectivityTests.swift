import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

@Suite struct ConnectivityTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)

    private static func outcome(_ site: String, answers: Bool) throws -> Outcome {
        let url = try #require(WebURL("https://\(site)/"))
        let target = Target(.page(url), url: url.href, site: site, due: noon)
        let reply = Reply(FetchResponse(url: url, status: 200, headers: HTTPHeaders(), body: []))
        return Outcome(
            job: Job(target: target, want: .page), answer: answers ? .httpError : .fetchFailed(.noSuchHost),
            reply: answers ? reply : nil, startedAt: noon)
    }

    private static func note(_ site: String, answers: Bool, in one: inout Connectivity, after seconds: Double = 0)
        throws
    {
        _ = one.note(try outcome(site, answers: answers), now: noon + seconds)
    }

    @Test func afterAnAnswerItTakesThreeSites() throws {
        var one = Connectivity()
        for site in ["a", "b", "c"] { try Self.note(site, answers: true, in: &one) }
        for site in ["a", "b", "a", "b", "a"] { try Self.note(site, answers: false, in: &one) }
        #expect(!one.isAway, "two dead hosts are two dead hosts")
        try Self.note("c", answers: false, in: &one)
        #expect(one.isAway && one.since == Self.noon)
        try Self.note("b", answers: true, in: &one)
        #expect(!one.isAway)
    }

    @Test func whoNeverAnsweredOrNotForADaySaysNothingOfTheNetwork() throws {
        var one = Connectivity()
        try Self.note("a", answers: true, in: &one)
        for site in ["x", "y", "z"] { try Self.note(site, answers: false, in: &one) }
        #expect(!one.isAway)
        for site in ["b", "c"] { try Self.note(site, answers: true, in: &one) }
        for site in ["a", "b", "c"] { try Self.note(site, answers: false, in: &one, after: 86_500) }
        #expect(!one.isAway)
    }

    @Test func beforeAnyAnswerOneIsEnough() throws {
        var one = Connectivity()
        try Self.note("a", answers: false, in: &one)
        #expect(one.isAway)
    }

    @Test func theLongerItIsAwayTheLessOftenItIsTried() throws {
        var one = Connectivity()
        #expect(one.pause(at: Self.noon) == nil)
        try Self.note("a", answers: false, in: &one)
        let pauses = [0.0, 600, 1_800, 3_000, 86_400].map { one.pause(at: Self.noon + $0) }
        #expect(pauses == [60, 60, 180, 300, 300].map { .seconds($0) })
        try Self.note("a", answers: true, in: &one)
        #expect(one.pause(at: Self.noon) == nil)
    }
}
