import Testing
import Web

@testable import Fetch

@Suite("Header lines") struct HeaderBlockTests {
    private static func block(_ lines: [String]) -> HeaderBlock { block(bytes: lines.map { Array("\($0)\r\n".utf8) }) }

    private static func block(bytes lines: [[UInt8]]) -> HeaderBlock {
        var block = HeaderBlock()
        for line in lines { _ = line.withUnsafeBufferPointer { block.take($0) } }
        return block
    }

    @Test(
        "The status is read from the line that has it",
        arguments: [
            ("HTTP/1.1 200 OK", 200), ("HTTP/2 404 ", 404), ("HTTP/1.0 301", 301), ("HTTP/1.1 20", 0), ("", 0),
            ("HTTP/1.1  200 OK", 200), ("HTTP/1.1 2x0 OK", 0), ("HTTP/1.1 -20", 0), ("ICY 200 OK", 0), ("HTTP/1.1", 0),
        ])
    func status(line: String, expected: Int) {
        #expect(Self.block([line]).status == expected)
    }

    @Test("Fields keep their order; what is around a value goes")
    func fields() {
        let block = Self.block([
            "HTTP/1.1 200 OK", "A: 1", "b:\t 2 \t", "A:", "Folded: one", "  two", "no colon", ": no name", "",
        ])
        #expect(block.isComplete)
        #expect(block.fields.map { "\($0.name)=\($0.value)" } == ["A=1", "b=2", "A=", "Folded=one two"])
    }

    @Test("A value of many folded lines is gathered, each line once")
    func folded() {
        let block = Self.block(["HTTP/1.1 200 OK", "A: 1"] + Array(repeating: " x", count: 60_000) + [""])
        #expect(block.fields.map(\.value.utf8.count) == [120_001])
    }

    @Test("Trailers and second status lines are not read")
    func trailers() {
        let block = Self.block(["HTTP/1.1 200 OK", "A: 1", "", "A: 2", "HTTP/1.1 500 No", "B: 3", ""])
        #expect(block.status == 200)
        #expect(block.fields.map(\.value) == ["1"])
    }

    @Test("An interim response leaves nothing behind")
    func interim() {
        let block = Self.block(["HTTP/1.1 103 Early", "Location: /x", "", "HTTP/1.1 200 OK", "A: 1", ""])
        #expect(block.status == 200 && block.location == nil)
        #expect(block.fields.map(\.name) == ["A"])
    }

    @Test("An interim response alone is no response")
    func interimAlone() {
        #expect(!Self.block(["HTTP/1.1 103 Early", "A: 1", ""]).isFinal)
    }

    @Test("Values are UTF-8 where they can be, else Latin-1")
    func encodings() {
        let start = Array("HTTP/1.1 200 OK\r\n".utf8)
        let block = Self.block(bytes: [start, Array("A: خبر".utf8), Array("B: ".utf8) + [0xe9, 0xff, 0x0d, 0x0a]])
        #expect(block.headers["A"] == "خبر")
        #expect(block.headers["B"] == "éÿ")
    }

    @Test("Only the first Location counts, in its own bytes, and only where the status redirects")
    func location() {
        let bytes = [
            Array("HTTP/1.1 302 Found".utf8), Array("LOCATION: ".utf8) + [0x2f, 0xc7], Array("Location: /b".utf8),
        ]
        #expect(Self.block(bytes: bytes).location == [0x2f, 0xc7])
        #expect(Self.block(bytes: bytes).redirects)
        #expect(!Self.block(["HTTP/1.1 304 Same", "Location: /b"]).redirects)
        #expect(!Self.block(["HTTP/1.1 200 OK", "Location: /b"]).redirects)
    }

    @Test(
        "The length is what the server says, where that is a number",
        arguments: ["", "-1", "1 2", "9999999999999999999", "0x10"])
    func length(value: String) {
        #expect(Self.block(["HTTP/1.1 200 OK", "Content-Length: 50"]).declaredLength == 50)
        #expect((Self.block(["HTTP/1.1 200 OK", "Content-Length: \(value)"]).declaredLength ?? 0) <= 0)
    }

    @Test("Interim responses count towards the limit")
    func limit() {
        var block = HeaderBlock()
        let line = Array("HTTP/1.1 103 Early\r\n".utf8)
        var taken = 0
        while taken < 100_000, line.withUnsafeBufferPointer({ block.take($0) }) { taken += 1 }
        #expect(taken == HeaderBlock.limitBytes / line.count)
    }

    @Test("Any bytes are taken without a trap")
    func anyBytes() {
        var random = SeededGenerator(state: 7)
        let alphabet = Array("HTTP/1.1 203:\t \r\nLocation\u{0}".utf8) + [0x80, 0xff]
        for _ in 0..<5000 {
            let lines = (0..<6).map { _ in
                (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
                }
            }
            let block = Self.block(bytes: [Array("HTTP/1.1 302 F\r\n".utf8)] + lines)
            #expect(block.bytes == 16 + lines.reduce(0) { $0 + $1.count })
        }
    }
}

/// The same numbers each time (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
