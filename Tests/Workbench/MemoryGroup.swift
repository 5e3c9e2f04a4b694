import FoundationEssentials
import Glibc

/// A control group with a limit on memory, as the unit's `MemoryMax=` makes one; gone with the value.
package final class MemoryGroup: Sendable {
    private let path: String

    /// Nil where this user may make none.
    package init?(megabytes: Int) {
        let isFirstVersion = access("/sys/fs/cgroup/memory/memory.limit_in_bytes", F_OK) == 0
        path = (isFirstVersion ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup") + "/rawi-test-\(getpid())"
        guard mkdir(path, 0o755) == 0 else { return nil }
        let limit = path + (isFirstVersion ? "/memory.limit_in_bytes" : "/memory.max")
        do {
            try Files.overwrite("\(megabytes << 20)", limit)
        } catch {
            rmdir(path)
            return nil
        }
    }

    deinit { rmdir(path) }

    /// Goes in front of a program and its arguments.
    package var wrapper: [String] { ["/bin/sh", "-c", "echo $$ > \(path)/cgroup.procs && exec \"$@\"", "sh"] }
}
