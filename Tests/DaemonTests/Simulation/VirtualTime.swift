import Daemon
import FoundationEssentials
import Synchronization

/// Time that passes only when the loop sleeps, and then at once.
final class VirtualTime: LoopTime {
    private let current: Mutex<Date>

    /// 2026-11-21T00:00:00Z, a Saturday.
    static let start = Date(timeIntervalSince1970: 1_795_219_200)

    init(_ start: Date = VirtualTime.start) { current = Mutex(start) }

    var now: Date { current.withLock { $0 } }
    var standsStillWhileWorking: Bool { true }

    func sleep(until instant: Date) async {
        current.withLock { $0 = max($0, instant) }
    }
}
