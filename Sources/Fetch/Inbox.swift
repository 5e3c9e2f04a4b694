import CCurl
import Synchronization

/// One fetch as it is handed to the transfer thread. The continuation is resumed exactly once, by whoever takes the
/// submission out of its last queue.
struct Submission: Sendable {
    let ticket: Ticket
    let request: FetchRequest
    let continuation: CheckedContinuation<Result<FetchResponse, FetchError>, Never>
}

/// What stands for a fetch between the caller, who may cancel, and the thread.
final class Ticket: Sendable {
    let isCancelled = Atomic<Bool>(false)
}

/// Orders from any task to the transfer thread, which a wake-up gets out of `curl_multi_poll`.
final class Inbox: Sendable {
    struct Orders: Sendable {
        var submissions: [Submission] = []
        var cancelled: [Ticket] = []

        var isEmpty: Bool { submissions.isEmpty && cancelled.isEmpty }
    }

    private struct State: Sendable {
        var orders = Orders()
        /// Accepted and not yet answered.
        var outstanding = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int
    /// Used by the transfer thread alone, but for being woken from here, which any thread may do (curl_multi_wakeup(3)),
    /// and which happens only while not closed: the thread frees it after it has closed the inbox under the same lock.
    nonisolated(unsafe) let multi: UnsafeMutableRawPointer

    init(multi: UnsafeMutableRawPointer, limit: Int) {
        self.multi = multi
        self.limit = limit
    }

    /// Answers at once with `.cancelled` when closed or already cancelled, with `.shortOfResources` when full.
    func submit(_ submission: Submission) {
        let refusal: FetchError? = state.withLock { state in
            if state.isClosed || submission.ticket.isCancelled.load(ordering: .relaxed) { return .cancelled }
            guard state.outstanding < limit else { return .shortOfResources }
            state.outstanding += 1
            if state.orders.isEmpty { curl_multi_wakeup(multi) }
            state.orders.submissions.append(submission)
            return nil
        }
        if let refusal { submission.continuation.resume(returning: .failure(refusal)) }
    }

    /// May come before, after or while the ticket is submitted; the lock orders the two.
    func cancel(_ ticket: Ticket) {
        state.withLock { state in
            ticket.isCancelled.store(true, ordering: .relaxed)
            guard !state.isClosed else { return }
            if state.orders.isEmpty { curl_multi_wakeup(multi) }
            state.orders.cancelled.append(ticket)
        }
    }

    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            curl_multi_wakeup(multi)
        }
    }

    /// Everything ordered since the last call, after which so many fetches were answered; and whether to go on.
    func take(answered: Int) -> (orders: Orders, isClosed: Bool) {
        state.withLock { state in
            state.outstanding -= answered
            defer { state.orders = Orders() }
            return (state.orders, state.isClosed)
        }
    }
}
