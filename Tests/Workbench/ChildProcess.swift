import FoundationEssentials
package import Glibc
import Synchronization

/// How a program ended.
package enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
}

package enum ChildError: Error, Equatable, Sendable {
    /// The system call that failed and its errno.
    case system(String, Int32)
    /// It did not end in time and was killed.
    case tookTooLong
}

/// A program that runs beside the tests; ended by its id when nobody holds it any more, whatever happened to the test.
package final class ChildProcess: Sendable {
    package let pid: pid_t
    private let ending = Mutex<Ending?>(nil)

    /// Standard output and error go to files: nobody has to read them for the child to go on.
    package init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], output: String,
        errors: String
    ) throws(ChildError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o644)

        // As a shell would start it: no signal blocked or ignored.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        // Nothing of the tests' own environment but the path and what the sanitizers are told: a service manager around
        // them must not be heard from.
        let inherited = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
        let variables = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
            .merging(inherited) { $1 }.merging(environment) { $1 }
        let given = ([path] + arguments).map { strdup($0) } + [nil]
        let around = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in given + around { free(pointer) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, path, &actions, &attributes, given, around)
        guard code == 0 else { throw .system("posix_spawn \(path)", code) }
        self.pid = pid
    }

    deinit {
        if poll() == nil { end() }
    }

    /// Nil while it runs.
    package func poll() -> Ending? {
        ending.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
            ending = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
            return ending
        }
    }

    package func signal(_ number: Int32) {
        // Once reaped, the id may be another process's.
        ending.withLock { ending in
            if ending == nil { kill(pid, number) }
        }
    }

    /// SIGKILL, and returns when it is gone.
    @discardableResult
    package func end() -> Ending {
        ending.withLock { known in
            if let known { return known }
            kill(pid, SIGKILL)
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
            let how: Ending = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
            known = how
            return how
        }
    }

    /// Returns how it ended; kills it and throws when that takes longer.
    package func wait(within limit: Duration = .seconds(60)) async throws -> Ending {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let ending = poll() { return ending }
            try await Task.sleep(for: .milliseconds(5))
        }
        // The sleep may have been the longer one, on a machine with all else to do.
        if let ending = poll() { return ending }
        end()
        throw ChildError.tookTooLong
    }

    /// The most memory that it had so far, from /proc.
    package var peakMemoryBytes: Int? {
        let status = Files.text("/proc/\(pid)/status")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 }
    }
}
