import Fetch
import Loopback
import Testing

@Suite("The memory that bodies take together") struct BodyBudgetTests {
    private static func large(_ asking: Asking, _ number: Int) async -> Result<FetchResponse, FetchError> {
        do {
            return .success(try await asking.get("http://outlet\(number).example/"))
        } catch {
            return .failure(error as? FetchError ?? .cancelled)
        }
    }

    @Test("Beyond it one body comes whole and the others are put off; afterwards there is room again")
    func oneAtATime() async throws {
        let megabyte = [UInt8](repeating: 0x61, count: 1 << 20)
        let asking = try Asking(budget: 3 << 20) { _ in
            Reply(steps: [
                .send(Reply.head(status: 200, headers: [("Content-Length", "\(megabyte.count)")])), .send(megabyte),
            ])
        }
        let results = await withTaskGroup { group in
            for number in 0..<8 { group.addTask { await Self.large(asking, number) } }
            return await group.reduce(into: [Result<FetchResponse, FetchError>]()) { $0.append($1) }
        }
        // The answers are still held here.
        let whole = results.compactMap { try? $0.get() }
        #expect((3...4).contains(whole.count))
        #expect(whole.allSatisfy { $0.body.count == megabyte.count })
        for result in results {
            if case .failure(let error) = result { #expect(error == .shortOfResources) }
        }
    }

    @Test("An answer that was let go of makes room for the next")
    func room() async throws {
        let body = [UInt8](repeating: 0x61, count: 1 << 20)
        let asking = try Asking(budget: 1 << 20) { _ in Reply(body: body) }
        for _ in 0..<4 { #expect(try await asking.get("http://news.example/").body.count == body.count) }
    }

    @Test("Small ones are always taken")
    func small() async throws {
        let asking = try Asking(budget: 100) { _ in Reply(body: [UInt8](repeating: 0x61, count: 100 << 10)) }
        var held: [FetchResponse] = []
        for number in 0..<6 { held.append(try await asking.get("http://outlet\(number).example/")) }
        #expect(held.allSatisfy { $0.body.count == 100 << 10 })
    }

    @Test("One body alone may be larger")
    func alone() async throws {
        let body = [UInt8](repeating: 0x61, count: 2 << 20)
        let asking = try Asking(budget: 100) { _ in Reply(body: body) }
        #expect(try await asking.get("http://news.example/").body.count == body.count)
    }
}

extension Asking {
    fileprivate convenience init(budget: Int, handler: @escaping @Sendable (Request) -> Reply) throws {
        let change: (inout FetcherOptions) -> Void = { $0.bodyBudgetBytes = budget }
        try self.init(change, handler: handler)
    }
}
