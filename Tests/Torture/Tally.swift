import Glibc
import Synchronization

/// Counts what was tried and prints what is to be remarked, whoever says it.
final class Tally: Sendable {
    private struct State: Sendable {
        var tried = 0
        var remarked = 0
        var groups: [String: Int] = [:]
    }

    private let state = Mutex(State())
    private let began = ContinuousClock.now

    func note(_ group: String, _ name: String, _ problems: [String]) {
        state.withLock { state in
            state.tried += 1
            state.groups[group, default: 0] += 1
            if !problems.isEmpty { state.remarked += 1 }
        }
        for problem in problems { say("REMARK \(group) \(name): \(problem)") }
    }

    var tried: Int { state.withLock { $0.tried } }
    var seconds: Int { Int((ContinuousClock.now - began).components.seconds) }

    /// Whether all was well.
    func conclude(_ what: String) -> Bool {
        let (tried, remarked, groups) = state.withLock { ($0.tried, $0.remarked, $0.groups) }
        let parts = groups.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        say("\(what): \(tried) tried, \(remarked) with remarks, \(seconds) s (\(parts))")
        return remarked == 0
    }
}

/// At once, whatever reads it.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

/// So many at a time.
func inParallel<Item: Sendable>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for (place, item) in items.enumerated() {
            if place >= jobs { try await group.next() }
            group.addTask { try await body(item) }
        }
        try await group.waitForAll()
    }
}
