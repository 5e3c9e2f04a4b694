import Testing

@testable import Fetch

@Suite("Where a server does not say that it has ended") struct DocumentEndTests {
    @Test(
        "A document's own end tells",
        arguments: [
            "<!doctype html><p>خبر</p></body></HTML>\n<!-- kept for an hour -->",
            "\u{FEFF}<?xml?><rss><channel/></rss>",
            "{\"items\": []}\n", "[1, 2]", "User-agent: *\nDisallow: /khas/\n",
        ])
    func whole(text: String) {
        #expect(DocumentEnd.isThere(in: Array(text.utf8)))
    }

    @Test(
        "What stops before it is not whole",
        arguments: [
            "", "<!doctype html><p>خبر</p>\n", "<rss><channel><item>", "{\"items\": [", "User-agent: *\nDisallow: /kh",
        ])
    func cut(text: String) {
        #expect(!DocumentEnd.isThere(in: Array(text.utf8)))
    }

    @Test("A last tag in the middle of a long page is not its end")
    func early() {
        let text = "<!doctype html><textarea></html></textarea>" + String(repeating: "<p>خبر</p>", count: 400)
        #expect(!DocumentEnd.isThere(in: Array(text.utf8)))
    }

    @Test("A goodbye is an alert of two bytes; where no messages are shown nothing is known")
    func goodbye() {
        var end = TLSEnd()
        #expect(!end.isWithoutGoodbye)
        for message in [[23, 3, 3, 0, 19], [21], [1, 90]] as [[UInt8]] {
            message.withUnsafeBufferPointer { end.see($0) }
        }
        #expect(end.isWithoutGoodbye)
        ([1, 0] as [UInt8]).withUnsafeBufferPointer { end.see($0) }
        #expect(!end.isWithoutGoodbye)
    }

    @Test(
        "Only what states no length and is not chunked ends with the connection",
        arguments: [
            ("HTTP/1.1 200 OK\r\n\r\n", true), ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n", false),
            ("HTTP/1.1 304 Not Modified\r\n\r\n", false), ("HTTP/1.1 200 OK\r\n", false),
        ])
    func framing(header: String, isEndedByClose: Bool) {
        var block = HeaderBlock()
        for line in header.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast() {
            _ = Array("\(line)\r\n".utf8).withUnsafeBufferPointer { block.take($0) }
        }
        #expect(block.isEndedByClose == isEndedByClose)
    }
}
