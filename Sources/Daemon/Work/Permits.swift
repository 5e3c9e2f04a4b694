import DequeModule
import Synchronization

/// So many may work at once; the others wait in order without holding a thread.
final class Permits: Sendable {
    private struct State {
        var free: Int
        var waiting: Deque<CheckedContinuation<Void, Never>> = []
    }
    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

    /// Nil when the task was cancelled before its turn came. Work that has begun is finished: it is bounded.
    func with<R: Sendable>(_ work: @Sendable () -> R) async -> R? {
        await withTurn { work() }
    }

    /// The same for work that waits in between.
    func withTurn<R: Sendable>(_ work: @Sendable () async -> R) async -> R? {
        await withCheckedContinuation { continuation in
            let goes = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if goes { continuation.resume() }
        }
        defer { pass() }
        return Task.isCancelled ? nil : await work()
    }

    private func pass() {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()
            if next == nil { state.free += 1 }
            return next
        }
        next?.resume()
    }
}
