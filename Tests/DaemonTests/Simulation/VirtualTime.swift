import Daemon
import FoundationEssentials
import Synchronization

/// Time that passes only when the loop sleeps, and then at once.
final class VirtualTime: LoopTime {
    private struct Clocks {
        var now: Date
        /// How far the clock on the wall is ahead of what the loop believes.
        var ahead = 0.0
        /// When somebody will set it, and by how much.
        var settings: [(at: Date, by: Double)] = []
        /// When the next heartbeat comes, how long after it another, and what it does.
        var beat: (at: Date, every: Double, act: @Sendable () -> Void)?
    }
    private let clocks: Mutex<Clocks>

    /// 2026-11-21T00:00:00Z, a Saturday.
    static let start = Date(timeIntervalSince1970: 1_795_219_200)

    init(_ start: Date = VirtualTime.start) { clocks = Mutex(Clocks(now: start)) }

    var now: Date { clocks.withLock { $0.now } }
    var wall: Date { clocks.withLock { $0.now + $0.ahead } }
    var standsStillWhileWorking: Bool { true }

    func setRight() {
        clocks.withLock {
            $0.now += $0.ahead
            $0.settings = $0.settings.map { [ahead = $0.ahead] in ($0.at + ahead, $0.by) }
            $0.ahead = 0
        }
    }

    /// Somebody sets the clock by so much, or the machine sleeps so long, when it says `instant`.
    func set(by seconds: Double, at instant: Date) {
        clocks.withLock { $0.settings.append((instant, seconds)) }
    }

    func beat(every seconds: Double, _ act: @escaping @Sendable () -> Void) {
        clocks.withLock { $0.beat = ($0.now + seconds, seconds, act) }
    }

    func sleep(until instant: Date, jobs: Int) async {
        let beat = clocks.withLock { clocks -> (@Sendable () -> Void)? in
            // Not past a setting: the loop looks at the clock whenever it wakes.
            let next = clocks.settings.map(\.at).filter { $0 > clocks.now }.min() ?? .distantFuture
            clocks.now = max(clocks.now, min(instant, next, clocks.beat?.at ?? .distantFuture))
            let due = clocks.settings.filter { $0.at <= clocks.now }
            clocks.settings.removeAll { $0.at <= clocks.now }
            for setting in due { clocks.ahead += setting.by }
            guard let beat = clocks.beat, beat.at <= clocks.now else { return nil }
            clocks.beat?.at = clocks.now + beat.every
            return beat.act
        }
        beat?()
    }
}
