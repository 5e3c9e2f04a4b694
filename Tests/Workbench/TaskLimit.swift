import Glibc

/// A control group with a limit on threads, as the unit's `TasksMax=` makes one; gone with the value.
package final class TaskLimit: Sendable {
    private let path: String

    /// Nil where this user may make none.
    package init?(_ count: Int) {
        let isFirstVersion = access("/sys/fs/cgroup/pids", F_OK) == 0
        path = (isFirstVersion ? "/sys/fs/cgroup/pids" : "/sys/fs/cgroup") + "/rawi-test-\(getpid())-\(count)"
        guard mkdir(path, 0o755) == 0 else { return nil }
        do {
            try Files.overwrite("\(count)", path + "/pids.max")
        } catch {
            rmdir(path)
            return nil
        }
    }

    deinit { rmdir(path) }

    /// Goes in front of a program and its arguments.
    package var wrapper: [String] { ["/bin/sh", "-c", "echo $$ > \(path)/cgroup.procs && exec \"$@\"", "sh"] }
}
