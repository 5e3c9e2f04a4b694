import FoundationEssentials
package import Store

/// `rawi rebuild`: a new state database from the lines. The lock is held from beginning to end, and the old database stays
/// until the new one is whole. One that daemons share is not made anew by one of them: it takes in this store's lines again.
package struct Renewal {
    let configuration: Configuration

    package init(configuration: Configuration) { self.configuration = configuration }

    /// How many records were taken in. `progress` hears how much is done, 0 to 1.
    package func run(
        say: @escaping (String) -> Void, progress: @escaping (Double) -> Void = { _ in }
    ) async throws(StoreError) -> Int {
        let now = Date()
        var options = StoreOptions(configuration)
        options.postgres = try configuration.sharedState()
        let shared = options.postgres != nil
        let store =
            shared
            ? try Store(opening: options, files: DiskFiles(), now: now)
            : try Store(rebuilding: options, files: DiskFiles(), now: now)
        try store.state.readAgain()
        let goOn = { (share: Double) in
            progress(share)
            return true
        }
        let catchUp = CatchUp(
            store: store, configuration: configuration, now: now, say: { say($0.message) }, goOn: goOn)
        let count = try await catchUp.run().count
        if !shared { try store.replaceDatabase() }
        try store.close()
        return count
    }
}
