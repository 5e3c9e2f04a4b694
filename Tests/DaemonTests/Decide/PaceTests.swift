import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

@Suite struct PaceTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private let target = Target(
        key: "page:a", kind: .page, url: "https://a.example/1", site: "a.example", due: PaceTests.noon)

    private func stamp(_ outcome: Outcome, now: Date = PaceTests.noon + 60) throws -> StateChange? {
        let state = try SQLiteState(path: nil)
        return try state.transaction { state throws(StoreError) in
            try state.apply(.siteDelay(site: "a.example", origin: "https://a.example", .seconds(12)))
            return try Pace.stamp(Configuration.Politeness(), of: outcome, now: now, in: state)
        }
    }

    private func outcome(_ answer: Outcome.Answer, waited: Duration = .zero) throws -> Outcome {
        let url = try #require(WebURL("https://a.example/1"))
        var response = FetchResponse(url: url, status: 404, headers: HTTPHeaders(), body: [])
        response.waited = waited
        response.remoteIP = "192.0.2.1"
        let job = Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "test"))
        return Outcome(job: job, answer: answer, reply: Reply(response), startedAt: Self.noon)
    }

    @Test("The pause counts from when the transfer really began, and is the longest that anybody asks for")
    func waited() throws {
        #expect(
            try stamp(outcome(.httpError, waited: .seconds(7)))
                == .started(site: "a.example", at: Self.noon + 7, delay: .seconds(12), address: "192.0.2.1"))
    }

    @Test("Not from later than now, whatever the clock on the wall said")
    func ahead() throws {
        #expect(
            try stamp(outcome(.httpError), now: Self.noon - 3_600)
                == .started(site: "a.example", at: Self.noon - 3_600, delay: .seconds(12), address: "192.0.2.1"))
    }

    @Test("Whom nobody asked has no pause")
    func unasked() throws {
        #expect(
            try stamp(Outcome(job: Job(target: target, want: .page), answer: .disallowed, startedAt: Self.noon)) == nil)
    }
}
