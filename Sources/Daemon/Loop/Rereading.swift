import FoundationEssentials
import Store

/// A daemon's own lines, read again because an operator has the shared index made anew.
struct Rereading {
    private let rebuild: String
    private let store: Store
    private let say: (Remark) -> Void
    private var replay: Replay

    init(
        _ rebuild: String, _ store: Store, _ configuration: Configuration, now: Date, say: @escaping (Remark) -> Void
    ) throws(StoreError) {
        (self.rebuild, self.store, self.say) = (rebuild, store, say)
        try store.state.beginRereading(rebuild, log: store.records.position.seq)
        say(Remark(.notice, "the shared index is made anew: reading the records again", ["outcome": "reread"]))
        replay = try Replay(store: store, configuration: configuration, now: now, say: say)
    }

    /// The next slice; false once there is none, which the database then knows.
    mutating func goOn() throws(StoreError) -> Bool {
        if let slice = try replay.read() {
            try replay.take([slice.changes()], of: slice)
            return true
        }
        try store.state.endRereading(rebuild)
        say(Replay.remark(replay.count))
        return false
    }
}
