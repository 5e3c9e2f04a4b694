import Glibc
import Synchronization

/// The thread that the loop runs on, and nothing else: it blocks for as long as a disk or a database takes, and the pool's threads,
/// of which there are as many as cores, are for those who compute.
///
/// Children take the preference over, but for those that are added with another one.
final class LoopThread: TaskExecutor {
    private struct State: Sendable {
        var jobs: [UnownedJob] = []
        var isClosed = false
    }
    private let state = Mutex(State())
    private let stirred = Semaphore()

    /// Runs the body on a thread of its own; on the pool where there may be no more threads. Call it from a nonisolated function:
    /// a task that belongs to an actor stays with that.
    static func run<R>(_ body: () async -> R) async -> R {
        let thread = LoopThread()
        let isThere = thread.start()
        let result = await withTaskExecutorPreference(isThere ? thread : nil, operation: body)
        // What was structured has ended with the body: nothing comes any more.
        thread.close()
        return result
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        stirred.post()
    }

    private func close() {
        state.withLock { $0.isClosed = true }
        stirred.post()
    }

    private func start() -> Bool { DetachedThread.start("rawi-loop") { self.work() } }

    private func work() {
        while true {
            stirred.wait()
            let (jobs, isClosed) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isClosed)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if isClosed { return }
        }
    }
}
