import Glibc
import Loopback
import Store
import Testing

extension EndToEnd {
    /// Starting, stopping, reloading; and what the service manager hears of it.
    @Suite struct Life {}
}

extension EndToEnd.Life {
    private static func slowSites(_ pause: Duration) throws -> LoopbackServer {
        try LoopbackServer { request in
            request.path.hasPrefix("/maqal/")
                ? Reply.text(Press.page(of: request.host + request.path)).after(pause) : .notFound
        }
    }

    private static let addresses = (0..<40).map { "http://maktab\($0 % 4).example/maqal/\($0)" }

    @Test func aRestartGoesOnWhereItWas() async throws {
        let server = try Self.slowSites(.milliseconds(30))
        let here = try Installation()
        try here.configure(Settings(server))
        try here.supply("maqal.txt", Press.document(seed: 1, cites: Self.addresses))

        let first = try here.start()
        try await first.waits(for: "some records") { try here.records().count >= 8 }
        #expect(try await first.stop(within: .seconds(15)) == .exited(0))
        let before = try here.records()
        #expect(before.count < Self.addresses.count + 1, "stopped in the middle")
        try await here.expectGoodStore()
        // What was asked for by now is a record: a transfer in flight was finished, not dropped.
        let asked = server.requests.filter { $0.path.hasPrefix("/maqal/") }.count

        let second = try here.start()
        try await second.waits(for: "the rest") { try here.records().count == Self.addresses.count + 1 }
        #expect(try await second.stop(within: .seconds(15)) == .exited(0))
        let records = try here.records()
        #expect(Array(records.prefix(before.count)) == before, "lines stay as they are")
        #expect(Set(records.map(\.id)).count == records.count)
        #expect(Set(records.compactMap(\.url)) == Set(Self.addresses))
        let pages = server.requests.filter { $0.path.hasPrefix("/maqal/") }.map(\.target)
        #expect(asked == before.count - 1)
        #expect(Set(pages).count == pages.count, "no page is asked for twice")
        try await here.expectGoodStore()
    }

    @Test func aReloadTakesNewSourcesAndRefusesBrokenOnes() async throws {
        let server = try Self.slowSites(.zero)
        let here = try Installation()
        try here.configure(Settings(server))
        let daemon = try here.start()
        try await daemon.waitsUntilReady()

        var more = Settings(server)
        more.sources.append(Settings.source("documents", "warid", ["path = \"warid\""]))
        try Files.makeFolder(here.folder + "/warid")
        try Files.write(
            Press.document(seed: 3, cites: ["http://maktab1.example/maqal/1"]), to: here.folder + "/warid/maqal.txt")
        try here.configure(more)
        daemon.child.signal(SIGHUP)
        try await daemon.waits(for: "the new source's document") { try here.records().count == 2 }

        var broken = more
        broken.politeness = ["delay = \"sarian\""]
        try here.configure(broken)
        let line = broken.text(store: here.store).split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.hasPrefix("delay") }.map { $0 + 1 }
        let place = "rawi.toml:\(try #require(line)): politeness.delay:"
        daemon.child.signal(SIGHUP)
        try await daemon.waits(for: "the complaint") { Files.text(here.log).contains(place) }
        #expect(here.logTail.contains("the old configuration stays"))
        let check = try await here.run("check")
        #expect(check.ending == .exited(78))
        #expect(check.errors.contains(place), "\(check.errors)")

        // It goes on as before.
        try here.supply("maqal.txt", Press.document(seed: 4, cites: ["http://maktab2.example/maqal/2"]))
        try await daemon.waits(for: "work on the old configuration") { try here.records().count == 4 }
        #expect(try await daemon.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    @Test func theServiceManagerHearsOfIt() async throws {
        let server = try Self.slowSites(.zero)
        let here = try Installation()
        try here.configure(Settings(server))
        let manager = try ServiceManager(path: here.folder + "/notify")
        let daemon = try here.start(environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"])

        try await daemon.waits(for: "READY=1") { manager.assignments.contains("READY=1") }
        try await daemon.waits(for: "three signs of life") { manager.assignments.count { $0 == "WATCHDOG=1" } >= 3 }
        #expect(manager.assignments.contains { $0.hasPrefix("STATUS=") && $0.contains("records") })

        daemon.child.signal(SIGHUP)
        try await daemon.waits(for: "the end of the reload") {
            manager.assignments.count { $0 == "READY=1" } == 2
        }
        let told = manager.assignments
        let reloading = try #require(told.firstIndex(of: "RELOADING=1"))
        #expect(told[reloading + 1].hasPrefix("MONOTONIC_USEC="))
        #expect(try #require(told.lastIndex(of: "READY=1")) > reloading)

        #expect(try await daemon.stop() == .exited(0))
        #expect(manager.assignments.contains("STOPPING=1"))
    }

    @Test func aSecondDaemonNamesTheFirst() async throws {
        let here = try Installation()
        try here.configure(Settings(nil))
        let first = try here.start()
        try await first.waitsUntilReady()
        let second = try await here.run("run")
        #expect(second.ending == .exited(75))
        #expect(second.errors.contains("\(first.child.pid)"), "\(second.errors)")
        let rebuild = try await here.run("rebuild")
        #expect(rebuild.ending == .exited(75))
        #expect(first.child.poll() == nil)
        #expect(try await first.stop() == .exited(0))
    }

    @Test func aStoreThatCannotBeWrittenIsRefused() async throws {
        let here = try Installation(store: "/proc/rawi")
        try here.configure(Settings(nil))
        let nowhere = try await here.run("run")
        #expect(nowhere.ending == .exited(73))
        #expect(nowhere.errors.contains("/proc/rawi"), "\(nowhere.errors)")
        #expect(nowhere.errors.split(separator: "\n").count == 1, "one clear line: \(nowhere.errors)")

        // Root may write everywhere: as somebody else, then.
        let others = try Installation()
        try others.configure(Settings(nil))
        try Files.makeFolder(others.store)
        guard chmod(others.folder, 0o755) == 0, chmod(others.store, 0o555) == 0 else { return }
        let wrapper =
            getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        let arguments = ["run", "--once", "--config", others.configuration]
        let foreign = try await others.run(plain: arguments, through: wrapper)
        if [126, 127].map(Ending.exited).contains(foreign.ending) {
            return print("skipped: another user cannot start \(Installation.program)")
        }
        #expect(foreign.ending == .exited(77), "\(foreign.errors)")
        #expect(foreign.errors.contains(others.store), "\(foreign.errors)")
    }
}
