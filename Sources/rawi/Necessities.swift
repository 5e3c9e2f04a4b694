import CSystem
import Glibc

/// What no command can do without. Asked for first: a run-time library that gets no thread waits for one for ever and hears no
/// signal, and one that gets no descriptor for its timers is ended by the kernel.
enum Necessities {
    /// Beside the main one: the run-time library's, the loop's, libcurl's and the resolver's, the signals'.
    private static let threads: Int32 = 7
    private static let openFiles = 32

    /// What is missing; nil where nothing is.
    static var missing: String? {
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_max < openFiles {
            return "\(limit.rlim_max) open files are too few: \(openFiles) are needed (ulimit -n, LimitNOFILE=)"
        }
        let code = rawi_can_make_threads(threads)
        guard code != 0 else { return nil }
        return "no \(threads) threads can be made: \(String(cString: strerror(code))) (ulimit -u, ulimit -v, TasksMax=)"
    }
}
