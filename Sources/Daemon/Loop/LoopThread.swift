import CSystem
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

    private func start() -> Bool {
        let this = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { raw in
                guard let raw else { return nil }
                rawi_name_thread("rawi-loop")
                Unmanaged<LoopThread>.fromOpaque(raw).takeRetainedValue().work()
                return nil
            }, this.toOpaque())
        guard code == 0 else {
            this.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

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

/// sem_overview(7).
private final class Semaphore: @unchecked Sendable {
    // Made to be used from several threads; the pointer never changes.
    private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(pointer, 0, 0) }

    deinit {
        sem_destroy(pointer)
        pointer.deallocate()
    }

    func post() { sem_post(pointer) }
    /// A signal that is handled on this thread only makes it look again.
    func wait() { sem_wait(pointer) }
}
