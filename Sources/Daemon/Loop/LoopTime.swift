package import FoundationEssentials
import Synchronization

/// The loop's two clocks. Schedules follow `now`, which is the wall time of some moment plus what has passed since on the monotonic
/// clock: when somebody sets the clock, or the machine sleeps, no schedule jumps and nothing comes due all at once. What a record
/// says follows `wall`. Once the two are apart, the loop moves all that waits and sets its own clock right.
package protocol LoopTime: Sendable {
    var now: Date { get }
    /// What the clock on the wall says.
    var wall: Date { get }
    /// From now on `now` is `wall`.
    func setRight()
    /// Returns early when the task is cancelled. `jobs`: how many are out meanwhile, for a clock that has to know when all of them wait.
    func sleep(until instant: Date, jobs: Int) async
    /// Virtual time does not pass while work is in flight, so that a simulation gives the same result each time.
    var standsStillWhileWorking: Bool { get }
}

package final class SystemTime: LoopTime {
    /// A moment on both clocks.
    private struct Moment {
        let wall = Date()
        let monotonic = ProcessFacts.monotonicNow
    }
    private let start = Mutex(Moment())

    package init() {}

    package var now: Date {
        start.withLock { $0.wall.adding(ProcessFacts.monotonicNow - $0.monotonic) }
    }
    package var wall: Date { Date() }
    package func setRight() { start.withLock { $0 = Moment() } }
    package var standsStillWhileWorking: Bool { false }

    package func sleep(until instant: Date, jobs: Int) async {
        let left = instant.timeIntervalSince(now)
        guard left > 0 else { return }
        do {
            try await Task.sleep(for: .seconds(min(left, 86_400)), clock: .suspending)
        } catch {
            // Cancelled: the caller looks again at what there is to do.
        }
    }
}
