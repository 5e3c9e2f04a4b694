import Testing
import Web

@testable import Extract

@Suite("Supplied documents that are none, or strange")
struct SuppliedMalformed {
    @Test(
        "What is no text is refused by kind",
        arguments: [
            ([UInt8](), ContentKind.empty),
            (Array(" \r\n\t\n".utf8), .empty),
            (Array("%PDF-1.7\n%âãÏÓ\n1 0 obj".utf8), .pdf),
            (
                Array("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title></channel></rss>".utf8),
                .feed
            ),
            (Array("<?xml version=\"1.0\"?><kml><name>A</name></kml>".utf8), .xml),
            (Array("{\"a\": [1, 2, 3], \"b\": {\"c\": null}}".utf8), .json),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], .image),
            (Array(repeating: 0, count: 64) + Array(1...8), .binary),
        ])
    func refused(bytes: [UInt8], kind: ContentKind) {
        #expect(throws: ExtractError.notHTML(kind)) { try SuppliedDocument.read(bytes, name: "a.txt") }
    }

    @Test func aFileOfAddressesKeepsThem() throws {
        let text = "https://a.example/1\nhttps://b.example/2\n\nhttps://a.example/1\n"

        let found = try SuppliedDocument.read(Array(text.utf8), name: "links.txt")

        #expect(found.article.text == "https://a.example/1\nhttps://b.example/2\nhttps://a.example/1")
        #expect(found.article.title == nil)
        #expect(found.citations.map(\.url.href) == ["https://a.example/1", "https://b.example/2"])
        #expect(found.repairs == [])
    }

    @Test func anAddressStretchedWithItsLineIsReadPlainAndKeptAsCited() throws {
        let text = "كـــان الـولـد فـي الـدار ثم خـرج إلى الحـقل https://n.example/خــبر وعـاد مـع أهـلـه."

        let found = try SuppliedDocument.read(Array(text.utf8), name: "a.txt")

        #expect(found.sourceKind == "pdf-text")
        #expect(found.citations.map(\.url.href) == ["https://n.example/%D8%AE%D8%A8%D8%B1"])
        #expect(found.citations.map(\.asWritten) == ["https://n.example/خــبر"])
    }

    @Test func invalidBytesLeaveAMarkAndTheRest() throws {
        var bytes = Array("قالت البلدية إن السوق الجديد يفتح أبوابه كل صباح قبل طلوع الشمس ".utf8)
        bytes += [0xFF, 0xD8] + Array(" وإن الدخول مجاني لكل الناس من الجهتين.".utf8)

        let found = try SuppliedDocument.read(bytes, name: "a.txt")

        #expect(found.article.text.hasSuffix("لكل الناس من الجهتين."))
        #expect(found.article.text.contains("\u{FFFD}"))
        #expect(found.article.quality < 1)
    }

    /// A shape that costs a careless reader quadratic time or a trap.
    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var unit: String
        var count: Int
        var before = ""
        var after = ""

        var bytes: [UInt8] { Array((before + String(repeating: unit, count: count) + after).utf8) }

        static let all = [
            Shape(testDescription: "one line of letters", unit: "a", count: 5_000_000),
            Shape(testDescription: "one line of words", unit: "كلمة ", count: 50_000),
            Shape(testDescription: "short lines", unit: "a\n", count: 30_000),
            Shape(testDescription: "brackets", unit: "[", count: 100_000, before: "# "),
            Shape(testDescription: "pictures", unit: "![", count: 50_000, before: "# a\n"),
            Shape(testDescription: "links in links", unit: "[a](", count: 30_000, before: "# a\n"),
            Shape(testDescription: "tags", unit: "<a", count: 50_000, before: "# a\n"),
            Shape(testDescription: "stars", unit: "*", count: 100_000, before: "# a\n"),
            Shape(testDescription: "empty headings", unit: "# \n", count: 20_000),
            Shape(testDescription: "front matter without an end", unit: "a: b\n", count: 20_000, before: "---\n"),
            Shape(
                testDescription: "read-more labels", unit: "اقرأ أيضا\n", count: 5_000, after: "نهاية الخبر في آخره."),
            Shape(testDescription: "separators", unit: "| ", count: 50_000),
            Shape(testDescription: "steps of a way", unit: "]]>", count: 87_000),
            Shape(testDescription: "colons", unit: "a:\n", count: 20_000),
            Shape(testDescription: "kashida", unit: "ـ", count: 100_000),
            Shape(testDescription: "carriage returns", unit: "\r", count: 50_000, after: "a"),
        ]
    }

    @Test("Large and repetitive inputs come back", arguments: Shape.all)
    func large(shape: Shape) throws {
        let bytes = shape.bytes

        let found = try SuppliedDocument.read(bytes, name: "a.txt")

        #expect(found.article.text.utf8.count <= bytes.count)
    }

    /// A fixed sequence, so that a failure comes back: xorshift32.
    struct Dice {
        var state: UInt32 = 2_463_534_242

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 17
            state ^= state << 5
            return sides > 0 ? Int(state) % sides : 0
        }
    }

    @Test("Damaged documents are read or refused", arguments: DocumentCase.all)
    func damaged(_ document: DocumentCase) throws {
        let (whole, name) = try document.document()
        var dice = Dice()
        for _ in 0..<10 {
            var bytes = whole
            for _ in 0...dice.roll(6) where !bytes.isEmpty {
                let at = dice.roll(bytes.count)
                switch dice.roll(4) {
                case 0: bytes[at] = UInt8(dice.roll(256))
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + dice.roll(40)))
                case 2:
                    bytes.insert(
                        contentsOf: bytes[at..<min(bytes.count, at + dice.roll(200))], at: dice.roll(bytes.count))
                default: bytes.insert(UInt8(ascii: "\n"), at: at)
                }
            }
            do throws(ExtractError) {
                let found = try SuppliedDocument.read(bytes, name: name)
                #expect(found.article.quality <= 1)
            } catch {
                #expect(error != .unparsable || found(in: name))
            }
        }
    }

    /// Only HTML has a parser that may give up.
    private func found(in name: String) -> Bool { name.hasSuffix(".html") }
}
