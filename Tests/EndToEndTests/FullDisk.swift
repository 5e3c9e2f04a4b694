import Glibc
import Loopback
import Store
import Synchronization
import Testing
import Workbench

/// A file system of a few megabytes; gone with the value.
final class SmallDisk: Sendable {
    let path: String

    /// Nil when this user may not mount.
    init?(megabytes: Int) throws {
        path = try Files.makeTemporaryFolder()
        guard mount("rawi-test", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            Files.remove(path)
            return nil
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        Files.remove(path)
    }

    /// Into a file on it, until there is no room. A page may look free that nobody gets.
    func fill(_ ballast: String) throws(ChildError) {
        for _ in 0..<8 where freeBytes > 0 { try Files.fill(freeBytes, of: ballast) }
    }

    var freeBytes: Int {
        var status = statvfs()
        return statvfs(path, &status) == 0 ? Int(status.f_bavail) * Int(status.f_frsize) : 0
    }
}

extension EndToEnd.Faults {
    private static let pages = 60

    private static func largePages() throws -> LoopbackServer {
        try LoopbackServer { request in
            guard request.path.hasPrefix("/maqal/") else { return .notFound }
            let seed = Press.seed(request.host + request.path)
            return .text(Press.page(seed: seed, paragraphs: Press.paragraphs(seed: seed, count: 60)))
        }
    }

    private static let addresses = (0..<pages).map { "http://makhzan\($0 % 4).example/maqal/\($0)" }

    @Test func aFullDiskIsWaitedOut() async throws {
        guard let disk = try SmallDisk(megabytes: 8) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        let here = try Installation(store: disk.path + "/var")
        try here.configure(Settings(server))
        let ballast = disk.path + "/ballast"
        try Files.write(bytes: disk.freeBytes - (1200 << 10), to: ballast)
        try here.supply("maqal.txt", Press.document(seed: 1, cites: Self.addresses))

        let daemon = try here.start()
        try await daemon.waits(for: "word of the full disk") { Files.text(here.log).contains("no room left") }
        let before = here.lines(of: "records")
        #expect(before.count < Self.pages)

        Files.remove(ballast)
        try await daemon.waits(for: "the rest") { here.lines(of: "records").count > Self.pages }
        #expect(Files.text(here.log).contains("there is room again"))
        #expect(here.lines(of: "records").starts(with: before))
        #expect(try await daemon.stop() == .exited(0))
        let records = try here.records()
        #expect(records.compactMap(\.url).sorted() == Self.addresses.sorted())
        try await here.expectGoodStore()
    }

    /// Nothing waits to be written when the disk fills up: the next visit meets it.
    @Test func aFullDiskBetweenVisitsIsWaitedOut() async throws {
        guard let disk = try SmallDisk(megabytes: 8) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        @Sendable func visits() -> Int { server.requests.count { $0.path == "/maqal/1" } }
        let here = try Installation(store: disk.path + "/var")
        var settings = Settings(server)
        settings.add("url", "sada", url: "http://sada.example/maqal/1", "interval = \"1s\"")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "the first visits") { visits() >= 2 }
        let ballast = disk.path + "/ballast"
        try await daemon.waits(for: "word of the full disk") {
            if disk.freeBytes > 0 { try Files.fill(disk.freeBytes, of: ballast) }
            return Files.text(here.log).contains("no room left")
        }
        // For a second status file there is no room either.
        try await daemon.waits(for: "the status of the full disk") {
            if disk.freeBytes > 0 { try Files.fill(disk.freeBytes, of: ballast) }
            daemon.child.signal(SIGUSR1)
            return Files.text(here.store + "/status.json").contains("stalled_since")
        }
        #expect(try await here.run("status", ["--unhealthy"]).output.contains("no room on the disk"))
        let before = visits()
        Files.remove(ballast)
        try await daemon.waits(for: "further visits") { visits() >= before + 3 }
        #expect(try await daemon.stop() == .exited(0))
        #expect(try here.records().count == 1)
        try await here.expectGoodStore()
    }

