import Fetch
import Loopback
import Testing

@Suite("Content codings") struct ContentCodingTests {
    @Test("Content coding is undone; the wire's bytes are counted")
    func contentCoding() async throws {
        let asking = try Asking { _ in .gzipped("نص مضغوط") }
        let response = try await asking.get("http://news.example/")
        #expect(response.text == "نص مضغوط")
        #expect(response.wireBytes == response.body.count + 23)
    }

    private static let text = String(repeating: "سطر من نص. ", count: 20_000)

    @Test("One that ends early within a whole answer is partial", arguments: [Reply.Framing.length, .chunks(of: 9000)])
    func endsEarly(framing: Reply.Framing) async throws {
        let packed = Array(Gzip.stored(Array(Self.text.utf8)).prefix(200_000))
        let asking = try Asking { _ in Reply(headers: [("Content-Encoding", "gzip")], body: packed, framing: framing) }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial && !response.isTruncated)
        #expect(response.body.count > 199_900 && Self.text.utf8.starts(with: response.body))
        #expect(asking.server.requests.count == 1)
    }

    @Test("So is one that is damaged behind some of its text")
    func damaged() async throws {
        let whole = Gzip.stored(Array(Self.text.utf8))
        let packed = Array(whole.prefix(10 + 5 + 65_535)) + [7, 7, 7, 7, 7, 7]  // no kind of block
        let asking = try Asking { _ in Reply(headers: [("Content-Encoding", "gzip")], body: packed) }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial && response.body.count == 65_535)
    }

    @Test(
        "A whole one is whole, whatever its name and frame",
        arguments: ["gzip", "X-GZIP", "identity, gzip", "deflate", "raw"])
    func whole(name: String) async throws {
        let bytes = Array(Self.text.utf8)
        let gzip = Gzip.stored(bytes)
        let blocks = Array(gzip.dropFirst(10).dropLast(8))
        let body = name == "raw" ? blocks : name == "deflate" ? [0x78, 0x01] + blocks + Self.adler(bytes) : gzip
        let asking = try Asking { _ in
            Reply(
                headers: [("Content-Encoding", name == "raw" ? "deflate" : name)], body: body, framing: .chunks(of: 997)
            )
        }
        let response = try await asking.get("http://news.example/")
        #expect(response.body == bytes && !response.isPartial && !response.isTruncated)
        #expect(response.wireBytes == body.count)
    }

    /// The checksum of zlib's frame (RFC 1950).
    private static func adler(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b) = (1, 0)
        for byte in bytes { (a, b) = ((a + Int(byte)) % 65_521, (b + a + Int(byte)) % 65_521) }
        return [b >> 8, b & 255, a >> 8, a & 255].map { UInt8($0) }
    }

    @Test("One that was sent unasked is read all the same")
    func unasked() async throws {
        let text = Array("sent packed, whatever was asked for".utf8)
        // A block of brotli that is not packed (RFC 7932 section 9.2), and an empty last one.
        let head = (text.count - 1) << 4 | 1 << 20
        let packed = [head & 255, head >> 8 & 255, head >> 16].map { UInt8($0) } + text + [3]
        let asking = try Asking { _ in Reply(headers: [("Content-Encoding", "br")], body: packed) }
        let response = try await asking.get("http://news.example/")
        #expect(response.body == text && !response.isPartial)
        #expect(asking.server.requests.map { $0["Accept-Encoding"] } == ["gzip, deflate", "identity"])
    }

    @Test(
        "One that is unknown or untrue is done without",
        arguments: [("utf-8", 3), ("gzip", 2), ("deflate", 2), ("br", 3), ("zstd", 3), ("gzip, br", 3)])
    func falseCoding(name: String, requests: Int) async throws {
        let text = String(repeating: "plain ", count: 10)
        let asking = try Asking { _ in Reply(headers: [("Content-Encoding", name)], body: Array(text.utf8)) }
        let response = try await asking.get("http://news.example/")
        #expect(response.text == text)
        #expect(asking.server.requests.count == requests)
        #expect(asking.server.requests.last?["Accept-Encoding"] == nil)
    }

    @Test("Nothing, packed, is nothing", arguments: [200, 404])
    func packedNothing(status: Int) async throws {
        let packed = Gzip.stored([])
        let asking = try Asking { _ in
            Reply(status: status, headers: [("Content-Encoding", "gzip")], body: packed)
        }
        let response = try await asking.get("http://news.example/")
        #expect(response.status == status && response.body.isEmpty && !response.isPartial)
        #expect(asking.server.requests.count == 1)
    }

    @Test("A coding that stays broken is a bad response")
    func brokenCoding() async throws {
        let packed = Array(Gzip.zeros(3000).prefix(10)) + [0xff, 0xff, 0xff, 0xff, 0xff]
        let asking = try Asking { _ in Reply(headers: [("Content-Encoding", "gzip")], body: packed) }
        await #expect(throws: FetchError.badResponse("broken content coding")) {
            try await asking.get("http://news.example/")
        }
    }
}
