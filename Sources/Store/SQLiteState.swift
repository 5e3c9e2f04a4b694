import Dispatch
import GRDB

/// The state database in SQLite, by GRDB with cached statements and plain columns.
///
/// WAL and `synchronous = NORMAL`: a commit does not wait for the disk. After a loss of power the database may stand a little
/// before the lines, never beyond them, and the lines are replayed.
package final class SQLiteState: StateDatabase {
    let queue: DatabaseQueue
    private let path: String?
    var leases = Leases()

    /// nil keeps everything in memory: simulations and tests. Throws `.database` with code 11 or 26 when the file is damaged
    /// or none of SQLite's.
    package init(path: String?) throws(StoreError) {
        self.path = path
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        configuration.label = "rawi.state"
        // A queue of its own without a quality of service: libdispatch may not set priorities in the hardened unit.
        configuration.targetQueue = DispatchQueue(label: "rawi.state")
        configuration.prepareDatabase { db in
            if path != nil { _ = try Row.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA cache_size = -8192")
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        do {
            queue =
                if let path {
                    try DatabaseQueue(path: path, configuration: configuration)
                } else {
                    try DatabaseQueue(configuration: configuration)
                }
            try queue.inDatabase { db in try SQLiteSchema.prepare(db) }
        } catch {
            throw Self.failure(error, path: path)
        }
    }

    package func transaction<R>(_ body: (any StateTransaction) throws(StoreError) -> R) throws(StoreError) -> R {
        var result: R?
        try access { db in
            let transaction = SQLiteTransaction(db, path: path)
            try db.inTransaction(.immediate) {
                result = try body(transaction)
                try transaction.finish()
                return .commit
            }
            leases.end(transaction.endedLeases)
        }
        guard let result else { throw .database(code: 4, message: "no result of a transaction") }
        return result
    }

    package func close() throws(StoreError) {
        do {
            try queue.close()
        } catch {
            throw Self.failure(error, path: path)
        }
    }

    /// Runs on the database and speaks of its errors in our words. Damage found leaves a mark beside the file, so that the
    /// next start sets it aside.
    func access<R>(_ body: (Database) throws -> R) throws(StoreError) -> R {
        do {
            return try queue.inDatabase(body)
        } catch {
            let failure = Self.failure(error, path: path)
            if let path, failure.isDamage { Self.markDamaged(path) }
            throw failure
        }
    }

    /// `path` is nil for a database in memory.
    static func failure(_ error: any Error, path: String?) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else { return .database(code: 1, message: "\(error)") }
        let path = path ?? ":memory:"
        switch error.resultCode {
        case .SQLITE_FULL: return .full(path: path)
        case .SQLITE_READONLY: return .notPermitted(path: path, errno: 30)
        case .SQLITE_CANTOPEN: return .cannotCreate(path: path, errno: 2)
        case .SQLITE_IOERR: return .io(path: path, errno: 5)
        default: return .database(code: error.resultCode.rawValue, message: error.message ?? "")
        }
    }

    static func damageMark(_ path: String) -> String { path + ".damaged" }

    private static func markDamaged(_ path: String) {
        let files = DiskFiles()
        // If even this fails, the damage shows again.
        do throws(StoreError) { try files.openForAppending(damageMark(path)).close() } catch {}
    }
}

extension StoreError {
    /// SQLITE_CORRUPT or SQLITE_NOTADB: the file itself is damaged.
    package var isDamage: Bool {
        if case .database(let code, _) = self { code == 11 || code == 26 } else { false }
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
