import CSystem
import Glibc

/// sem_overview(7).
package final class Semaphore: @unchecked Sendable {
    // Made to be used from several threads; the pointer never changes.
    private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    package init() { sem_init(pointer, 0, 0) }

    deinit {
        sem_destroy(pointer)
        pointer.deallocate()
    }

    package func post() { sem_post(pointer) }
    /// A signal that is handled on this thread only makes it look again.
    package func wait() { sem_wait(pointer) }

    /// False where nobody posted for so long.
    func wait(seconds: Int) -> Bool {
        var until = timespec()
        clock_gettime(CLOCK_REALTIME, &until)
        until.tv_sec += seconds
        while sem_timedwait(pointer, &until) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }
}
