import Daemon
import Synchronization

/// Requests that wait for a few threads of their own: those of another lane are not kept waiting by them.
final class WorkLane: Sendable {
    private let waiting = Mutex<[@Sendable () -> Void]>([])
    private let isThere = Semaphore()
    private let mostWaiting: Int

    /// Nil where the system gives no threads.
    init?(_ name: String, threads: Int, mostWaiting: Int) {
        self.mostWaiting = mostWaiting
        for _ in 0..<threads {
            let started = DetachedThread.start(name) { [self] in
                while true {
                    isThere.wait()
                    waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
                }
            }
            guard started else { return nil }
        }
    }

    /// False where too much waits already.
    func take(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting.count < mostWaiting else { return false }
            waiting.append(work)
            return true
        }
        if isTaken { isThere.post() }
        return isTaken
    }
}
