import FoundationEssentials
import Glibc
import Logging
import Testing

@testable import Daemon
@testable import Store

/// A database that is behind the lines, at start.
@Suite struct CatchUpTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)

    private static func configuration(_ folder: String) -> Configuration {
        var configuration = Configuration(instance: "test")
        configuration.store.folder = folder
        configuration.store.reserveBytes = 0
        return configuration
    }

    private static func fill(_ folder: String, _ files: any FileSystem, count: Int) throws(StoreError) {
        let store = try Store(
            opening: StoreOptions(configuration(folder)), files: files, now: noon, state: try SQLiteState(path: nil))
        try store.records.append(
            (1...count).map { number in
                let key = "site\(number % 9).example/\(number)"
                var record = Record(
                    id: Record.id(urlKey: key, revision: 0), kind: .article, urlKey: key, firstSeenAt: noon,
                    fetchedAt: noon, extractorVersion: "1", instance: "test")
                record.url = "https://" + key
                record.title = "خبر \(number)"
                return record.line(seq: number)
            })
        try store.close()
    }

    private static func opening(_ files: any FileSystem, _ notify: Notify) -> StoreOpening {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        return StoreOpening(
            options: StoreOptions(configuration("store")), logger: logger, notify: notify, files: files)
    }

    @Test func theServiceManagerIsToldThatItLives() async throws {
        let files = MemoryFiles()
        try Self.fill("store", files, count: 5000)
        let manager = try ListeningSocket()
        let opening = Self.opening(
            files, Notify(environment: ["NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "60000000"]))
        let store = try Store(opening: opening.options, files: files, now: Self.noon)
        let isDone = try await opening.catchUp(
            store, Self.configuration("store"), time: VirtualTime(), mailbox: Mailbox())
        #expect(isDone)
        for share in [40, 80, 100] {
            #expect(try manager.nextText() == "EXTEND_TIMEOUT_USEC=60000000")
            #expect(try manager.nextText() == "WATCHDOG=1")
            #expect(try manager.nextText() == "STATUS=rebuilding the index: \(share) %")
        }
        #expect(try store.state.counts(at: Self.noon).articles == 5000)
        #expect(try store.state.counts(at: Self.noon.addingTimeInterval(90_000)).dueNow == 5000)
    }

    @Test func itEndsWhenToldAndGoesOnWhereItWas() async throws {
        let files = MemoryFiles()
        try Self.fill("store", files, count: 5000)
        let opening = Self.opening(files, Notify(environment: [:]))
        let state = try SQLiteState(path: nil)
        let store = try Store(opening: opening.options, files: files, now: Self.noon, state: state)
        let mailbox = Mailbox()
        mailbox.post(.reload)
        mailbox.post(.stop("SIGTERM"))
        let configuration = Self.configuration("store")
        #expect(try await !opening.catchUp(store, configuration, time: VirtualTime(), mailbox: mailbox))
        #expect(try state.counts(at: Self.noon).articles == 2000)
        guard case .reload? = mailbox.drain()?.first else {
            Issue.record("the reload is lost")
            return
        }
        #expect(try await opening.catchUp(store, configuration, time: VirtualTime(), mailbox: mailbox))
        #expect(try state.counts(at: Self.noon).articles == 5000)
    }

    /// Nobody comes in between, and until the new database is whole there is the old one.
    @Test func aRebuildKeepsTheStoreToItself() async throws {
        var template = Array("/tmp/rawi-rebuild-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
        }
        try Self.fill(folder, DiskFiles(), count: 3000)
        let path = folder + "/" + Store.databaseName
        let old = try SQLiteState(path: path)
        try old.transaction { state throws(StoreError) in try state.apply(.meta(key: "old", value: "yes")) }
        try old.close()
        let seen = Seen()
        let configuration = Self.configuration(folder)
        let intrude = { (_: Double) in
            do throws(StoreError) {
                let intruder = try Store(opening: StoreOptions(configuration), files: DiskFiles(), now: Self.noon)
                try intruder.close()
            } catch {
                if case .locked = error { seen.refusals += 1 }
            }
            do throws(StoreError) { seen.hasOld = try Self.meta(path) == "yes" } catch { seen.hasOld = false }
        }
        let count = try await Renewal(configuration: configuration).run(say: { _ in }, progress: intrude)
        #expect(count == 3000)
        #expect(seen.refusals == 2)
        #expect(seen.hasOld)
        #expect(try Self.meta(path) == nil)
        let store = try Store(opening: StoreOptions(configuration), files: DiskFiles(), now: Self.noon)
        #expect(!store.recovery.databaseIsNew)
        #expect(try store.state.counts(at: Self.noon).articles == 3000)
        try store.close()
    }

    private static func meta(_ path: String) throws(StoreError) -> String? {
        let state = try SQLiteState(reading: path)
        let found = try state.transaction { state throws(StoreError) in try state.meta("old") }
        try state.close()
        return found
    }

    private final class Seen {
        var refusals = 0
        var hasOld = false
    }
}
