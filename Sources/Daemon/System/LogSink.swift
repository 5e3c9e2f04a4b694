import Glibc
import Synchronization

/// Where finished lines go. Writing never fails for the caller: what cannot be written is counted and forgotten, because a
/// daemon must not stop for its log.
package final class LogSink: Sendable {
    private let target: Target
    private let lost = Atomic<Int>(0)
    /// Keeps the lines of two threads apart where one write is not enough for a line.
    private let turn = Mutex<Void>(())

    private enum Target: Sendable {
        case journal(UnixDatagram, path: String)
        case stream(descriptor: Int32)
        case nothing
    }

    /// Lines to an open file, which stays open and the caller's.
    package init(descriptor: Int32) { target = .stream(descriptor: descriptor) }

    static let journalPath = "/run/systemd/journal/socket"

    /// Lines to journald's socket.
    package init(journalAt path: String? = nil) {
        let path = path ?? Self.journalPath
        if let socket = UnixDatagram() {
            target = .journal(socket, path: path)
        } else {
            target = .nothing
        }
    }

    /// How many lines could not be written so far.
    package var lostLines: Int { lost.load(ordering: .relaxed) }

    func write(_ bytes: [UInt8]) {
        let isWritten =
            switch target {
            case .journal(let socket, let path): Self.send(bytes, through: socket, to: path)
            case .stream(let descriptor): turn.withLock { _ in Self.write(bytes, to: descriptor) }
            case .nothing: false
            }
        if !isWritten { lost.add(1, ordering: .relaxed) }
    }

    /// Does not wait for journald: with a full queue the line is lost and the daemon goes on.
    private static func send(_ bytes: [UInt8], through socket: UnixDatagram, to path: String) -> Bool {
        switch socket.send(bytes, to: path, waits: false) {
        case 0: true
        // Too large for a datagram: the protocol then wants a sealed memory file.
        case EMSGSIZE, ENOBUFS: socket.sendAsFile(bytes, to: path) == 0
        default: false
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // EPIPE: the reader is gone. EAGAIN: someone made the pipe non-blocking and it is full.
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
