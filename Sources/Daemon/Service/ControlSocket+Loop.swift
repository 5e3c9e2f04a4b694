import Glibc
import Logging
import Synchronization

extension ControlSocket {
    /// Longer than a large database takes, shorter than a person waits.
    private static let patienceSeconds = 30

    /// What comes is answered by the loop. Nil, and a warning, where there can be no socket: the daemon does without.
    static func open(for mailbox: Mailbox, beside folder: String, _ logger: Logger) -> ControlSocket? {
        let path = path(beside: folder)
        let opened = open(at: path) { command in
            let awaited = AwaitedAnswer()
            mailbox.post(.command(command, awaited.come))
            return awaited.wait(seconds: patienceSeconds)
                ?? .refused("no answer within \(patienceSeconds) s: the daemon is busy, see its log")
        }
        switch opened {
        case .success(let socket): return socket
        case .failure(let error):
            logger.warning(
                "\(path): no socket for commands: \(StoreText.text(error.number))", metadata: ["outcome": "no_socket"])
            return nil
        }
    }
}

/// Between the loop, which answers, and the socket's thread, which waits.
private final class AwaitedAnswer: Sendable {
    private let answer = Mutex<OperatorAnswer?>(nil)
    private let isThere = Semaphore()

    func come(_ said: OperatorAnswer) {
        answer.withLock { $0 = said }
        isThere.post()
    }

    func wait(seconds: Int) -> OperatorAnswer? { isThere.wait(seconds: seconds) ? answer.withLock { $0 } : nil }
}
