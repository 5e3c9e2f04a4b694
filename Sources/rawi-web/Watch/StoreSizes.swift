import Store

/// What a store takes of its disk.
struct StoreSizes: Sendable, Equatable {
    var records = 0
    var events = 0
    var database = 0
    /// Status, manifest, what was set aside.
    var other = 0
    /// Room that is left; nil where that cannot be told.
    var free: Int?

    var all: Int { records + events + database + other }

    init() {}

    init(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) {
        for name in try files.list(folder) {
            // The links to open segments would count those twice.
            if name.hasPrefix("current") { continue }
            let size = try files.size(folder + "/" + name) ?? 0
            if name.hasPrefix("records-") {
                records += size
            } else if name.hasPrefix("events-") {
                events += size
            } else if name.hasPrefix(Store.databaseName) {
                database += size
            } else {
                other += size
            }
        }
        free = try files.freeBytes(folder)
    }
}
