/// Where a store lies and how its logs are kept.
package struct StoreOptions: Sendable {
    package var folder: String
    package var instance: String
    package var segmentBytes = 64 << 20
    package var segmentAge = Duration.seconds(24 * 3600)
    /// Whether sealed segments become `.jsonl.zst`.
    package var compresses = true
    /// How long a full one waits for that, for those who follow its plain file.
    package var sealDelay = Duration.zero
    /// Stop taking in when less than this is free.
    package var reserveBytes = 64 << 20

    /// The state database that is shared; nil for SQLite in the folder.
    package var postgres: PostgresOptions?

    package init(folder: String, instance: String) {
        self.folder = folder
        self.instance = instance
    }
}
