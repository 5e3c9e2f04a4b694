import Loopback
import Workbench

extension HostileRow {
    /// Bodies and heads that do not end, or not where they say.
    static let transfers: [HostileRow] = [
        HostileRow("drip-body", .drippingForEver(every: .milliseconds(50))),
        HostileRow(
            "drip-headers",
            Reply(steps: [
                .send(Array("HTTP/1.1 200 OK\r\nX-A: ".utf8)), .sendForever([0x61], every: .milliseconds(50)),
            ])),
        HostileRow(
            "endless-body",
            Reply(steps: [
                .send(Reply.head(status: 200, headers: [("Content-Type", "text/html; charset=utf-8")])),
                .send(Array(page("endless-body").replacing("</article></main>", with: "").utf8)),
                .sendForever(Array(String(repeating: "<p>\(words(40))</p>\n", count: 60).utf8), every: .zero),
            ])),
        HostileRow("endless-headers", .endlessHeaders),
        HostileRow("endless-header-line", .endlessHeaderLine),
        HostileRow("interim-flood", .endlessInterim),
        HostileRow(
            "endless-trailers",
            Reply(steps: [
                .send(
                    Reply.head(status: 200, headers: [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")])),
                .send(chunk(page("endless-trailers")) + Array("0\r\n".utf8)),
                .sendForever(Array(String(repeating: "X-Trailer: tttttttttttttttt\r\n", count: 99).utf8), every: .zero),
            ])),
        HostileRow("never", .never),
        HostileRow("close-at-once", .closing),
        HostileRow("reset-at-once", .resetting),
        HostileRow("close-in-header", .closingMidHeader),
        HostileRow("reset-in-body", .text(page("reset-in-body")).cut(after: 2500, then: .reset)),
        HostileRow("length-too-long", head("Content-Length: 9000000", body: page("length-too-long"))),
        HostileRow("length-10gb", head("Content-Length: 10737418240", body: page("length-10gb"))),
        HostileRow("length-too-short", head("Content-Length: 900", body: page("length-too-short"))),
        HostileRow("length-negative", head("Content-Length: -5", body: page("length-negative"))),
        HostileRow("length-absurd", head("Content-Length: 99999999999999999999999", body: page("length-absurd"))),
        HostileRow("length-twice", head("Content-Length: 10", "Content-Length: 20", body: page("length-twice"))),
        HostileRow(
            "length-and-chunked",
            head("Content-Length: 10", "Transfer-Encoding: chunked", body: "5\r\nhello\r\n0\r\n\r\n")),
        HostileRow("chunk-bad-hex", head("Transfer-Encoding: chunked", body: "zz\r\n" + page("chunk-bad-hex"))),
        HostileRow(
            "chunk-huge", head("Transfer-Encoding: chunked", body: "fffffffffffffffff\r\n" + page("chunk-huge"))),
        HostileRow("chunk-negative", head("Transfer-Encoding: chunked", body: "-1\r\n" + page("chunk-negative"))),
        HostileRow(
            "chunk-no-end",
            Reply(steps: [
                .send(
                    Reply.head(status: 200, headers: [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")])),
                .send(chunk(page("chunk-no-end"))), .close,
            ])),
        HostileRow(
            "chunk-extension-1mb",
            head(
                "Transfer-Encoding: chunked",
                body: "5;" + String(repeating: "e", count: 1 << 20) + "\r\nhello\r\n0\r\n\r\n")),
        HostileRow("broken-chunks", .brokenChunks(after: page("broken-chunks"))),
        HostileRow("garbage", Reply(steps: [.send((0..<10_000).map { UInt8(truncatingIfNeeded: $0) }), .close])),
        HostileRow("http09", .raw(page("http09"))),
        HostileRow("icy", .raw("ICY 200 OK\r\n\r\n" + page("icy"))),
        HostileRow(
            "multipart-replace",
            .raw(
                "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n--b\r\n\r\n", then: .hang
            )),
    ]

    /// What the body is packed in.
    static let codings: [HostileRow] = [
        HostileRow("bomb-gzip", bomb()),
        HostileRow("bomb-gzip-feed", as: .feed, bomb()),
        HostileRow(
            "bomb-60-layers",
            said(
                Gzip.stored([0x78]), type: "text/html",
                ["Content-Encoding: " + Array(repeating: "gzip", count: 60).joined(separator: ", ")])),
        HostileRow("coding-unknown", said(page("coding-unknown"), "Content-Encoding: snappy")),
        HostileRow("coding-lie", said(page("coding-lie"), "Content-Encoding: gzip")),
        HostileRow(
            "coding-cut",
            said(
                Array(Gzip.stored(Array(page("coding-cut").utf8)).prefix(2500)), type: "text/html; charset=utf-8",
                ["Content-Encoding: gzip"])),
        HostileRow("coding-cut-later", runs: 2) { _, hit in
            let whole = Gzip.stored(Array(page("coding-cut-later").utf8))
            let type = "text/html; charset=utf-8"
            return said(hit == 0 ? whole : Array(whole.prefix(2500)), type: type, ["Content-Encoding: gzip"])
        },
    ]

    static func chunk(_ text: String) -> [UInt8] {
        Array("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8)
    }

    static func words(_ count: Int) -> String {
        var chance = Press.Chance(seed: 3)
        return Press.sentence(count, &chance)
    }
}
