import Glibc
import Loopback
import Testing
import Workbench

extension EndToEnd.Faults {
    /// A run-time library that gets no thread would wait for one for ever, and hear no SIGTERM.
    @Test func tooFewThreadsAreSaidAtOnce() async throws {
        guard let group = TaskLimit(4) else { return print("skipped: no right to make a control group") }
        let here = try Installation()
        try here.configure(Settings(nil))
        #expect(try await here.start(through: group.wrapper).child.wait() == .exited(69))
        #expect(Files.text(here.log).contains("threads can be made"), "\(here.logTail)")
    }

    /// An arena for each thread takes more of it than all else together.
    @Test func littleAddressSpaceIsEnough() async throws {
        let here = try Installation()
        try here.configure(Settings(nil))
        let wrapper = ["/bin/sh", "-c", "ulimit -v 2000000 && exec \"$@\"", "sh"]
        let daemon = try here.start(through: wrapper)
        try await daemon.waitsUntilReady()
        let most = Files.text("/proc/\(daemon.child.pid)/status").split(separator: "\n")
            .first { $0.hasPrefix("VmPeak:") }?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        #expect(try #require(most) < 400 << 10)
        #expect(try await daemon.stop() == .exited(0))
    }

    @Test func tooFewOpenFilesAreSaidAtOnce() async throws {
        let here = try Installation()
        try here.configure(Settings(nil))
        let wrapper = ["/bin/sh", "-c", "ulimit -n 20 && exec \"$@\"", "sh"]
        #expect(try await here.start(through: wrapper).child.wait() == .exited(69))
        #expect(Files.text(here.log).contains("20 open files are too few"), "\(here.logTail)")
    }

    /// The next line needs a segment in a folder that is gone, long before the heartbeat looks for it: not "cannot create", after
    /// which nobody would start it again.
    @Test func aStoreThatIsMovedAwayUnderWorkIsSaidToBe() async throws {
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .notFound : .text(Press.page(of: request.host + request.path))
        }
        let here = try Installation()
        var settings = Settings(server)
        settings.store.append("segment_size = \"1KiB\"")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        #expect(rename(here.store, here.store + ".elsewhere") == 0)
        let cited = (0..<4).map { "http://rahil.example/maqal/\($0)" }
        try here.supply("maqal.txt", Press.document(seed: 1, cites: cited))
        #expect(try await daemon.child.wait() == .exited(74))
        #expect(here.logTail.contains("/lock cannot be used"), "\(here.logTail)")
    }

    /// For who runs it from a timer: without a network all comes due again each minute.
    @Test func onceEndsWithoutANetwork() async throws {
        let here = try Installation()
        var settings = Settings(nil)
        // Nobody listens there.
        settings.fetch.append("connect_to = [\"::127.0.0.1:1\"]")
        settings.add("feed", "baid", url: "http://baid.example/feed")
        settings.add("url", "qarib", url: "http://qarib.example/1")
        try here.configure(settings)
        #expect(try await here.start(["--once"]).child.wait(within: .seconds(45)) == .exited(0))
        #expect(Files.text(here.log).contains("is the network away?"), "\(here.logTail)")
    }
}
