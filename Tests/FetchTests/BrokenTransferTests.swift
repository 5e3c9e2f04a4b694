import Fetch
import Loopback
import Testing
import Web

@Suite("Broken transfers and limits") struct BrokenTransferTests {
    /// libcurl 7.88 kept a pointer into the answer before in a handle that was used again, and freed it twice.
    @Test("A header that begins with a folded line is a bad response, and harms no later fetch")
    func foldedFirst() async throws {
        let asking = try Asking { request in
            switch request.target {
            case "/folded": .foldedFirst("text")
            case "/there": Reply(status: 302, headers: [("Location", "/folded")])
            default: Reply(body: Array("good".utf8))
            }
        }
        for _ in 0..<8 {
            #expect(try await asking.get("http://news.example/").text == "good")
            for path in ["folded", "there"] {
                await #expect(throws: FetchError.badResponse("a header that begins with a folded line")) {
                    try await asking.get("http://news.example/\(path)")
                }
            }
        }
    }

    @Test("A body that ends early is partial")
    func shortBody() async throws {
        let asking = try Asking { _ in Reply(body: Array("half".utf8), framing: .claimedLength(4000)) }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial && response.text == "half" && response.status == 200)
    }

    @Test("What comes after the stated length is not the body's")
    func longBody() async throws {
        let asking = try Asking { _ in Reply(body: Array("whole and more".utf8), framing: .claimedLength(5)) }
        let response = try await asking.get("http://news.example/")
        #expect(response.text == "whole")
    }

    @Test("Broken chunks give what came before them")
    func brokenChunks() async throws {
        let asking = try Asking { _ in .brokenChunks(after: "good") }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial && response.text == "good")
    }

    @Test("A chunked body without its end is partial")
    func unendedChunks() async throws {
        let whole = Reply(body: Array("0123456789".utf8), framing: .chunks(of: 5))
        let asking = try Asking { _ in whole.cut(after: 70, then: .close) }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial)
    }

    @Test("A reset within the body gives what came before it")
    func resetMidBody() async throws {
        let asking = try Asking { _ in
            Reply(steps: [
                .send(Reply.head(status: 200, headers: [("Content-Length", "5000")])), .send(Array("part".utf8)),
                .pause(.milliseconds(20)), .reset,
            ])
        }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial && response.text == "part")
    }

    @Test("A stored gzip cut short is partial")
    func cutGzip() async throws {
        let whole = Reply.gzipped(String(repeating: "x", count: 1000))
        let asking = try Asking { _ in whole.cut(after: 500, then: .close) }
        let response = try await asking.get("http://news.example/")
        #expect(response.isPartial)
        #expect(response.text.allSatisfy { $0 == "x" } && !response.body.isEmpty)
    }

    @Test(
        "Without a whole header the connection is lost",
        arguments: [Reply.closingMidHeader, .closing, .resetting, .raw("HTTP/1.1 200 Said So\r\n")])
    func noHeader(reply: Reply) async throws {
        let asking = try Asking { _ in reply }
        await #expect(throws: FetchError.connectionLost) { try await asking.get("http://news.example/") }
    }

    @Test(
        "What is no HTTP is a bad response",
        arguments: ["hello, who is there?\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "SSH-2.0-whatever\r\n"])
    func noHTTP(text: String) async throws {
        let asking = try Asking { _ in .raw(text) }
        let error = await #expect(throws: FetchError.self) { try await asking.get("http://news.example/") }
        guard case .badResponse = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "Headers without end are an error",
        arguments: [Reply.endlessHeaders, .endlessHeaderLine, .endlessInterim])
    func endlessHeaders(reply: Reply) async throws {
        let asking = try Asking { _ in reply }
        await #expect(throws: FetchError.headersTooLarge) { try await asking.get("http://news.example/") }
    }

    @Test("The body is cut at the limit", arguments: [Reply.Framing.length, .chunks(of: 1000), .close])
    func cutAtLimit(framing: Reply.Framing) async throws {
        let asking = try Asking { _ in Reply(body: [UInt8](repeating: 0x61, count: 100_001), framing: framing) }
        let response = try await asking.get("http://news.example/") { $0.bodyLimitBytes = 100_000 }
        #expect(response.isTruncated && !response.isPartial)
        #expect(response.body.count == 100_000)
        #expect(response.status == 200)
    }

    @Test("A body of just the limit is whole")
    func justTheLimit() async throws {
        let asking = try Asking { _ in Reply(body: [UInt8](repeating: 0x61, count: 5000)) }
        let response = try await asking.get("http://news.example/") { $0.bodyLimitBytes = 5000 }
        #expect(!response.isTruncated && response.body.count == 5000)
        let nothing = try await asking.get("http://news.example/") { $0.bodyLimitBytes = 0 }
        #expect(nothing.isTruncated && nothing.body.isEmpty)
    }

    @Test("A bomb is cut by what it unpacks to")
    func bomb() async throws {
        let bomb = Reply.gzipBomb(unpackedBytes: 8 << 20)
        let asking = try Asking { _ in bomb }
        let response = try await asking.get("http://news.example/") { $0.bodyLimitBytes = 1 << 20 }
        #expect(response.isTruncated)
        #expect(response.body.count == 1 << 20)
        #expect(response.wireBytes < 100_000)
    }

    @Test(
        "The deadline ends what will not end",
        arguments: [
            Reply.never, .drippingForEver(every: .milliseconds(10)), .text("late").after(.seconds(600)),
            .text("slowly now").dripping(1, every: .seconds(100)),
        ])
    func deadline(reply: Reply) async throws {
        let asking = try Asking { _ in reply }
        await #expect(throws: FetchError.timeout) {
            try await asking.get("http://news.example/") { $0.deadline = .milliseconds(300) }
        }
        await asking.server.waitForAbandoned(1)
    }

    @Test("The deadline is for all redirects together")
    func deadlineOverRedirects() async throws {
        let asking = try Asking { request in .redirect(to: request.path + "x").after(.milliseconds(60)) }
        await #expect(throws: FetchError.timeout) {
            try await asking.get("http://news.example/") {
                $0.deadline = .milliseconds(300)
                $0.redirects = .follow(1000)
            }
        }
    }

    @Test("A deadline that has passed is a timeout", arguments: [Duration.zero, .seconds(-5)])
    func noTime(deadline: Duration) async throws {
        let asking = try Asking { _ in .text("") }
        await #expect(throws: FetchError.timeout) {
            try await asking.get("http://news.example/") { $0.deadline = deadline }
        }
    }
}
