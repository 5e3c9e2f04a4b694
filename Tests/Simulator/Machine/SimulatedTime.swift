import Daemon
import FoundationEssentials
import Synchronization

/// Time that passes only when the loop and all that it has sent out wait, and then to the earliest of what they wait for: a run is
/// the same each time, though answers take their time and overlap.
///
/// One of those that wait is woken at a time. So what the simulated network, disk and timers do is done in one order.
final class SimulatedTime: LoopTime {
    /// 2026-11-21T00:00:00Z, a Saturday.
    static let start = Date(timeIntervalSince1970: 1_795_219_200)

    private struct Sleeper {
        let due: Double
        let name: String
        let wake: CheckedContinuation<Void, Never>
    }

    private struct Timer {
        let due: Double
        let number: Int
        let run: @Sendable () -> Void
    }

    private struct State {
        /// Seconds since the start, whatever clocks say.
        var elapsed = 0.0
        /// What the loop believes, and what the wall says, ahead of that.
        var believed = 0.0
        var wall = 0.0
        var next = 0
        var loop: (id: Int, due: Double, jobs: Int, wake: CheckedContinuation<Void, Never>)?
        var out: [Int: Sleeper] = [:]
        var timers: [Timer] = []
        var isOver = false
        /// How often in a row the loop woke without any time passing.
        var idle = 0
    }
    private let state = Mutex(State())
    private let watcher = Mutex<Watcher?>(nil)

    /// In a structure: a closure that is handed through a generic place is wrapped once more each time.
    struct Watcher: Sendable {
        /// Called when the loop has dealt with everything, before time passes.
        let settled: @Sendable () -> Void
        /// Called when time stands still and the loop goes round.
        let stuck: @Sendable () -> Void
    }

    var elapsed: Double { state.withLock { $0.elapsed } }
    var now: Date { state.withLock { Self.start + $0.elapsed + $0.believed } }
    var wall: Date { state.withLock { Self.start + $0.elapsed + $0.wall } }
    /// How far the loop's clock is ahead of the time that has passed.
    var offset: Double { state.withLock { $0.believed } }
    var standsStillWhileWorking: Bool { false }
    func setRight() { state.withLock { $0.believed = $0.wall } }

    func watch(_ watcher: Watcher) { self.watcher.withLock { $0 = watcher } }

    /// Somebody sets the clock.
    func step(by seconds: Double) { state.withLock { $0.wall += seconds } }

    /// Nobody lives while this passes.
    func pass(until instant: Double) {
        let due = state.withLock { state in
            state.elapsed = max(state.elapsed, instant)
            let due = state.timers.filter { $0.due <= state.elapsed }
            state.timers.removeAll { $0.due <= state.elapsed }
            return due
        }
        for timer in due.sorted(by: { ($0.due, $0.number) < ($1.due, $1.number) }) { timer.run() }
    }

    func at(_ instant: Double, run: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.next += 1
            state.timers.append(Timer(due: instant, number: state.next, run: run))
        }
    }

    /// A new life begins, with the time of the wall.
    func revive() {
        state.withLock { state in
            state.isOver = false
            state.believed = state.wall
            state.idle = 0
        }
    }

    /// The machine stops: nobody waits any longer.
    func end() {
        let all = state.withLock { state in
            state.isOver = true
            let all = state.out.values.map(\.wake) + (state.loop.map { [$0.wake] } ?? [])
            (state.out, state.loop) = ([:], nil)
            return all
        }
        for one in all { one.resume() }
    }

    func sleep(until instant: Date, jobs: Int) async {
        let id = number()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard !state.isOver, !Task.isCancelled else { return false }
                    let due = instant.timeIntervalSince(Self.start) - state.believed
                    state.loop = (id, max(due, state.elapsed), jobs, continuation)
                    return true
                }
                if isWaiting { advance() } else { continuation.resume() }
            }
        } onCancel: {
            let wake = state.withLock { state in
                guard let loop = state.loop, loop.id == id else { return nil as CheckedContinuation<Void, Never>? }
                state.loop = nil
                return loop.wake
            }
            wake?.resume()
        }
    }

    /// What an answer takes.
    func pause(_ seconds: Double, name: String) async {
        let id = number()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard !state.isOver, !Task.isCancelled else { return false }
                    state.out[id] = Sleeper(due: state.elapsed + seconds, name: name, wake: continuation)
                    return true
                }
                if isWaiting { advance() } else { continuation.resume() }
            }
        } onCancel: {
            let wake = state.withLock { $0.out.removeValue(forKey: id)?.wake }
            wake?.resume()
        }
    }

    private func number() -> Int {
        state.withLock { state in
            state.next += 1
            return state.next
        }
    }

    private enum Step {
        case wake(CheckedContinuation<Void, Never>)
        case run(Timer, CheckedContinuation<Void, Never>)
    }

    private func advance() {
        let isQuiet = state.withLock { state in state.loop.map { $0.jobs == state.out.count } ?? false }
        guard isQuiet else { return }
        let watcher = watcher.withLock { $0 }
        watcher?.settled()
        let (step, isStuck) = state.withLock { state in Self.next(&state) }
        if isStuck { watcher?.stuck() }
        switch step {
        case .wake(let continuation): continuation.resume()
        case .run(let timer, let loop):
            timer.run()
            loop.resume()
        case nil: break
        }
    }

    /// Who is next. A timer also wakes the loop, which looks at the clock and its mailbox then.
    private static func next(_ state: inout State) -> (Step?, isStuck: Bool) {
        guard let loop = state.loop, loop.jobs == state.out.count else { return (nil, false) }
        let timer = state.timers.min { ($0.due, $0.number) < ($1.due, $1.number) }
        let sleeper = state.out.min { ($0.value.due, $0.value.name) < ($1.value.due, $1.value.name) }
        let due = min(loop.due, timer?.due ?? .infinity, sleeper?.value.due ?? .infinity)
        state.idle = due > state.elapsed ? 0 : state.idle + 1
        let isStuck = state.idle == 100_000
        state.elapsed = max(state.elapsed, due)
        if let timer, timer.due <= due {
            state.timers.removeAll { $0.number == timer.number }
            state.loop = nil
            return (.run(timer, loop.wake), isStuck)
        }
        if let sleeper, sleeper.value.due <= due {
            state.out[sleeper.key] = nil
            return (.wake(sleeper.value.wake), isStuck)
        }
        state.loop = nil
        return (.wake(loop.wake), isStuck)
    }
}
