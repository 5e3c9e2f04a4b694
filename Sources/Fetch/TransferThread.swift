import CCurl
import CSystem
import Glibc

/// The one thread on which libcurl runs: its calls block, which tasks' own threads must not.
struct TransferThread: Sendable {
    private let thread: pthread_t

    /// Carries what the thread starts with across `pthread_create`; nothing else holds it.
    private final class Start {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    init(_ body: @escaping @Sendable () -> Void) throws(FetchError) {
        // Signals are the main thread's business, those of curl's resolver threads too, which inherit the mask.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

        let start = Unmanaged.passRetained(Start(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                rawi_name_thread("rawi-fetch")
                Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw .curl(Int32(CURLE_FAILED_INIT.rawValue))
        }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
