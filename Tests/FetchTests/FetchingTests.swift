import Fetch
import Loopback
import Synchronization
import Testing
import Web

@Suite("One fetch") struct FetchingTests {
    @Test("A page comes with status, headers, body and where it came from")
    func page() async throws {
        let asking = try Asking { _ in
            Reply(
                headers: [("Content-Type", "text/html"), ("X-Twice", "a"), ("x-twice", " b ")], body: Array("خبر".utf8))
        }
        let response = try await asking.get("http://user:secret@news.example/a%20b?q=1#part")
        #expect(response.url.href == "http://news.example/a%20b?q=1")
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == "text/html")
        #expect(response.headers.all("X-Twice") == ["a", "b"])
        #expect(response.text == "خبر")
        #expect(response.wireBytes == 6)
        #expect(response.httpVersion == "1.1")
        #expect(response.remoteIP == "127.0.0.1")
        #expect(response.duration > .zero)
        #expect(!response.isTruncated && !response.isPartial && response.redirects.isEmpty)
    }

    @Test("What is sent names the asker and nothing else")
    func requestFields() async throws {
        let asking = try Asking { _ in .text("") }
        _ = try await asking.get("http://user:secret@news.example:8080/a/../b//%7e?x=%D8#part") {
            $0.accept = "text/html, */*;q=0.1"
        }
        let request = try #require(asking.server.requests.first)
        #expect(request.target == "/b//%7e?x=%D8")
        #expect(request["Host"] == "news.example:8080")
        #expect(request["User-Agent"] == "rawi-test/1 (+mailto:a@b.example)")
        #expect(request["Accept"] == "text/html, */*;q=0.1")
        #expect(request["Accept-Encoding"]?.contains("gzip") == true)
        #expect(request.fields.map(\.name).sorted() == ["Accept", "Accept-Encoding", "Host", "User-Agent"])
    }

    @Test("Validators are sent, and 304 is a response")
    func validators() async throws {
        let date = "Sat, 01 Nov 2025 10:00:00 GMT"
        let asking = try Asking { request in
            .validated(request, etag: "\"v1\"", lastModified: date, body: Array("new".utf8))
        }
        let first = try await asking.get("http://news.example/feed")
        #expect(first.status == 200)
        let byTag = try await asking.get("http://news.example/feed") { $0.etag = first.headers["ETag"] }
        #expect(byTag.status == 304 && byTag.body.isEmpty)
        #expect(byTag.headers["ETag"] == "\"v1\"")
        let byDate = try await asking.get("http://news.example/feed") { $0.lastModified = date }
        #expect(byDate.status == 304)
        let stale = try await asking.get("http://news.example/feed") { $0.etag = "\"v0\"" }
        #expect(stale.text == "new")
    }

    @Test("A validator cannot add a field of its own")
    func validatorWithLineBreak() async throws {
        let asking = try Asking { _ in .text("") }
        _ = try await asking.get("http://news.example/") {
            $0.etag = "\"a\"\r\nX-Smuggled: 1"
            $0.lastModified = "then\nX-Smuggled: 2"
            $0.userAgent = "rawi\r\nX-Smuggled: 3"
        }
        let request = try #require(asking.server.requests.first)
        #expect(request["X-Smuggled"] == nil)
        #expect(request["If-None-Match"] == nil && request["If-Modified-Since"] == nil)
    }

    @Test("Interim responses are passed over")
    func interim() async throws {
        let asking = try Asking { _ in
            .text("final").afterInterim(103, headers: [("Link", "</style>"), ("X-Early", "1")]).afterInterim(100)
        }
        let response = try await asking.get("http://news.example/")
        #expect(response.status == 200 && response.text == "final")
        #expect(response.headers["X-Early"] == nil)
    }

    @Test("Any framing gives the same body", arguments: [Reply.Framing.length, .chunks(of: 7), .close])
    func framings(framing: Reply.Framing) async throws {
        let body = Array(String(repeating: "كلمة ", count: 5000).utf8)
        let asking = try Asking { _ in Reply(body: body, framing: framing) }
        let response = try await asking.get("http://news.example/")
        #expect(response.body == body)
        #expect(!response.isPartial)
    }

    @Test("Errors of the server are responses", arguments: [400, 403, 404, 410, 429, 500, 503])
    func statuses(status: Int) async throws {
        let asking = try Asking { _ in Reply(status: status, headers: [("Retry-After", "9")], body: [0x78]) }
        let response = try await asking.get("http://news.example/")
        #expect(response.status == status && response.text == "x")
        #expect(response.headers["Retry-After"] == "9")
    }

    @Test("A connection serves several requests")
    func reuse() async throws {
        let asking = try Asking { _ in .text("again") }
        for _ in 0..<20 { _ = try await asking.get("http://news.example/") }
        #expect(asking.server.requests.count == 20)
        #expect(asking.server.connections == 1)
    }

    @Test("A kept connection that the server gave up is replaced")
    func staleConnection() async throws {
        let used = Mutex<Set<Int>>([])
        let asking = try Asking { request in
            used.withLock { $0.insert(request.connection).inserted } ? .text("fresh") : .closing
        }
        for _ in 0..<3 { #expect(try await asking.get("http://news.example/").text == "fresh") }
        #expect(asking.server.connections == 3)
    }

    @Test(
        "Addresses of other services than the web are no addresses",
        arguments: [
            "ftp://a.example/", "file:///etc/passwd", "data:,x", "http://a.example:25/", "https://a.example:6667/",
        ])
    func otherSchemes(address: String) async throws {
        let asking = try Asking { _ in .text("") }
        await #expect(throws: FetchError.badURL) { try await asking.get(address) }
    }

    @Test("A port where nobody listens cannot be connected to")
    func nobodyListens() async throws {
        let server = try LoopbackServer { _ in .text("") }
        let address = server.url()
        server.stop()
        let asking = try Asking {
            $0.connectTo = []
        } handler: { _ in
            .text("")
        }
        await #expect(throws: FetchError.cannotConnect) { try await asking.get(address) }
    }

    @Test("A certificate file that is not there is told at once")
    func missingAuthority() {
        var options = FetcherOptions()
        options.extraCAFile = "/nowhere/ca.pem"
        #expect(throws: FetchError.tls("cannot read /nowhere/ca.pem")) { try Fetcher(options: options) }
    }

    @Test("Plain HTTP where TLS is expected is a TLS error")
    func noTLS() async throws {
        let asking = try Asking { _ in .text("") }
        let error = await #expect(throws: FetchError.self) { try await asking.get("https://news.example/") }
        guard case .tls = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
