import Glibc
import Testing

@testable import Daemon

@Suite("What the service manager is told")
struct NotifyTests {
    @Test("Reaches an abstract name and a path", arguments: [nil, "/tmp"])
    func reachesTheManager(folder: String?) throws {
        let manager = try ListeningSocket(in: folder)
        let notify = Notify(environment: ["NOTIFY_SOCKET": manager.address])

        notify.ready(status: "following 12 sources")
        notify.status("3 in flight")
        notify.watchdog()
        notify.extendTimeout(by: .seconds(20))
        notify.reloading(at: .seconds(5) + .microseconds(7))
        notify.stopping()

        #expect(try manager.nextText() == "READY=1\nSTATUS=following 12 sources")
        #expect(try manager.nextText() == "STATUS=3 in flight")
        #expect(try manager.nextText() == "WATCHDOG=1")
        #expect(try manager.nextText() == "EXTEND_TIMEOUT_USEC=20000000")
        #expect(try manager.nextText() == "RELOADING=1\nMONOTONIC_USEC=5000007")
        #expect(try manager.nextText() == "STOPPING=1")
        #expect(manager.isEmpty)
    }

    @Test("A status cannot smuggle in another assignment")
    func aStatusIsOneLine() throws {
        let manager = try ListeningSocket()
        Notify(environment: ["NOTIFY_SOCKET": manager.address]).status("fetching\nSTOPPING=1\r\u{7F}now")
        #expect(try manager.nextText() == "STATUS=fetching STOPPING=1  now")
    }

    @Test("A long status is cut")
    func aLongStatusIsCut() {
        #expect(Notify.message(["STATUS=" + String(repeating: "x", count: 100_000)]).count == 2048)
    }

    @Test(
        "Without a manager nothing happens",
        arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "vsock:2:1234"]])
    func nobodyListens(environment: [String: String]) {
        let notify = Notify(environment: environment)
        notify.ready()
        #expect(!notify.isHeard)
    }

    @Test(
        "A manager that is gone does no harm",
        arguments: ["@rawi-nobody", "/nonexistent/socket", "/" + String(repeating: "l", count: 300)])
    func theManagerIsGone(address: String) {
        Notify(environment: ["NOTIFY_SOCKET": address]).ready()
    }

    @Test(
        "The watchdog is asked for by variables",
        arguments: [
            ([:], nil),
            (["WATCHDOG_USEC": "30000000"], .seconds(15)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "77"], .seconds(15)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "78"], nil),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "x"], nil),
            (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "-5"], nil),
            (["WATCHDOG_USEC": "soon"], nil),
            (["WATCHDOG_USEC": "99999999999999999999"], nil),
        ] as [([String: String], Duration?)])
    func watchdog(environment: [String: String], interval: Duration?) {
        #expect(Notify(environment: environment, process: 77).watchdogInterval == interval)
    }

    @Test(
        "Microseconds never overflow",
        arguments: [
            (Duration.zero, 0), (.seconds(1) + .nanoseconds(1999), 1_000_001), (.seconds(-1), -1_000_000),
            (.seconds(Int64.max), .max), (.seconds(Int64.min), .min),
        ] as [(Duration, Int64)])
    func microseconds(duration: Duration, expected: Int64) {
        #expect(duration.wholeMicroseconds == expected)
    }
}
