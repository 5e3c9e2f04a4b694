import CSystem
import Glibc
import Loopback
import Testing
import Workbench

extension EndToEnd {
    @Suite struct StatusPage {}
}

/// The page beside a real daemon.
extension EndToEnd.StatusPage {
    /// What is said on a unix socket, to its end.
    private static func get(_ path: String, from socket: String) -> String {
        let descriptor = rawi_connect(socket, 20)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        let bytes = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }

    @Test func itSaysWhatTheDaemonDoesAndWhenItIsGone() async throws {
        let home = try Installation()
        try home.configure(Settings(nil))
        try home.supply("note.txt", Press.document(seed: 5, cites: []))
        let daemon = try home.start()
        try await daemon.waits(for: "the note's record") { try !home.records().isEmpty }
        let socket = home.folder + "/page.sock"
        let page = try ChildProcess(
            Installation.program + "-web", ["--config", home.configuration, "--listen", "unix:" + socket],
            output: home.folder + "/page.out", errors: home.folder + "/page.err")
        try await daemon.waits(for: "the page") { Self.get("/healthz", from: socket).hasSuffix("ok\n") }
        try await daemon.waits(for: "the daemon's figures") {
            Self.get("/metrics", from: socket).contains("\nrawi_source_records_total{source=\"articles\"} 1\n")
        }
        #expect(Self.get("/readyz", from: socket).hasPrefix("HTTP/1.1 200 "))
        #expect(Self.get("/", from: socket).contains(Press.title(seed: 5)))
        let paused = try await home.run("pause")
        #expect(paused.ending == .exited(0))
        try await daemon.waits(for: "that it is paused") { Self.get("/readyz", from: socket).contains("paused") }

        #expect(try await daemon.stop() == .exited(0))
        while !Self.get("/metrics", from: socket).contains("\nrawi_up 0\n") {
            try await Task.sleep(for: .milliseconds(50))
        }
        let gone = Self.get("/", from: socket)
        #expect(gone.contains("Not running") && gone.contains(Press.title(seed: 5)))
        #expect(page.poll() == nil, "\(Files.text(home.folder + "/page.err"))")
        page.end()
    }

    @Test func itListensToThisMachineOnly() async throws {
        let home = try Installation()
        try home.configure(Settings(nil))
        let page = try ChildProcess(
            Installation.program + "-web", ["--config", home.configuration, "--listen", "0.0.0.0:0"],
            output: home.folder + "/page.out", errors: home.folder + "/page.err")
        #expect(try await page.wait() == .exited(64))
        #expect(Files.text(home.folder + "/page.err").contains("loopback addresses only"))
    }
}
