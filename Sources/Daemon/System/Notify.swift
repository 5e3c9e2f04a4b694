import Glibc

/// What the service manager is told and asked: the protocol of sd_notify(3), without libsystemd.
///
/// Every call does nothing when the manager did not ask to be notified. A notification that cannot be sent is dropped:
/// the manager's own time-outs are the answer to that, and there is nobody else to tell.
package struct Notify: Sendable {
    private let address: String?
    private let socket: UnixDatagram?
    /// The time after which the manager calls us dead unless `watchdog()` was sent; nil when it does not watch.
    package let watchdogTimeout: Duration?

    /// Half of `watchdogTimeout`: how often to send `watchdog()`, as sd_watchdog_enabled(3) advises.
    package var watchdogInterval: Duration? { watchdogTimeout.map { $0 / 2 } }

    /// Whether a service manager listens.
    package var isHeard: Bool { socket != nil }

    /// - Parameter environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are read from it.
    package init(environment: [String: String] = ProcessFacts.environment, process: Int32 = getpid()) {
        if let named = environment["NOTIFY_SOCKET"], named.hasPrefix("/") || named.hasPrefix("@") {
            address = named
            socket = UnixDatagram()
        } else {
            address = nil
            socket = nil
        }
        watchdogTimeout = Self.watchdogTimeout(in: environment, process: process)
    }

    /// Recovery is done and the daemon works; also ends a reload.
    package func ready(status: String? = nil) {
        send(status.map { ["READY=1", "STATUS=" + $0] } ?? ["READY=1"])
    }

    /// The daemon is on its way out.
    package func stopping(status: String? = nil) {
        send(status.map { ["STOPPING=1", "STATUS=" + $0] } ?? ["STOPPING=1"])
    }

    /// The configuration is being read again. `ready()` must follow, whether or not it could be used.
    package func reloading(at now: Duration = ProcessFacts.monotonicNow) {
        send(["RELOADING=1", "MONOTONIC_USEC=\(now.wholeMicroseconds)"])
    }

    /// One line for `systemctl status`.
    package func status(_ line: String) { send(["STATUS=" + line]) }

    /// A sign of life.
    package func watchdog() { send(["WATCHDOG=1"]) }

    /// Asks for this much more time from now on to start, reload or stop; repeat it before it has passed.
    package func extendTimeout(by more: Duration) { send(["EXTEND_TIMEOUT_USEC=\(more.wholeMicroseconds)"]) }

    private func send(_ assignments: [String]) {
        guard let socket, let address else { return }
        // Waits for room: a lost READY=1 would end in a start that times out.
        _ = socket.send(Self.message(assignments), to: address, waits: true)
    }

    /// One assignment a line. A line break inside a value would begin another assignment, so it becomes a space.
    static func message(_ assignments: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for assignment in assignments {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            bytes += assignment.utf8.prefix(longestAssignment).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
        }
        return bytes
    }

    /// `systemctl status` shows one line; a longer one serves nobody.
    private static let longestAssignment = 2048

    private static func watchdogTimeout(in environment: [String: String], process: Int32) -> Duration? {
        guard let value = environment["WATCHDOG_USEC"].flatMap(Int64.init), value > 0 else { return nil }
        // The variables may have been meant for the process that started us.
        if let meant = environment["WATCHDOG_PID"], Int32(meant) != process { return nil }
        return .microseconds(value)
    }
}
