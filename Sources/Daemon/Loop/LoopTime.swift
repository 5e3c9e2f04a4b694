package import FoundationEssentials

/// The loop's time. Wall time as it was at the start plus what has passed since on the monotonic clock: when somebody
/// sets the clock, or the machine sleeps, no schedule jumps and nothing comes due all at once.
package protocol LoopTime: Sendable {
    var now: Date { get }
    /// Returns early when the task is cancelled.
    func sleep(until instant: Date) async
    /// Virtual time does not pass while work is in flight, so that a simulation gives the same result each time.
    var standsStillWhileWorking: Bool { get }
}

package struct SystemTime: LoopTime {
    private let startWall: Date
    private let startMonotonic: Duration

    package init() {
        startWall = Date()
        startMonotonic = ProcessFacts.monotonicNow
    }

    package var now: Date { startWall.adding(ProcessFacts.monotonicNow - startMonotonic) }
    package var standsStillWhileWorking: Bool { false }

    package func sleep(until instant: Date) async {
        let left = instant.timeIntervalSince(now)
        guard left > 0 else { return }
        do {
            try await Task.sleep(for: .seconds(min(left, 86_400)), clock: .suspending)
        } catch {
            // Cancelled: the caller looks again at what there is to do.
        }
    }
}
