import ArgumentParser
import Daemon
import Glibc

/// How the process ends: at once, and not by exit(3).
///
/// That would do what libraries have to do at the end while threads of ours are still there, or end at that very moment: the pool's, those
/// that wait for a name. OpenSSL 3.0 frees what it keeps for a thread on both sides then, in `OPENSSL_cleanup` and as that thread ends,
/// and the heap is damaged. What has to be on the disk is there by now.
enum ProcessEnd {
    static func leave(_ code: Daemon.ExitCode) -> Never { leave(code.rawValue) }

    /// As `ParsableCommand.exit(withError:)` ends: help goes to standard output, complaints to standard error.
    static func leave(over error: any Error) -> Never {
        let code = Rawi.exitCode(for: error)
        let words = Rawi.fullMessage(for: error)
        if !words.isEmpty { Terminal.write(words + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO) }
        leave(code.rawValue)
    }

    static func leave(_ code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }
}
