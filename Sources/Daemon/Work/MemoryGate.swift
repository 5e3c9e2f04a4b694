import DequeModule
import Synchronization

/// Bounds the memory of answers that are read and of what was read from them, until that is settled: who wants to read one
/// asks for as much as it may take and waits in order.
///
/// There are two lanes, each with a part of its own, so that pages and common feeds do not wait behind sitemaps of many
/// megabytes. A large answer that wants more than its lane has gets it when it is alone there.
package final class MemoryGate: Sendable {
    private let small: MemoryLane
    private let large: MemoryLane
    private let smallBytes: Int

    package init(limitBytes: Int) {
        smallBytes = limitBytes / 32
        small = MemoryLane(limitBytes: limitBytes / 4)
        large = MemoryLane(limitBytes: limitBytes - limitBytes / 4)
    }

    /// Nil when the task was cancelled before its turn came. The memory is free again when the last copy of the hold is gone.
    func acquire(_ bytes: Int) async -> MemoryHold? {
        await (bytes <= smallBytes ? small : large).acquire(bytes)
    }
}

/// One queue for one part of the memory.
final class MemoryLane: Sendable {
    private struct Waiter {
        let number: Int
        let bytes: Int
        let continuation: CheckedContinuation<MemoryHold?, Never>
    }
    private struct State {
        var held = 0
        var waiting: Deque<Waiter> = []
        var count = 0
        /// Numbered and not waiting yet; a cancellation in between takes the number out.
        var arriving: Set<Int> = []
    }
    private let state = Mutex(State())
    private let limitBytes: Int

    init(limitBytes: Int) { self.limitBytes = limitBytes }

    func acquire(_ bytes: Int) async -> MemoryHold? {
        let number = state.withLock { state in
            state.count += 1
            state.arriving.insert(state.count)
            return state.count
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = Waiter(number: number, bytes: bytes, continuation: continuation)
                let isCancelled = state.withLock { state in
                    guard state.arriving.remove(number) != nil else { return true }
                    state.waiting.append(waiter)
                    return false
                }
                if isCancelled { continuation.resume(returning: nil) } else { admit() }
            }
        } onCancel: {
            withdraw(number)
        }
    }

    fileprivate func giveBack(_ bytes: Int) {
        state.withLock { $0.held -= bytes }
        admit()
    }

    private func withdraw(_ number: Int) {
        let waiter = state.withLock { state -> Waiter? in
            state.arriving.remove(number)
            guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: index)
        }
        waiter?.continuation.resume(returning: nil)
        admit()
    }

    private func admit() {
        while let next = state.withLock({ state in Self.next(&state, limit: limitBytes) }) {
            next.continuation.resume(returning: MemoryHold(lane: self, bytes: next.bytes))
        }
    }

    private static func next(_ state: inout State, limit: Int) -> Waiter? {
        guard let first = state.waiting.first, state.held == 0 || state.held + first.bytes <= limit else { return nil }
        state.held += first.bytes
        return state.waiting.removeFirst()
    }
}

/// So much of a lane's memory.
package final class MemoryHold: Sendable {
    private let lane: MemoryLane
    private let bytes: Int

    fileprivate init(lane: MemoryLane, bytes: Int) {
        self.lane = lane
        self.bytes = bytes
    }

    deinit { lane.giveBack(bytes) }
}
