import Glibc
import Workbench

extension Limits {
    private static let day = 86_400

    /// Sources are asked each second; how many polls there are tells whether anything waits for a day that is far away.
    static let clocks =
        [
            ("an hour ahead", 3600), ("30 days ahead", 30 * day), ("ten years ahead", 3650 * day),
            ("a day behind", -day),
            ("of 1971", -55 * 365 * day),
        ].map { name, seconds in
            Row(name: "a clock \(name) at the first start, then right", expected: "asks as before") { bench in
                try await started(bench, first: seconds, then: 0)
            }
        }
        + [
            Row(name: "a clock ten years ahead at the second start", expected: "asks as before") { bench in
                try await started(bench, first: 0, then: 3650 * day)
            }
        ]
        + [("an hour on", 3600), ("400 days on", 400 * day), ("an hour back", -3600), ("400 days back", -400 * day)].map
    {
        name, seconds in
        Row(name: "a clock set \(name) while it runs", expected: "asks as before") { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, isQuick: true)
            let file = ordeal.here.folder + "/clock"
            let daemon = try ordeal.here.start(environment: try bench.shim.environment(ahead: 0, file: file))
            try await daemon.waits(for: "the first records") { try records(ordeal) >= 20 }
            try Shim.set(seconds, file: file)
            return try await asks(ordeal, daemon)
        }
    }
        + [
            Row(name: "stopped for ten seconds (SIGSTOP)", expected: "asks as before") { bench in
                let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, isQuick: true)
                let daemon = try ordeal.here.start()
                try await daemon.waits(for: "the first records") { try records(ordeal) >= 20 }
                daemon.child.signal(SIGSTOP)
                try await Task.sleep(for: .seconds(10))
                daemon.child.signal(SIGCONT)
                return try await asks(ordeal, daemon)
            }
        ]

    private static func started(_ bench: Bench, first: Int, then: Int) async throws -> String {
        let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, isQuick: true)
        let file = ordeal.here.folder + "/clock"
        let before = try ordeal.here.start(environment: try bench.shim.environment(ahead: first, file: file))
        try await before.waits(for: "the first records") { try records(ordeal) >= 20 }
        guard try await before.stop() == .exited(0) else { return "does not stop well" }
        return try await asks(
            ordeal, try ordeal.here.start(environment: try bench.shim.environment(ahead: then, file: file)))
    }

    /// News at every outlet are recorded within seconds, and the store is good.
    private static func asks(_ ordeal: Ordeal, _ daemon: Daemon) async throws -> String {
        ordeal.outlets.goOn()
        let before = try records(ordeal)
        do {
            try await daemon.waits(for: "the news", within: .seconds(20)) {
                try records(ordeal) >= before + ordeal.outlets.hosts.count
            }
        } catch {
            return "does not ask: \(reason(ordeal.here.logTail))"
        }
        guard try await daemon.stop() == .exited(0) else { return "does not stop well" }
        return (["asks as before"] + (try await ordeal.verified())).joined(separator: "; ")
    }
}
