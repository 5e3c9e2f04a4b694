/// Servers that go wrong, each in its way.
extension Reply {
    /// Takes the request and never says a word.
    package static let never = Reply(steps: [.hang])

    /// A header field after the other, without end.
    package static let endlessHeaders = Reply(steps: [
        .send(Array("HTTP/1.1 200 Said So\r\n".utf8)),
        .sendForever(Array(String(repeating: "X-More: and more and more of it\r\n", count: 256).utf8), every: .zero),
    ])

    /// One header field whose value never ends.
    package static let endlessHeaderLine = Reply(steps: [
        .send(Array("HTTP/1.1 200 Said So\r\nX-Long: ".utf8)),
        .sendForever([UInt8](repeating: 0x61, count: 8192), every: .zero),
    ])

    /// 103 after 103, and never a response.
    package static let endlessInterim = Reply(steps: [
        .sendForever(
            Array(String(repeating: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", count: 256).utf8), every: .zero)
    ])

    package static let closingMidHeader = Reply(steps: [
        .send(Array("HTTP/1.1 200 Said So\r\nContent-Ty".utf8)), .close,
    ])

    /// A header whose first line is folded onto one that is not there (RFC 9112 section 5.2).
    package static func foldedFirst(_ body: String) -> Reply {
        .raw("HTTP/1.1 200 Said So\r\n folded: first\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n" + body)
    }

    /// Closes without a word.
    package static let closing = Reply(steps: [.close])

    /// Resets without a word.
    package static let resetting = Reply(steps: [.reset])

    /// A chunked body with a good chunk and then one whose size is no number.
    package static func brokenChunks(after good: String) -> Reply {
        let chunk = "\(String(good.utf8.count, radix: 16))\r\n\(good)\r\nzzz\r\nno chunk\r\n"
        return Reply(steps: [
            .send(head(status: 200, headers: [("Transfer-Encoding", "chunked")])), .send(Array(chunk.utf8)), .close,
        ])
    }

    /// One byte now and then, for ever.
    package static func drippingForEver(every pause: Duration) -> Reply {
        Reply(steps: [.send(head(status: 200, headers: [])), .sendForever([0x2e], every: pause)])
    }

    /// Small on the wire; unpacked, so many zero bytes.
    package static func gzipBomb(unpackedBytes: Int, isWhole: Bool = true) -> Reply {
        Reply(
            headers: [("Content-Encoding", "gzip")], body: Gzip.zeros(unpackedBytes, isWhole: isWhole),
            framing: .chunks(of: 4096))
    }

    package static func gzipped(_ text: String) -> Reply {
        Reply(headers: [("Content-Encoding", "gzip")], body: Gzip.stored(Array(text.utf8)))
    }

    /// Exactly these bytes, then the end.
    package static func raw(_ text: String, then end: Step = .close) -> Reply {
        Reply(steps: [.send(Array(text.utf8)), end])
    }
}
