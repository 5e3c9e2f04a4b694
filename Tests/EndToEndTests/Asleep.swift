import Glibc
import Testing
import Workbench

extension EndToEnd {
    /// As on a machine that has slept for ten days, in a time namespace (time_namespaces(7)).
    @Suite struct Asleep {}
}

extension EndToEnd.Asleep {
    private static let aDay = 86_400

    /// Its clock is that of systemd, which stands still meanwhile: else all would be due at once after a night.
    @Test func timeAsleepDoesNotCount() async throws {
        let asleep = ["/usr/bin/unshare", "--time", "--boottime", "\(10 * Self.aDay)"]
        let here = try Installation()
        guard try await here.run(plain: ["--version"], through: asleep).ending == .exited(0) else {
            return print("skipped: no right to make a time namespace")
        }
        try here.configure(Settings(nil))
        let manager = try ServiceManager(path: here.folder + "/notify")
        let daemon = try here.start(through: asleep, environment: ["NOTIFY_SOCKET": manager.path])
        try await daemon.waits(for: "READY=1") { manager.assignments.contains("READY=1") }
        daemon.child.signal(SIGHUP)
        let name = "MONOTONIC_USEC="
        try await daemon.waits(for: "its clock") { manager.assignments.contains { $0.hasPrefix(name) } }

        let said = manager.assignments.first { $0.hasPrefix(name) }?.dropFirst(name.count)
        let seconds = try #require(said.flatMap { Int($0) }) / 1_000_000
        var now = timespec()
        try #require(clock_gettime(CLOCK_MONOTONIC, &now) == 0)
        #expect((now.tv_sec - Self.aDay...now.tv_sec).contains(seconds))
        #expect(try await daemon.stop() == .exited(0))
    }
}
