import FoundationEssentials
package import Store

/// `rawi rebuild`: a new state database from the lines.
package struct Renewal {
    let configuration: Configuration

    package init(configuration: Configuration) { self.configuration = configuration }

    /// How many records were taken in.
    package func run(say: @escaping (String) -> Void) throws(StoreError) -> Int {
        let files = DiskFiles()
        let options = StoreOptions(configuration)
        // Once to take the lock and to be sure that nobody else is writing; the old database goes only then.
        let held = try Store(opening: options, files: files, now: Date())
        try held.close()
        let path = options.folder + "/" + Store.databaseName
        for suffix in ["", "-wal", "-shm"] { try files.remove(path + suffix) }
        let store = try Store(opening: options, files: files, now: Date())
        var replay = try Replay(store: store, configuration: configuration, now: Date()) { say($0.message) }
        let count = try replay.run()
        try store.close()
        return count
    }
}
