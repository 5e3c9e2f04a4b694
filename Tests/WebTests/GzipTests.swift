import Testing
import Web

@Suite("A gzip file")
struct GzipTests {
    /// «ab», stored rather than packed, so that every byte is known: header, one block, checksum, length.
    private static let member: [UInt8] = [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 0, 0xFD, 0xFF, 0x61, 0x62, 0x6D, 0x48, 0x83, 0x9E, 2, 0, 0, 0,
    ]
    private static let empty: [UInt8] = [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0,
    ]

    private static let whole: [([UInt8], String)] = [
        (member, "ab"), (member + member, "abab"), (empty, ""), (empty + member, "ab"),
        // Padding of tapes, a signature: no member.
        (member + [0, 0, 0], "ab"), (member + [0x1F, 0x8B], "ab"),
        // Nothing is missing but the checksum.
        (Array(member.dropLast()), "ab"), (Array(member.dropLast(8)), "ab"),
    ]
    private static let broken: [([UInt8], String)] = [
        // Cut off in the data, in a second header.
        (Array(member.prefix(16)), "a"), (member + Array(member.prefix(5)), "ab"),
        // A checksum that does not fit, a second member of rubbish.
        (Array(member.prefix(17)) + rubbish, "ab"), (member + Array(member.prefix(10)) + rubbish, "ab"),
    ]
    private static let rubbish: [UInt8] = [0xFF, 2, 3, 4, 2, 0, 0, 0]

    @Test("gives the bytes within", arguments: whole)
    func inflates(bytes: [UInt8], expected: String) throws {
        let result = try #require(Gzip.inflate(bytes, limitBytes: 1 << 20))
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(!result.isTruncated)
    }

    @Test("gives what came before the damage", arguments: broken)
    func truncated(bytes: [UInt8], expected: String) throws {
        let result = try #require(Gzip.inflate(bytes, limitBytes: 1 << 20))
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(result.isTruncated)
    }

    private static let malformed: [[UInt8]] = [
        [], [0x1F], [0x1F, 0x8B], [0x1F, 0x8B, 8], Array("<urlset>".utf8), Array(member.prefix(10)),
        Array(member.prefix(10)) + rubbish, [0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 3, 1],
        // A header whose name never ends.
        [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0x61, count: 3000),
    ]

    @Test("is nothing where it is none, or broken at once", arguments: malformed)
    func isNothing(bytes: [UInt8]) {
        #expect(Gzip.inflate(bytes, limitBytes: 1 << 20) == nil)
    }

    @Test(
        "never gives more than was allowed",
        arguments: [
            (0, "", true), (-1, "", true), (1, "a", true), (2, "ab", true), (3, "aba", true), (4, "abab", false),
            (.max, "abab", false),
        ])
    func limit(bytes: Int, expected: String, isTruncated: Bool) throws {
        let result = try #require(Gzip.inflate(Self.member + Self.member, limitBytes: bytes))
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        #expect(result.isTruncated == isTruncated)
    }

    @Test("is the same in pieces of any size", arguments: 1...30)
    func pieces(size: Int) {
        let file = Self.member + Self.empty + Self.member + [0x1F, 0x8B]
        let inflation = Inflation(.gzip)
        var output: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: size) {
            Array(file[start..<min(file.count, start + size)]).withUnsafeBufferPointer { piece in
                _ = inflation.take(piece) {
                    output += $0
                    return true
                }
            }
        }
        #expect(output == Array("abab".utf8) && inflation.isWhole)
    }

    @Test func manyMembersAreBounded() throws {
        let file = [[UInt8]](repeating: Self.member, count: 100_000).flatMap { $0 }
        let result = try #require(Gzip.inflate(file, limitBytes: 1000))
        #expect(result.bytes.count == 1000)
        #expect(result.isTruncated)
    }

    @Test func nothingCrashesIt() {
        for file in Mutations(of: Self.member + Self.empty + Self.member, count: 5000) {
            if let result = Gzip.inflate(file, limitBytes: 100) { #expect(result.bytes.count <= 100) }
        }
    }
}
