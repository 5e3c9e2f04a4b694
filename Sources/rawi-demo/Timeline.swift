import Synchronization

/// What happens in the made-up world and when: always some time after somebody first looked at something, so that a slow
/// machine sees the same story as a fast one.
final class Timeline: Sendable {
    private let firstLooks = Mutex<[String: ContinuousClock.Instant]>([:])

    /// Notes that it was looked at; only the first time counts.
    func look(at name: String) {
        let now = ContinuousClock.now
        firstLooks.withLock { $0[name] = $0[name] ?? now }
    }

    /// Whether so much time has passed since the first look at it.
    func hasPassed(_ pause: Duration, sinceLookAt name: String) -> Bool {
        guard let first = firstLooks.withLock({ $0[name] }) else { return false }
        return ContinuousClock.now - first >= pause
    }
}
