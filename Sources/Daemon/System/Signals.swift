import CSystem
import Glibc
import Synchronization

/// What a person or the service manager can tell a running daemon.
package enum Signal: Sendable, CaseIterable {
    case terminate, interrupt, hangup, usr1

    var number: Int32 {
        switch self {
        case .terminate: SIGTERM
        case .interrupt: SIGINT
        case .hangup: SIGHUP
        case .usr1: SIGUSR1
        }
    }
}

/// Signals as events.
///
/// A handler in C writes one byte into a pipe, and a thread of its own reads them. Waiting for blocked signals (sigwait,
/// signalfd) would be simpler and does not work: below an asynchronous `main`, libdispatch parks the first thread in
/// sigsuspend(2) with nothing blocked, so the signal is delivered there and ends the process. Measured with Swift 6.3.1.
package struct Signals: Sendable {
    /// Each signal as it comes. At most 16 wait; more than that say nothing new.
    package let events: AsyncStream<Signal>

    /// From now on no signal acts by itself: each waits to become an event, and SIGPIPE is ignored, an errno taking its place.
    ///
    /// Call it first in the program, so that a signal during the start is not lost and does not end the process half-way.
    package static func block() { _ = pipe }

    /// Gives them back their default action, for commands that a Ctrl-C should simply end.
    package static func unblock() {
        for one in Signal.allCases { signal(one.number, SIG_DFL) }
    }

    /// The events, including those since `block()`. Nil when the process has a receiver already, or the system gives none.
    package init?() {
        let descriptor = Self.pipe
        guard descriptor >= 0, Self.taken.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
        else { return nil }
        let (events, continuation) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingNewest(16))
        let receiver = Receiver(descriptor, continuation)
        guard DetachedThread.start("rawi-signals", receiver.run) else { return nil }
        self.events = events
    }

    /// The reading end, or -1.
    private static let pipe: Int32 = {
        signal(SIGPIPE, SIG_IGN)
        let numbers = Signal.allCases.map(\.number)
        return rawi_hold_signals(numbers, Int32(numbers.count))
    }()
    private static let taken = Atomic<Bool>(false)
}

/// The reading thread's own state.
private final class Receiver: Sendable {
    private let descriptor: Int32
    private let continuation: AsyncStream<Signal>.Continuation

    init(_ descriptor: Int32, _ continuation: AsyncStream<Signal>.Continuation) {
        self.descriptor = descriptor
        self.continuation = continuation
    }

    func run() {
        var interrupts = 0
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return continuation.finish() }
            guard let one = Signal.allCases.first(where: { $0.number == Int32(byte) }) else { continue }
            if one == .interrupt { interrupts += 1 }
            // Whoever presses Ctrl-C a third time has given up on us. The store survives that as it survives SIGKILL.
            if interrupts >= 3 { _exit(128 + SIGINT) }
            continuation.yield(one)
        }
    }
}
