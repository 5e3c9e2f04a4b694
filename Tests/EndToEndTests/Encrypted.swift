import Glibc
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd {
    /// https as the articles of the world cite it, with a certificate of our own making.
    @Suite struct Encrypted {}
}

extension EndToEnd.Encrypted {
    private static let openssl = "/usr/bin/openssl"

    @Test func aCitedAddressIsFetchedOverTLS() async throws {
        guard access(Self.openssl, X_OK) == 0 else { return print("skipped: no \(Self.openssl)") }
        let here = try Installation()
        let (key, certificate) = (here.folder + "/key.pem", here.folder + "/certificate.pem")
        let making = try ChildProcess(
            Self.openssl,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                "/CN=sahifa.example", "-addext", "subjectAltName=DNS:sahifa.example", "-keyout", key, "-out",
                certificate,
            ], output: here.folder + "/openssl.out", errors: here.folder + "/openssl.err")
        #expect(try await making.wait() == .exited(0), "\(Files.text(here.folder + "/openssl.err"))")

        // It serves files of its folder, each a whole response: `env` takes it there.
        let site = here.folder + "/site"
        try Files.makeFolder(site)
        let header = "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        try Files.write(header + Press.page(seed: 41), to: site + "/1")
        try Files.write("HTTP/1.0 404 Not Found\r\n\r\n", to: site + "/robots.txt")
        let said = here.folder + "/server.out"
        let server = try ChildProcess(
            "/usr/bin/env",
            [
                "-C", site, Self.openssl, "s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate,
                "-HTTP",
            ],
            output: said, errors: here.folder + "/server.err")
        let port = try await Self.port(of: server, in: said)

        var settings = Settings(nil)
        settings.fetch += ["connect_to = [\"sahifa.example:443:127.0.0.1:\(port)\"]"]
        try here.configure(settings)
        try here.supply("maqal.txt", Press.document(seed: 1, cites: ["https://sahifa.example/1"]))
        // Nobody vouches for the certificate yet.
        #expect(try await here.start(["--once"]).child.wait() == .exited(0))
        #expect(try here.records().count == 1)
        #expect(Files.text(here.log).contains("out of reach"), "\(here.logTail)")

        let trusting = try Installation()
        settings.fetch.append("ca_file = \"\(certificate)\"")
        try trusting.configure(settings)
        try trusting.supply("maqal.txt", Press.document(seed: 1, cites: ["https://sahifa.example/1"]))
        #expect(try await trusting.start(["--once"]).child.wait() == .exited(0))
        let record = try #require(try trusting.articles(at: "https://sahifa.example/1").first, "\(trusting.logTail)")
        #expect(record.title == Press.title(seed: 41))
        // No length was stated, and the server said goodbye.
        #expect(record.http?.isPartial == false)
        #expect(record.discoveredFrom.first?.kind == "document")
        try await trusting.expectGoodStore()
    }

    /// `ACCEPT 127.0.0.1:40123`
    private static func port(of server: ChildProcess, in output: String) async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline, server.poll() == nil {
            let line = Files.text(output).split(separator: "\n").first { $0.hasPrefix("ACCEPT ") }
            if let port = line?.split(separator: ":").last.flatMap({ Int($0) }) { return port }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw ChildError.tookTooLong
    }
}
