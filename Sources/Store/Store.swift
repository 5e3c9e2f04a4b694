package import FoundationEssentials

package struct StoreOptions: Sendable {
    package var folder: String
    package var instance: String
    package var segmentBytes = 64 << 20
    package var segmentAge = Duration.seconds(24 * 3600)
    /// Whether sealed segments become `.jsonl.zst`.
    package var compresses = true
    /// Stop taking in when less than this is free.
    package var reserveBytes = 64 << 20

    package init(folder: String, instance: String) {
        self.folder = folder
        self.instance = instance
    }
}

/// What start-up found and did.
package struct Recovery: Sendable, Equatable {
    /// Bytes of a torn last line moved to `.torn`.
    package var tornBytes = 0
    /// Where a corrupt or deleted database was moved to; it must be rebuilt from the lines.
    package var databaseMovedTo: String?
    package var databaseIsNew = false

    package init() {}
}

/// The folder that rawi writes: lock, record log, event log, state database.
package final class Store {
    package let records: RecordLog
    package let events: RecordLog
    package let state: any StateDatabase
    package let recovery: Recovery

    /// Takes the lock, cuts torn tails, opens or renews the database. Nothing is lost by it.
    package init(opening options: StoreOptions, files: any FileSystem, now: Date) throws(StoreError) {
        throw .locked(path: options.folder, pid: nil)
    }

    package func close() throws(StoreError) {}
}
