import Synchronization

/// What happened at the server, and who waits for more of it.
final class Journal: Sendable {
    struct Waiter: Sendable {
        let isMet: @Sendable (borrowing State) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    struct State: Sendable {
        var requests: [Request] = []
        var connections = 0
        /// Replies that the client did not wait for the end of.
        var abandoned = 0
        /// Connections open now.
        var open = 0
        var mostOpen = 0
        /// By the name that was asked for.
        var sentBytes: [String: Int] = [:]
        var isStopped = false
        fileprivate var waiters: [Waiter] = []
    }

    /// More is not kept.
    static let requestLimit = 100_000

    private let state = Mutex(State())

    func read<Value: Sendable>(_ body: @Sendable (borrowing State) -> Value) -> Value {
        state.withLock { body($0) }
    }

    func write(_ change: @Sendable (inout State) -> Void) {
        let met = state.withLock { state in
            change(&state)
            var met: [Waiter] = []
            var unmet: [Waiter] = []
            for waiter in state.waiters {
                if state.isStopped || waiter.isMet(state) { met.append(waiter) } else { unmet.append(waiter) }
            }
            state.waiters = unmet
            return met
        }
        for waiter in met { waiter.continuation.resume() }
    }

    /// Returns when it holds, or when the server has stopped.
    func wait(until isMet: @escaping @Sendable (borrowing State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let waiter = Waiter(isMet: isMet, continuation: continuation)
            let isOver = state.withLock { state in
                if state.isStopped || isMet(state) { return true }
                state.waiters.append(waiter)
                return false
            }
            if isOver { continuation.resume() }
        }
    }
}
