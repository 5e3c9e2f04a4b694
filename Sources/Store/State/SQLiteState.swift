package import FoundationEssentials

/// The state database in SQLite.
///
/// WAL and `synchronous = NORMAL`: a commit does not wait for the disk. After a loss of power the database may stand a little
/// before the lines, never beyond them, and the lines are replayed.
package final class SQLiteState: StateDatabase {
    /// How long a call waits for another program that has the database, blocking the loop; then it is `.busy`, which the loop
    /// waits out without blocking. Far below the watchdog's minute.
    package static let busyTimeout = Duration.seconds(2)

    /// In the store's folder.
    package static let databaseName = "state.sqlite"

    let connection: SQLiteConnection
    let path: String?
    /// Both of this process: a restart has none.
    var leases = Leases()
    var turns = AddressTurns()
    /// While all of a log is being taken in.
    var filling: SQLiteFilling?
    private let isReading: Bool

    /// nil keeps everything in memory: simulations and tests. Throws an error that `isDamage` when the file is damaged or none
    /// of SQLite's, `.otherVersion` when its tables are not ours.
    package init(path: String?, busyTimeout: Duration = SQLiteState.busyTimeout) throws(StoreError) {
        self.path = path
        isReading = false
        connection = try SQLiteConnection(path.map { .file($0) } ?? .memory, busyTimeout: busyTimeout)
        if path != nil { try connection.execute("PRAGMA journal_mode = WAL") }
        try connection.execute(Self.settings)
        try SQLiteSchema.prepare(connection)
    }

    static let settings = """
        PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 1000;
        PRAGMA journal_size_limit = 67108864;
        """

    /// To look into it, also where this user may not write and while a daemon does.
    package init(reading path: String) throws(StoreError) {
        self.path = path
        isReading = true
        var connection = try SQLiteConnection(.reading(path, isFixed: false), busyTimeout: Self.busyTimeout)
        do throws(StoreError) {
            _ = try connection.integer("SELECT count(*) FROM sqlite_schema")
        } catch {
            if case .busy = error { throw error }
            // What readers and writers share is not there, and cannot be made: nobody has it open.
            connection = try SQLiteConnection(.reading(path, isFixed: true), busyTimeout: Self.busyTimeout)
        }
        self.connection = connection
        try SQLiteSchema.expect(connection)
    }

    /// Every read is a few microseconds away: nothing is brought beforehand.
    package func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let transaction = SQLiteTransaction(connection, leases: leases, filling: filling)
        filling?.begin()
        let result: R
        do throws(StoreError) {
            result = try access { db throws(StoreError) in
                try db.transaction(writes: !isReading) { () throws(StoreError) in
                    let result = try body(transaction)
                    try transaction.finish()
                    return result
                }
            }
        } catch {
            filling?.takeBack()
            throw error
        }
        filling?.committed()
        for start in transaction.starts {
            turns.started(site: start.site, freeAt: start.freeAt, address: start.address)
        }
        turns.shift(by: transaction.clockMoved)
        turns.ended(transaction.endedLeases)
        leases.end(transaction.endedLeases)
        return result
    }

    /// One process, one clock.
    package func beat(at now: Date) throws(StoreError) -> Beat {
        var beat = Beat()
        beat.isPaused = try transaction { state throws(StoreError) in try state.meta(Beat.pausedKey) ?? "" } != ""
        return beat
    }

    package func close() throws(StoreError) { try connection.close() }

    /// Damage found leaves a mark beside the file, so that the next start sets it aside.
    func access<R>(_ body: (SQLiteConnection) throws(StoreError) -> R) throws(StoreError) -> R {
        do throws(StoreError) {
            return try body(connection)
        } catch {
            if let path, error.isDamage, !isReading { Self.markDamaged(path) }
            throw error
        }
    }

    static func damageMark(_ path: String) -> String { path + ".damaged" }

    private static func markDamaged(_ path: String) {
        let files = DiskFiles()
        // If even this fails, the damage shows again.
        do throws(StoreError) { try files.openForAppending(damageMark(path)).close() } catch {}
    }
}

/// Targets that are out being fetched. In memory only: a restart ends all leases by itself, and claiming writes nothing.
struct Leases {
    private(set) var siteByKey: [String: Int64] = [:]
    private(set) var countBySite: [Int64: Int] = [:]
    /// Of the last claim: sites that have so many out are waiting for us, not we for them.
    var perSite = Int.max

    mutating func begin(_ key: String, site: Int64) {
        guard siteByKey.updateValue(site, forKey: key) == nil else { return }
        countBySite[site, default: 0] += 1
    }

    mutating func end(_ keys: some Sequence<String>) {
        for key in keys {
            guard let site = siteByKey.removeValue(forKey: key), let count = countBySite[site] else { continue }
            countBySite[site] = count > 1 ? count - 1 : nil
        }
    }

    func count(_ site: Int64) -> Int { countBySite[site] ?? 0 }
    func holds(_ key: String) -> Bool { siteByKey[key] != nil }
}
