import Testing

@testable import rawi_web

@Suite struct HTTPRequests {
    private static func parse(_ text: String) throws(HTTPRequest.Fault) -> HTTPRequest? {
        try HTTPRequest.parse(Array(text.utf8))
    }

    @Test func aRequestIsItsParts() throws {
        let request = try #require(
            try Self.parse(
                "GET /record/a%20b?q=%D8%A3%D8%A8+c&q=2&x HTTP/1.1\r\nHost: localhost:8380 \r\nX-A:  b\r\n\r\n"))
        #expect(request.method == .get)
        #expect(request.path == ["record", "a b"])
        #expect(request.query == ["q": "أب c"])
        #expect(request.fields == ["host": "localhost:8380", "x-a": "b"])
    }

    @Test func itMayComeByteByByte() throws {
        let bytes = Array("HEAD / HTTP/1.0\nHost: a\n\n".utf8)
        for count in 0..<bytes.count { #expect(try HTTPRequest.parse(Array(bytes[..<count])) == nil) }
        #expect(try HTTPRequest.parse(bytes)?.method == .head)
    }

    @Test(
        arguments: [
            ("POST / HTTP/1.1\r\n\r\n", .otherMethod), ("get / HTTP/1.1\r\n\r\n", .otherMethod),
            ("PRI * HTTP/2.0\r\n\r\n", .otherVersion), ("GET / HTTP/1.2\r\n\r\n", .otherVersion),
            ("GET /\r\n\r\n", .malformed), ("GET  / HTTP/1.1\r\n\r\n", .malformed),
            ("GET http://a/ HTTP/1.1\r\n\r\n", .malformed), ("GET * HTTP/1.1\r\n\r\n", .malformed),
            ("GET /%zz HTTP/1.1\r\n\r\n", .malformed), ("GET /%ff HTTP/1.1\r\n\r\n", .malformed),
            ("GET /a%00 HTTP/1.1\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\n folded: a\r\n\r\n", .malformed), ("\r\n\r\n", .malformed),
        ] as [(String, HTTPRequest.Fault)])
    func whatCannotBeReadIsAFault(text: String, fault: HTTPRequest.Fault) {
        #expect(throws: fault) { try Self.parse(text) }
    }

    /// A head without an end takes no more room than this.
    @Test func aHeadHasAnEnd() throws {
        let head = "GET / HTTP/1.1\r\nX: "
        let most = HTTPRequest.mostBytes
        #expect(try Self.parse(head + String(repeating: "a", count: most - head.utf8.count - 1)) == nil)
        #expect(throws: HTTPRequest.Fault.tooLong) {
            try Self.parse(head + String(repeating: "a", count: most - head.utf8.count))
        }
        #expect(throws: HTTPRequest.Fault.tooLong) {
            try Self.parse(head + String(repeating: "a", count: most) + "\r\n\r\n")
        }
    }

    /// DNS rebinding: a name of somebody else's that leads here.
    @Test func onlyItsOwnNamesAreTaken() {
        let hosts = AllowedHosts(["Rawi.example"])
        for name in [
            "localhost", "LOCALHOST:8380", "127.0.0.1:1", "[::1]", "[::1]:8380", "rawi.example", "rawi.example:443",
        ] {
            #expect(hosts.takes(name), "\(name)")
        }
        for name in [
            "", "evil.example", "localhost.evil.example", "localhost:", "localhost:8380:1", "::1", "127.0.0.1.",
            "a@localhost",
        ] {
            #expect(!hosts.takes(name), "\(name)")
        }
    }

    @Test func whereItListensIsLoopbackOrAPath() {
        #expect(ListeningSocket.Place("127.0.0.1:8380") == .loopback(address: "127.0.0.1", port: 8380))
        #expect(ListeningSocket.Place("[::1]:0") == .loopback(address: "::1", port: 0))
        #expect(ListeningSocket.Place("localhost:1") == .loopback(address: "127.0.0.1", port: 1))
        #expect(ListeningSocket.Place("unix:/run/a.sock") == .unix("/run/a.sock"))
        for text in ["8380", "unix:a.sock", "127.0.0.1:", "127.0.0.1:70000", ""] {
            #expect(ListeningSocket.Place(text) == nil, "\(text)")
        }
        for text in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0", "host.example:0"] {
            guard let place = ListeningSocket.Place(text) else { continue }
            #expect(throws: ListeningSocket.Refused.self, "\(text)") { try ListeningSocket.open(place) }
        }
    }

    @Test func ownAddressesAreEncoded() {
        #expect(PagePath.record("../x?#").text == "/record/..%2Fx%3F%23")
        #expect(
            PagePath.records(title: "أ&b", source: "s", before: 7).text == "/records?q=%D8%A3%26b&source=s&before=7")
    }
}
