import FoundationEssentials
import Store

/// What is said where a store holds less than the shared index has read of it.
struct StoreBehind {
    let store: Store
    let instance: String
    let now: Date

    /// Nothing where it holds all.
    func tell(_ say: (Remark) -> Void) throws(StoreError) {
        let behind = store.recovery.behind
        guard !behind.isEmpty else { return }
        let first = store.events.nextSeq
        let events = behind.map { found in
            let kind = EventKind.storeBehind(log: found.log, lastSeq: found.lastSeq, knownSeq: found.knownSeq)
            return Event(type: kind.name.rawValue, at: now, fields: kind.fields, instance: instance)
        }
        try store.events.append(events.enumerated().map { $0.element.line(seq: first + $0.offset) })
        try store.state.transaction { state throws(StoreError) in
            try state.apply(.position(log: "events", store.events.position))
        }
        for found in behind {
            say(
                Remark(
                    .warning,
                    "the \(found.log) end at seq \(found.lastSeq), and the index has read \(found.knownSeq): an older copy was put in their place. They go on from \(found.knownSeq + 1), and all of them are read again",
                    ["outcome": "store_behind"]))
        }
    }
}
