package import FoundationEssentials
import Glibc

/// The folder that rawi writes: lock, record log, event log, state database.
package final class Store {
    package static let databaseName = SQLiteState.databaseName

    package let options: StoreOptions
    package let records: RecordLog
    package let events: RecordLog
    package let state: any StateDatabase
    package let recovery: Recovery
    private let files: any FileSystem
    private let lock: any FileLock

    /// Takes the lock, cuts torn tails, opens or renews the database. Nothing is lost by it.
    package convenience init(opening options: StoreOptions, files: any FileSystem, now: Date) throws(StoreError) {
        try self.init(opening: options, files: files, now: now, state: nil)
    }

    /// As above, with a database that is open already: a simulation keeps one across its crashes. nil opens
    /// `state.sqlite`, or a new one in memory where `files` has no place for it.
    package convenience init(
        opening options: StoreOptions, files: any FileSystem, now: Date, state: (any StateDatabase)?
    ) throws(StoreError) {
        try self.init(options, files, now) { records, events, recovery throws(StoreError) in
            if let state { return state }
            if var shared = options.postgres {
                shared.store = try StoreName.read(options.folder, files)
                let state = try PostgresState(shared, at: now)
                recovery.behind = try state.follow([records, events])
                return state
            }
            guard let path = files.databasePath(options.folder + "/" + Self.databaseName) else {
                recovery.databaseIsNew = true
                return try SQLiteState(path: nil)
            }
            return try DatabaseRenewal(path: path, files: files, now: now).open(&recovery) {
                position throws(StoreError) in try records.fits(position)
            }
        }
    }

    /// As above, with a new database beside the one that is there, which stays as it is until `replaceDatabase`.
    package convenience init(
        rebuilding options: StoreOptions, files: any FileSystem, now: Date
    ) throws(StoreError) {
        try self.init(options, files, now) { _, _, recovery throws(StoreError) in
            precondition(options.postgres == nil, "no daemon makes a database anew that others use")
            recovery.databaseIsNew = true
            guard let path = files.databasePath(options.folder + "/" + Self.databaseName + ".new") else {
                return try SQLiteState(path: nil)
            }
            return try DatabaseRenewal(path: path, files: files, now: now).openNew()
        }
    }

    private init(
        _ options: StoreOptions, _ files: any FileSystem, _ now: Date,
        database: (RecordLog, RecordLog, inout Recovery) throws(StoreError) -> any StateDatabase
    ) throws(StoreError) {
        self.options = options
        self.files = files
        try files.makeFolder(options.folder)
        lock = try files.lock(options.folder + "/lock")
        records = try RecordLog(opening: "records", options: options, files: files, now: now)
        events = try RecordLog(opening: "events", options: options, files: files, now: now)
        var recovery = Recovery()
        recovery.tornBytes = records.tornBytes + events.tornBytes
        state = try database(records, events, &recovery)
        self.recovery = recovery
    }

    /// The database that was made beside takes the place of the old one, and is closed.
    package func replaceDatabase() throws(StoreError) {
        try state.close()
        guard let path = files.databasePath(options.folder + "/" + Self.databaseName) else { return }
        try DatabaseRenewal(path: path + ".new", files: files, now: records.now).replace(path)
    }

    /// Throws when the store is not where it was opened any more, or its lock was removed: another daemon may be at work there.
    /// Also where a segment was removed that lines are still appended to: nobody would ever see them.
    package func expectInPlace() throws(StoreError) {
        guard lock.isInPlace else { throw .io(path: options.folder + "/lock", errno: ENOENT) }
        for log in [records, events] {
            if let file = log.file, !file.isInPlace { throw .io(path: file.path, errno: ENOENT) }
        }
    }

    /// In a store that is not there any more that is the reason, whatever failed first.
    package func reason(of error: StoreError) -> StoreError {
        do throws(StoreError) {
            try expectInPlace()
            return error
        } catch {
            return error
        }
    }

    /// Whether more than `reserveBytes` are free.
    package func hasRoom() throws(StoreError) -> Bool {
        try files.freeBytes(options.folder) > options.reserveBytes
    }

    /// Whether there is room, on the database's disk too, and nobody else holds it.
    package func canGoOn() throws(StoreError) -> Bool {
        do throws(StoreError) {
            guard try hasRoom() else { return false }
            try state.expectRoom()
            return true
        } catch {
            switch error {
            case .full, .busy, .unavailable: return false
            default: throw error
            }
        }
    }

    /// Closes everything, whatever fails on the way, and throws the first failure. The lock goes last.
    package func close() throws(StoreError) {
        var first: StoreError?
        do throws(StoreError) { try state.close() } catch { first = error }
        do throws(StoreError) { try records.close() } catch { first = first ?? error }
        do throws(StoreError) { try events.close() } catch { first = first ?? error }
        lock.release()
        if let first { throw first }
    }
}
