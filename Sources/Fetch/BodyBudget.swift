import Synchronization

/// How many bytes of bodies may be held at once: from the first byte of an answer until whoever has it lets it go. Each body
/// has its own limit; this one is on their sum, which many large answers at once would else make of any size.
///
/// One body at a time may go beyond it, so that there is always one that comes to its end.
package final class BodyBudget: Sendable {
    package let limitBytes: Int
    private let held = Atomic<Int>(0)
    private let exceeding = Mutex<ObjectIdentifier?>(nil)

    /// A body up to here is never turned away: common pages and feeds must not wait for a few enormous ones. As many as are
    /// in flight take little.
    static let smallBytes = 512 << 10

    package init(limitBytes: Int) { self.limitBytes = limitBytes }

    fileprivate func take(_ count: Int, for hold: BodyHold, beyond bytes: Int) -> Bool {
        let now = held.add(count, ordering: .relaxed).newValue
        if now <= limitBytes || bytes + count <= Self.smallBytes || mayExceed(hold) { return true }
        held.subtract(count, ordering: .relaxed)
        return false
    }

    private func mayExceed(_ hold: BodyHold) -> Bool {
        exceeding.withLock { one in
            if one == nil { one = ObjectIdentifier(hold) }
            return one == ObjectIdentifier(hold)
        }
    }

    fileprivate func giveBack(_ count: Int, from hold: BodyHold) {
        held.subtract(count, ordering: .relaxed)
        exceeding.withLock { one in
            if one == ObjectIdentifier(hold) { one = nil }
        }
    }
}

/// What one body takes of the budget; given back when the last copy of its answer is gone.
package final class BodyHold: Sendable {
    private let budget: BodyBudget
    private let bytes = Atomic<Int>(0)

    init(_ budget: BodyBudget) { self.budget = budget }

    deinit { budget.giveBack(bytes.load(ordering: .relaxed), from: self) }

    /// False, and nothing taken, when there is no room for so many more.
    func grow(by count: Int) -> Bool {
        guard budget.take(count, for: self, beyond: bytes.load(ordering: .relaxed)) else { return false }
        bytes.add(count, ordering: .relaxed)
        return true
    }
}
