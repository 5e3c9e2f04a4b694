import Daemon
import Glibc
import Testing

@testable import rawi_web

/// A server on a free port of this machine, and who asks it.
final class Client: Sendable {
    let server: WebServer
    let port: UInt16

    init(
        limits: Connection.Limits = Connection.Limits(), answer: @escaping @Sendable (HTTPRequest) -> WebServer.Way
    ) throws {
        let socket = try ListeningSocket.open(.loopback(address: "127.0.0.1", port: 0))
        port = UInt16(try #require(socket.port))
        server = try #require(WebServer([socket], limits: limits, answer: answer))
        let server = server
        try #require(DetachedThread.start("web-test") { server.run() })
    }

    deinit { server.stop() }

    func connect() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(code == 0)
        return descriptor
    }

    static func say(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// To the end of what comes.
    static func answer(on descriptor: Int32) -> String {
        defer { close(descriptor) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }

    func ask(_ text: String) throws -> String {
        let descriptor = try connect()
        Self.say(text, to: descriptor)
        return Self.answer(on: descriptor)
    }

    func get(_ path: String, host: String = "localhost", _ more: String = "") throws -> String {
        try ask("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\(more)\r\n")
    }
}
