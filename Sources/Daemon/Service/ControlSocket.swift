import CSystem
import FoundationEssentials
import Glibc

/// Where a person at the terminal reaches the running daemon: an AF_UNIX socket; each connection is one line of JSON and one
/// back (docs/OPERATIONS.md, "Control").
final class ControlSocket: Sendable {
    let path: String
    private let descriptor: Int32

    private static let longestRequest = 64 << 10

    /// In the runtime directory that a service manager gives, or else beside the store.
    static func path(beside folder: String) -> String {
        let runtime = ProcessInfo.processInfo.environment["RUNTIME_DIRECTORY"]?.split(separator: ":").first
        return (runtime.map(String.init) ?? folder) + "/control.sock"
    }

    /// - Parameter answer: may take its time; one connection is answered after the other. Called on a thread of its own.
    /// - Returns: nil where there can be no socket, with errno's number.
    static func open(
        at path: String, answer: @escaping @Sendable (OperatorCommand) -> OperatorAnswer
    ) -> Result<ControlSocket, SystemError> {
        let descriptor = rawi_listen(path)
        guard descriptor >= 0 else { return .failure(SystemError(number: errno)) }
        let socket = ControlSocket(path, descriptor)
        guard DetachedThread.start("rawi-control", { socket.serve(answer) }) else {
            socket.close()
            return .failure(SystemError(number: EAGAIN))
        }
        return .success(socket)
    }

    struct SystemError: Error { let number: Int32 }

    private init(_ path: String, _ descriptor: Int32) { (self.path, self.descriptor) = (path, descriptor) }

    /// Ends the thread: accept(2) fails on a socket that is shut down.
    func close() {
        unlink(path)
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private func serve(_ answer: (OperatorCommand) -> OperatorAnswer) {
        while true {
            var (user, group) = (uid_t(0), gid_t(0))
            let peer = rawi_accept(descriptor, &user, &group)
            guard peer >= 0 else {
                // A connection that was given up meanwhile, or no descriptors for now: neither ends us.
                if errno == ECONNABORTED { continue }
                guard [EMFILE, ENFILE, ENOMEM, ENOBUFS].contains(errno) else { break }
                sleep(1)
                continue
            }
            Self.reply(to: peer, isOwner: user == 0 || user == geteuid(), answer)
            Glibc.close(peer)
        }
        Glibc.close(descriptor)
    }

    static func reply(to peer: Int32, isOwner: Bool, _ answer: (OperatorCommand) -> OperatorAnswer) {
        guard let line = SocketLine.read(from: peer, atMost: longestRequest) else { return }
        let said: OperatorAnswer
        do {
            let command = try JSONDecoder().decode(OperatorCommand.self, from: Data(line))
            said =
                command.acts && !isOwner
                ? .refused("only root and the daemon's own user may \(command.verb.rawValue)") : answer(command)
        } catch {
            said = .refused("no command of this version's")
        }
        SocketLine.write(said, to: peer)
    }
}

/// The other end.
package enum ControlClient {
    package enum Failure: Error {
        /// Nobody listens there.
        case nobody(Int32)
        case noAnswer
    }

    /// - Parameter patience: seconds for the daemon to answer in; nil waits as long as it takes.
    package static func ask(
        _ command: OperatorCommand, at path: String, patience: Int? = nil
    ) throws(Failure) -> OperatorAnswer {
        let descriptor = rawi_connect(path, Int32(patience ?? 0))
        guard descriptor >= 0 else { throw .nobody(errno) }
        defer { close(descriptor) }
        SocketLine.write(command, to: descriptor)
        guard let line = SocketLine.read(from: descriptor, atMost: 16 << 20) else { throw .noAnswer }
        do { return try JSONDecoder().decode(OperatorAnswer.self, from: Data(line)) } catch { throw .noAnswer }
    }
}

/// A line of JSON over a stream socket.
private enum SocketLine {
    /// Nil where none came whole, within the socket's patience.
    static func read(from descriptor: Int32, atMost limit: Int) -> [UInt8]? {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while line.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            line += buffer[..<count]
            if let end = line.firstIndex(of: 0x0A) { return Array(line[..<end]) }
        }
        return nil
    }

    static func write(_ value: some Encodable, to descriptor: Int32) {
        let bytes: [UInt8]
        do { bytes = [UInt8](try JSONEncoder().encode(value)) + [0x0A] } catch { return }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            start += count
        }
    }
}