    /// The line still finds room, the database does not, neither for the commit nor for taking the line in again.
    @Test func aDatabaseWithoutRoomMakesNoLineTwice() async throws {
        guard let disk = try SmallDisk(megabytes: 4) else { return print("skipped: no right to mount a small disk") }
        let edition = Edition()
        let server = try LoopbackServer { request in
            guard request.path == "/q" else { return .notFound }
            let number = edition.number.load(ordering: .relaxed)
            let page = Reply.text(
                Press.page(seed: UInt64(number), paragraphs: Press.paragraphs(seed: UInt64(number), count: 1)))
            // Time to fill the disk while it is under way.
            return number == 1 ? page : page.after(.seconds(2))
        }
        @Sendable func visits() -> Int { server.requests.count { $0.path == "/q" } }
        let here = try Installation(store: disk.path + "/var")
        var settings = Settings(server)
        // Nothing else is to meet the full disk first.
        settings.schedule = ["documents_interval = \"1h\"", "jitter = 0.0"]
        settings.add("url", "sada", url: "http://sada.example/q", "interval = \"1s\"")
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waits(for: "the article") { here.lines(of: "records").count == 1 }
        let first = visits()
        edition.number.store(2, ordering: .relaxed)
        try await daemon.waits(for: "the next visit") { visits() > first }
        let ballast = disk.path + "/ballast"
        try await daemon.waits(for: "word of the full disk") {
            if disk.freeBytes > 0 { try Files.fill(disk.freeBytes, of: ballast) }
            return Files.text(here.log).contains("no room left")
        }
        let before = visits()
        Files.remove(ballast)
        try await daemon.waits(for: "further visits") { visits() >= before + 2 }
        #expect(try await daemon.stop() == .exited(0))
        #expect(try here.records().map(\.revision) == [0, 1])
        try await here.expectGoodStore()
    }

    private final class Edition: Sendable {
        let number = Atomic(1)
    }

