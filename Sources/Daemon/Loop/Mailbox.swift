import FoundationEssentials
import Synchronization

/// What wakes the loop.
package enum LoopEvent: Sendable {
    case finished(Outcome)
    case stop(String)
    case reload
    case heartbeat
    /// What an operator asks, and where the answer goes.
    case command(OperatorCommand, @Sendable (OperatorAnswer) -> Void)
}

/// Where child tasks and signals put events for the loop. Outcomes are bounded by what is in flight, the others come at a
/// person's or a timer's pace.
package final class Mailbox: Sendable {
    private struct State {
        var events: [LoopEvent] = []
        var waiter: CheckedContinuation<Void, Never>?
    }
    private let state = Mutex(State())

    package init() {}

    package func post(_ event: LoopEvent) {
        let waiter = state.withLock { state in
            state.events.append(event)
            return state.waiter.take()
        }
        waiter?.resume()
    }

    /// All events so far; waits for the first until `deadline`, and gives none when that passes.
    func next(before deadline: Date?, jobs: Int = 0, time: any LoopTime) async -> [LoopEvent] {
        if let ready = drain() { return ready }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.arrival() }
            if let deadline { group.addTask { await time.sleep(until: deadline, jobs: jobs) } }
            await group.next()
            group.cancelAll()
        }
        return drain() ?? []
    }

    /// What has come, without waiting; nil when there is nothing.
    func drain() -> [LoopEvent]? {
        state.withLock { state in
            guard !state.events.isEmpty else { return nil }
            defer { state.events = [] }
            return state.events
        }
    }

    private func arrival() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.events.isEmpty || Task.isCancelled { return true }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiter.take() }
            waiter?.resume()
        }
    }
}
