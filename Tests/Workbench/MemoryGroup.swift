import FoundationEssentials
import Glibc

/// A control group with a limit on memory, as the unit's `MemoryMax=` makes one, and on threads (`TasksMax=`); gone with the value.
package final class MemoryGroup: Sendable {
    private let path: String

    /// Nil where this user may make none.
    package init?(megabytes: Int) {
        let isFirstVersion = access("/sys/fs/cgroup/memory/memory.limit_in_bytes", F_OK) == 0
        path = (isFirstVersion ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup") + "/rawi-test-\(getpid())"
        guard mkdir(path, 0o755) == 0 else { return nil }
        let limit = path + (isFirstVersion ? "/memory.limit_in_bytes" : "/memory.max")
        guard Self.write("\(megabytes << 20)", to: limit) else {
            rmdir(path)
            return nil
        }
    }

    deinit { rmdir(path) }

    /// Goes in front of a program and its arguments.
    package var wrapper: [String] { ["/bin/sh", "-c", "echo $$ > \(path)/cgroup.procs && exec \"$@\"", "sh"] }

    private static func write(_ text: String, to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    }
}
