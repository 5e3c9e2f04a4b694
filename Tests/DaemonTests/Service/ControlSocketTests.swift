import FoundationEssentials
import Glibc
import Testing

@testable import Daemon

/// Who may reach the running daemon by its socket.
@Suite struct ControlSocketTests {
    private func withSocket<R>(_ body: (String) throws -> R) throws -> R {
        var template = Array("/tmp/rawi-control-XXXXXX".utf8CString)
        let folder = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        let path = try #require(folder) + "/control.sock"
        defer { rmdir(String(path.dropLast("/control.sock".count))) }
        let socket = try ControlSocket.open(at: path) { OperatorAnswer(isDone: true, lines: [$0.verb.rawValue]) }.get()
        defer { socket.close() }
        return try body(path)
    }

    @Test func nobodyButItsUserAndGroupMayConnect() throws {
        try withSocket { path in
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
            let said = try ControlClient.ask(OperatorCommand(.pause), at: path, patience: 60)
            #expect(said.lines == ["pause"])
        }
    }

    /// The group may look. What changes anything is for root and the daemon's own user.
    @Test(arguments: [(OperatorCommand.Verb.status, true), (.pause, false), (.reload, false), (.backfill, false)])
    func theGroupMayLook(verb: OperatorCommand.Verb, isAnswered: Bool) throws {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let line = try [UInt8](JSONEncoder().encode(OperatorCommand(verb))) + [0x0A]
        #expect(write(ends[0], line, line.count) == line.count)
        ControlSocket.reply(to: ends[1], isOwner: false) { OperatorAnswer(isDone: true, lines: [$0.verb.rawValue]) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(ends[0], &buffer, buffer.count)
        let said = try JSONDecoder().decode(OperatorAnswer.self, from: Data(buffer[..<max(0, count - 1)]))
        #expect(said.isDone == isAnswered)
    }
}
