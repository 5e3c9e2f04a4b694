import FoundationEssentials
import Store

/// Brings the database up to the lines, before the daemon works: in slices, so that it can be asked meanwhile and told to stop,
/// with the next lines being read by other cores while the database takes in the last ones.
struct CatchUp {
    let store: Store
    let configuration: Configuration
    let now: Date
    var cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    var say: (Remark) -> Void
    /// Called between slices with how much is done, 0 to 1; false ends it there.
    var goOn: (Double) -> Bool

    init(
        store: Store, configuration: Configuration, now: Date, say: @escaping (Remark) -> Void,
        goOn: @escaping (Double) -> Bool
    ) {
        self.store = store
        self.configuration = configuration
        self.now = now
        self.say = say
        self.goOn = goOn
    }

    /// So many lines are soon taken in by a database that is kept safe all the time.
    private static let few = 1000

    /// How many records were taken in, and whether these were all. After an error it can be called again.
    func run() async throws(StoreError) -> (count: Int, isDone: Bool) {
        try StoreBehind(store: store, instance: configuration.instance, now: now).tell(say)
        let isFilling = store.recovery.databaseIsNew && store.records.position.seq > Self.few
        if isFilling { try store.state.beginFilling() }
        var replay = try Replay(store: store, configuration: configuration, now: now, say: say)
        var slice = try replay.read()
        var changes = await slice?.changes(cores: cores) ?? []
        var isDone = true
        while let current = slice {
            let following = try replay.read()
            let cores = cores
            async let next = following?.changes(cores: cores) ?? []
            let result: Result<Void, StoreError>
            do throws(StoreError) {
                result = .success(try replay.take(changes, of: current))
            } catch {
                result = .failure(error)
            }
            changes = await next
            try result.get()
            slice = following
            guard goOn(replay.share) else {
                isDone = following == nil
                break
            }
        }
        if isFilling { try store.state.endFilling() }
        return (replay.count, isDone)
    }
}
