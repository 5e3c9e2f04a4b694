import Glibc
import Synchronization

/// The thread that the loop runs on, and nothing else: it blocks for as long as a disk or a database takes, and the pool's threads,
/// of which there are as many as cores, are for those who compute.
///
/// Children take the preference over, but for those that are added with another one.
final class LoopThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let stirred = Semaphore()

    /// Never let go of: who hands a job on may still be in `enqueue` when that job, and all that waited for it, is over. Nil where the system
    /// gives no more threads.
    private static let only: LoopThread? = {
        let thread = LoopThread()
        return DetachedThread.start("rawi-loop", thread.work) ? thread : nil
    }()

    /// Runs the body on the one thread, which serves all who call this in turn; on the pool where there may be no more threads. Call it from a
    /// nonisolated function: a task that belongs to an actor stays with that.
    static func run<R>(_ body: () async -> R) async -> R {
        await withTaskExecutorPreference(only, operation: body)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        stirred.post()
    }

    private func work() {
        while true {
            stirred.wait()
            let due = jobs.withLock { jobs in
                defer { jobs = [] }
                return jobs
            }
            for job in due { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }
}
