import Store
import Testing
import Workbench

extension Installation {
    /// Everything that holds for every store at any time between two writes.
    func expectGoodStore(_ location: SourceLocation = #_sourceLocation) async throws {
        for (log, check) in [("records", SchemaCheck.record), ("events", SchemaCheck.event)] {
            for line in lines(of: log) {
                #expect(
                    check.problems(in: line) == [], "\(String(decoding: line, as: UTF8.self))", sourceLocation: location
                )
            }
        }
        let verdict = try await run("verify")
        #expect(verdict.ending == .exited(0), "\(verdict.output)\(verdict.errors)", sourceLocation: location)
        #expect(verdict.output.hasSuffix("good\n"), sourceLocation: location)
    }
}
