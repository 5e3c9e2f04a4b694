import Glibc
import Loopback
import Store
import Synchronization
import Testing
import Workbench

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

    /// A transfer that never ends is abandoned, and asked for again after the next start.
    @Test(arguments: [SIGTERM, SIGINT])
    func aSecondSignalEndsTheGrace(signal: Int32) async throws {
        let silence = Silence()
        let server = try LoopbackServer { request in
            guard request.path == "/maqal/1" else { return .notFound }
            return silence.isOver.load(ordering: .relaxed) ? .text(Press.page(of: "maqal")) : .never
        }
        let here = try Installation()
        try here.configure(Settings(server))
        try here.supply("maqal.txt", Press.document(seed: 1, cites: ["http://samt.example/maqal/1"]))
        let first = try here.start()
        try await first.waits(for: "the request") { server.requests.contains { $0.path == "/maqal/1" } }
        first.child.signal(signal)
        try await first.waits(for: "word of it") { Files.text(here.log).contains("stopping (") }
        first.child.signal(signal)
        #expect(try await first.child.wait(within: .seconds(30)) == .exited(0), "\(here.logTail)")
        #expect(try here.records().count == 1)
        #expect(try here.events().isEmpty, "an abandoned transfer is nobody's failure")

        silence.isOver.store(true, ordering: .relaxed)
        let second = try here.start()
        try await second.waits(for: "the page") { try here.articles(at: "http://samt.example/maqal/1").count == 1 }
        #expect(try await second.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    private final class Silence: Sendable {
        let isOver = Atomic(false)
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
        try here.configure(more)
        try await here.expectGoodStore()
    }

    /// A `url` source is asked at its interval for as long as it is configured, and no longer.
    @Test func aStandingPageFollowsTheConfiguration() async throws {
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .notFound : .text(Press.page(of: request.host + request.path))
        }
        @Sendable func visits(_ host: String) -> Int { server.requests.count { $0.host == host && $0.path == "/q" } }
        let here = try Installation()
        var both = Settings(server)
        both.add("url", "sada", url: "http://sada.example/q", "interval = \"1s\"")
        var other = Settings(server)
        other.add("url", "najm", url: "http://najm.example/q", "interval = \"1s\"")
        try here.configure(both)
        let first = try here.start()
        try await first.waits(for: "visits at the interval") { visits("sada.example") >= 2 }

        // Another one in its place.
        try here.configure(other)
        first.child.signal(SIGHUP)
        try await first.waits(for: "the reload") { Files.text(here.log).contains("configuration read again") }
        let before = visits("sada.example")
        try await first.waits(for: "the other's visits") { visits("najm.example") >= 3 }
        #expect(visits("sada.example") <= before + 1, "no longer configured, no longer watched")
        #expect(try await first.stop() == .exited(0))

        // A new database knows the page only from its record.
        both.sources += other.sources
        try here.configure(both)
        #expect(try await here.run("rebuild").ending == .exited(0))
        let (sada, najm) = (visits("sada.example"), visits("najm.example"))
        let second = try here.start()
        try await second.waits(for: "visits after a rebuild") {
            visits("sada.example") >= sada + 2 && visits("najm.example") >= najm + 2
        }

        // A longer interval counts from the reload on.
        var slow = both
        slow.sources = both.sources.map { $0.replacing("\"1s\"", with: "\"1h\"") }
        slow.sources[1] = both.sources[1]
        try here.configure(slow)
        let reloads = { Files.text(here.log).ranges(of: "configuration read again").count }
        second.child.signal(SIGHUP)
        try await second.waits(for: "the second reload") { reloads() == 2 }
        let (slowed, steady) = (visits("sada.example"), visits("najm.example"))
        try await second.waits(for: "visits of the one that stayed") { visits("najm.example") >= steady + 3 }
        #expect(visits("sada.example") <= slowed + 1)
        #expect(try await second.stop() == .exited(0))
        #expect(try here.records().count == 2)
        try await here.expectGoodStore()
    }

    /// SIGUSR1 asks for a heartbeat, which is when segments are sealed.
    @Test func fullSegmentsAreSealedAndCompressed() async throws {
        let server = try Self.slowSites(.zero)
        let here = try Installation()
        var settings = Settings(server)
        settings.store = ["reserve = \"0\"", "segment_size = \"24KiB\"", "seal_delay = \"0s\""]
        try here.configure(settings)
        try here.supply("maqal.txt", Press.document(seed: 1, cites: Self.addresses))
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        try await daemon.waits(for: "sealed segments, all but the open one") {
            daemon.child.signal(SIGUSR1)
            guard Self.status(here).contains("\"seq\":\(Self.addresses.count + 1)") else { return false }
            let names = try Files.names(in: here.store).filter { $0.hasPrefix("records-") }
            return names.count > 2 && names.count { !$0.hasSuffix(".zst") } == 1
        }
        #expect(Files.text(here.store + "/manifest.jsonl").split(separator: "\n").count >= 2)
        // Also while it runs.
        let verdict = try await here.run("verify")
        #expect(verdict.ending == .exited(0), "\(verdict.output)")
        #expect(verdict.output.contains("records: \(Self.addresses.count + 1) lines"), "\(verdict.output)")
        #expect(try await daemon.stop() == .exited(0))

        // A new start on sealed segments numbers on, and a new database knows what is in them.
        #expect(try await here.run("rebuild").output == "\(Self.addresses.count + 1) records taken in\n")
        try here.supply("akhir.txt", Press.document(seed: 2, cites: ["http://maktab0.example/maqal/99"]))
        #expect(try await here.start(["--once"]).child.wait() == .exited(0))
        let after = try await here.run("verify")
        #expect(after.output.contains("seq 1 to \(Self.addresses.count + 3)\n"), "\(after.output)")
    }

    private static func status(_ here: Installation) -> String { Files.text(here.store + "/status.json") }

    @Test func theServiceManagerHearsOfIt() async throws {
        let server = try Self.slowSites(.zero)
        let here = try Installation()
        try here.configure(Settings(server))
        let manager = try ServiceManager(path: here.folder + "/notify")
        let daemon = try here.start(environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"])

        try await daemon.waits(for: "READY=1") { manager.assignments.contains("READY=1") }
        try await daemon.waits(for: "three signs of life") { manager.assignments.count { $0 == "WATCHDOG=1" } >= 3 }
        #expect(manager.assignments.contains { $0.hasPrefix("STATUS=") && $0.contains("records") })
        // From the loop alone, with what it has to say: a timer's would keep a daemon alive whose loop hangs.
        let before = zip(manager.assignments, manager.assignments.dropFirst()).filter { $0.1 == "WATCHDOG=1" }.map(\.0)
        #expect(before.allSatisfy { $0.hasPrefix("STATUS=") })

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

    /// exit(3) lets libraries put away what other threads still use: damage of the heap, seldom. The loader tells of it as its first step.
    @Test(arguments: [["run", "--once"], ["check"], ["check", "--nonsense"], ["--help"]])
    func nothingIsPutAwayAtTheEnd(words: [String]) async throws {
        let server = try LoopbackServer { _ in .notFound }
        let here = try Installation()
        var settings = Settings(server)
        settings.add("url", "wahid", url: "http://daftar.example/wahid")
        try here.configure(settings)
        let told = here.folder + "/loader"
        let arguments = words.first == "--help" ? words : words + ["--config", here.configuration]
        let ended = try await here.run(
            plain: arguments, through: ["/usr/bin/env", "LD_DEBUG=files", "LD_DEBUG_OUTPUT=\(told)"])
        #expect(ended.ending == .exited(words.last == "--nonsense" ? 64 : 0), "\(ended.errors)")
        let notes = try Files.names(in: here.folder).filter { $0.hasPrefix("loader.") }
        let text = notes.map { Files.text("\(here.folder)/\($0)") }.joined()
        #expect(text.contains("calling init: ") && !text.contains("calling fini: "))
    }

    @Test func aStoreThatCannotBeWrittenIsRefused() async throws {
        let here = try Installation(store: "/proc/rawi")
        try here.configure(Settings(nil))
        let nowhere = try await here.run("run")
        #expect(nowhere.ending == .exited(73))
        #expect(nowhere.errors.contains("/proc/rawi"), "\(nowhere.errors)")
        // Where nothing reads PDF files, that is said beside it.
        let lines = nowhere.errors.split(separator: "\n").filter { !$0.contains("poppler-utils") }
        #expect(lines.count == 1, "one clear line: \(nowhere.errors)")

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