    /// Fetching pauses while less than the reserve is free, long before anything fails.
    @Test func theReserveIsKeptFree() async throws {
        guard let disk = try SmallDisk(megabytes: 16) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        let here = try Installation(store: disk.path + "/var")
        var settings = Settings(server)
        settings.store = ["reserve = \"8MiB\""]
        try here.configure(settings)
        let ballast = disk.path + "/ballast"
        try Files.write(bytes: 10 << 20, to: ballast)
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        try await daemon.waits(for: "word of the reserve") {
            daemon.child.signal(SIGUSR1)
            return Files.text(here.log).contains("no room left")
        }
        try here.supply("maqal.txt", Press.document(seed: 1, cites: [Self.addresses[0]]))
        #expect(try await here.run("status", ["--unhealthy"]).output.contains("no room on the disk"))
        #expect(server.requests.isEmpty)
        Files.remove(ballast)
        try await daemon.waits(for: "the work that waited") { here.lines(of: "records").count == 2 }
        #expect(try await daemon.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    /// What a store may look like when the daemon starts on it and the disk is full.
    enum Leftover: CaseIterable, Sendable {
        case cleanStop, tornLine, noDatabase, damagedDatabase

        func leave(in store: String) throws {
            let database = store + "/state.sqlite"
            switch self {
            case .cleanStop: break
            case .tornLine: try Files.append("{\"schema\":\"rawi-record/1\",\"seq\":99,", to: store + "/current.jsonl")
            case .noDatabase: for suffix in ["", "-wal", "-shm"] { Files.removeIfThere(database + suffix) }
            case .damagedDatabase:
                for suffix in ["-wal", "-shm"] { Files.removeIfThere(database + suffix) }
                try Files.write(bytes: 8192, to: database)
            }
        }
    }

    @Test(arguments: Leftover.allCases)
    func aStartOnAFullDiskIsWaitedFor(leftover: Leftover) async throws {
        guard let disk = try SmallDisk(megabytes: 8) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        let here = try Installation(store: disk.path + "/var")
        try here.configure(Settings(server))
        try here.supply("maqal.txt", Press.document(seed: 1, cites: [Self.addresses[0]]))
        let first = try here.start()
        try await first.waits(for: "two records") { here.lines(of: "records").count == 2 }
        #expect(try await first.stop() == .exited(0))
        try leftover.leave(in: here.store)
        let ballast = disk.path + "/ballast"
        try disk.fill(ballast)

        try here.supply("thani.txt", Press.document(seed: 2, cites: [Self.addresses[1]]))
        let second = try here.start()
        try await second.waits(for: "word of the full disk") { Files.text(here.log).contains("no room left") }
        Files.remove(ballast)
        try await second.waits(for: "the rest") { here.lines(of: "records").count == 4 }
        #expect(Files.text(here.log).contains("there is room again"))
        #expect(try await second.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    @Test func aStopIsHeardWhileTheStartWaitsForRoom() async throws {
        guard let disk = try SmallDisk(megabytes: 1) else { return print("skipped: no right to mount a small disk") }
        let here = try Installation(store: disk.path + "/var")
        try here.configure(Settings(nil))
        let ballast = disk.path + "/ballast"
        try disk.fill(ballast)
        let daemon = try here.start()
        try await daemon.waits(for: "word of the full disk") { Files.text(here.log).contains("no room left") }
        #expect(try await daemon.stop() == .exited(0))
    }

    /// Bringing in new sources takes rows, and so room.
    @Test func aReloadOnAFullDiskIsWaitedOut() async throws {
        guard let disk = try SmallDisk(megabytes: 8) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        let here = try Installation(store: disk.path + "/var")
        var settings = Settings(server)
        settings.schedule = ["documents_interval = \"1h\"", "jitter = 0.0"]
        try here.configure(settings)
        let daemon = try here.start()
        try await daemon.waitsUntilReady()
        let ballast = disk.path + "/ballast"
        try disk.fill(ballast)
        for number in 0..<400 { settings.add("url", "s\(number)", url: "\(Self.addresses[0])?s=\(number)") }
        try here.configure(settings)
        daemon.child.signal(SIGHUP)
        try await daemon.waits(for: "word of the full disk") { Files.text(here.log).contains("no room left") }
        // Another write may have met the full disk first; the reload is heard meanwhile.
        try await daemon.waits(for: "word of the reload") {
            Files.text(here.log).contains("configuration read again: 401 sources")
        }
        Files.remove(ballast)
        try await daemon.waits(for: "a record of a new source") { !here.lines(of: "records").isEmpty }
        #expect(try await daemon.stop() == .exited(0))
        try await here.expectGoodStore()
    }

    /// A daemon that is stopped while the disk is full ends as cleanly; the next one finds everything again.
    @Test func aStopOnAFullDiskLosesNothing() async throws {
        guard let disk = try SmallDisk(megabytes: 8) else { return print("skipped: no right to mount a small disk") }
        let server = try Self.largePages()
        let here = try Installation(store: disk.path + "/var")
        try here.configure(Settings(server))
        let ballast = disk.path + "/ballast"
        try Files.write(bytes: disk.freeBytes - (1200 << 10), to: ballast)
        try here.supply("maqal.txt", Press.document(seed: 1, cites: Self.addresses))
        let first = try here.start()
        try await first.waits(for: "word of the full disk") { Files.text(here.log).contains("no room left") }
        #expect(try await first.stop() == .exited(0), "\(here.logTail)")
        Files.remove(ballast)

        let second = try here.start()
        try await second.waits(for: "the rest") { here.lines(of: "records").count > Self.pages }
        #expect(try await second.stop() == .exited(0))
        try await here.expectGoodStore()
    }
}
