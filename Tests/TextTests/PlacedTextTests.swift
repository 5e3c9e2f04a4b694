import Testing

@testable import Text

@Suite("Text by where its words stand") struct PlacedTextTests {
    private static let height = 20_000

    /// A word as it looks, from left to right, ten points a letter.
    private func word(_ seen: String, at left: Int, row: Int, height: Int = height, width: Int? = nil) -> PlacedWord {
        let signs = Array(seen.unicodeScalars)
        let letters = signs.count { !ArabicLetter.isMark($0.value) }
        let top = row * 30_000
        return PlacedWord(
            left: left * 1000, top: top, right: left * 1000 + (width ?? letters * 10) * 1000, bottom: top + height,
            signs: signs)
    }

    /// A line as it is read, set from the right edge on, with four points between words. Every letter a piece where `singly`.
    private func row(_ text: String, _ row: Int, right: Int = 500, singly: Bool = false, height: Int = height)
        -> [PlacedWord]
    {
        var edge = right
        var words: [PlacedWord] = []
        for part in text.split(separator: " ") {
            let signs = Array(part.unicodeScalars)
            let isArabic = signs.contains { ArabicLetter.isOfScript($0.value) }
            let pieces = singly && isArabic ? signs.map { [$0] } : [isArabic ? signs.reversed() : signs]
            for piece in pieces {
                edge -= piece.count * 10
                words.append(
                    word(String(String.UnicodeScalarView(piece)), at: edge, row: row, height: height))
            }
            edge -= 4
        }
        return words
    }

    private func read(_ pages: [[PlacedWord]], insteadOf text: String = "") -> PlacedText? {
        PlacedText(pages, insteadOf: text)
    }

    private static let lines = [
        "عادت العبارة القديمة إلى مرفأ سهلان بعد ثلاث سنوات", "وقالت إدارة المرفأ إن 62 سفينة دخلت الحوض منذ 18 آذار",
        "وقالت شركة Quay إن الرحلات تبدأ يوم الأحد", "وإن السفينة الثالثة لم تصل بعد إلى المرفأ القديم",
    ]

    @Test(
        "Letters drawn one by one are words again, whatever the order in which they were drawn",
        arguments: [true, false])
    func letters(singly: Bool) throws {
        let words = Self.lines.enumerated().flatMap { row($1, $0, singly: singly) }
        let placed = try #require(read([words.reversed()]))
        #expect(placed.text == Self.lines.joined(separator: "\n") + "\n\u{0C}")
        #expect(placed.title == nil)
    }

    @Test("Of a ligature that is drawn as one sign the letters stand as they are read")
    func ligature() throws {
        // م ث لا
        let words = [word("ث", at: 20, row: 0), word("لا", at: 10, row: 0, width: 10), word("م", at: 0, row: 0)]
        #expect(try #require(read([words])).text.hasPrefix("ثلام\n"))
        // The later half takes no room.
        let halves = [
            word("ث", at: 20, row: 0), word("ل", at: 10, row: 0), word("ا", at: 10, row: 0, width: 0),
            word("م", at: 0, row: 0),
        ]
        #expect(try #require(read([halves])).text.hasPrefix("ثلام\n"))
    }

    @Test("A mark drawn by itself stands on the letter under it")
    func marks() throws {
        let words = [word("قوت", at: 10, row: 0), word("ف", at: 0, row: 0), word("\u{651}", at: 13, row: 0, width: 0)]
        #expect(try #require(read([words])).text.unicodeScalars.elementsEqual("توق\u{651}ف\n\u{0C}".unicodeScalars))
    }

    @Test("A letter given out again with its mark is not written twice", arguments: [0, 8])
    func doubled(width: Int) throws {
        let words = [word("فقوت", at: 0, row: 0), word("ق\u{651}", at: 11, row: 0, width: width)]
        #expect(try #require(read([words])).text.unicodeScalars.elementsEqual("توق\u{651}ف\n\u{0C}".unicodeScalars))
    }

    @Test("A mark at a piece's end belongs to the letter of the next piece, before which it was drawn")
    func markOfTheNext() throws {
        let words = [word("ف\u{651}", at: 0, row: 0), word("قوت", at: 11, row: 0)]
        #expect(try #require(read([words])).text.unicodeScalars.elementsEqual("توق\u{651}ف\n\u{0C}".unicodeScalars))
    }

    @Test("A letter that was placed where its mark stands, above its line, is in its line")
    func stray() throws {
        var raised = word("ي\u{651}", at: 30, row: 0)
        raised.top -= 18_000
        raised.bottom -= 18_000
        let words = [word("نهت", at: 0, row: 0), raised, word("بت", at: 40, row: 0), word("دعب", at: 70, row: 0)]
        let text = try #require(read([words])).text
        #expect(text.split(separator: "\n").first?.unicodeScalars.count { ArabicLetter.isOfScript($0.value) } == 9)
    }

    private static let block = [
        "عادت العبارة إلى المرفأ", "بعد ثلاث سنوات طويلة", "من العمل في حوضها", "وكانت قد غابت كثيرا",
        "عن سكان المدينة",
    ]

    @Test("Two columns of prose are read one after the other, the right one first")
    func columns() throws {
        let left = Self.block.map { $0.split(separator: " ").reversed().joined(separator: " ") }
        let words = Self.block.indices.flatMap { index in
            row(Self.block[index], index, right: 600) + row(left[index], index, right: 280)
        }
        let placed = try #require(read([words]))
        #expect(
            placed.text.split(whereSeparator: \.isNewline).map(String.init).prefix(10) == Array(Self.block + left)[...])
    }

    @Test("A table of short cells is read along its rows")
    func table() throws {
        let cells = [("حلب", "12"), ("حمص", "30"), ("إدلب", "41"), ("درعا", "52"), ("تدمر", "63")]
        let words = cells.enumerated().flatMap { row($1.0, $0, right: 400) + row($1.1, $0, right: 200) }
        let lines = try #require(read([words])).text.split(whereSeparator: \.isNewline)
        #expect(lines.first == "حلب 12" && lines.count == 5)
    }

    @Test("What is written largest is the title, as one line")
    func title() throws {
        let head = row("عودة العبارة القديمة", 0, height: 28_000) + row("إلى مرفأ سهلان", 1, height: 28_000)
        let words = head + Self.lines.enumerated().flatMap { row($1, $0 + 2) }
        let placed = try #require(read([words]))
        #expect(placed.title == "عودة العبارة القديمة إلى مرفأ سهلان")
        #expect(placed.text.hasPrefix("عودة العبارة القديمة إلى مرفأ سهلان\n\n"))
    }

    @Test("An address keeps the sign at which its line broke it")
    func brokenAddress() throws {
        let words = row("وقالت الصحيفة إن العبارة عادت https://almarfa.example/2025/", 0) + row(Self.lines[0], 1)
        #expect(
            try #require(read([words])).text.hasPrefix("وقالت الصحيفة إن العبارة عادت https://almarfa.example/2025/\n"))
    }

    @Test("What reads from left to right is taken where it stands in the same order, with the hyphens of its lines")
    func leftToRight() throws {
        let lines = [
            "The ferry that crossed the bay was back", "on Sunday as https://harbour-",
            "lamps.example had written it, and those", "who live on the other side were glad",
            "to see it again after so many winters", "of which nobody could say how long",
            "they would have been without it",
        ]
        let words = lines.enumerated().flatMap { number, line in
            var left = 0
            return line.split(separator: " ").map { part in
                defer { left += part.utf8.count * 10 + 4 }
                return word(String(part), at: left, row: number)
            }
        }
        let spread = lines.joined(separator: "\n\n").split(separator: " ").joined(separator: "\n\n")
        let joined = spread.split(separator: "-\n\n").joined()
        #expect(read([words], insteadOf: joined)?.text == lines.joined(separator: "\n") + "\n\u{0C}")
        #expect(read([words], insteadOf: lines.reversed().joined(separator: "\n")) == nil)
    }

    @Test("Where letters were lost the other text serves")
    func lost() {
        #expect(read([row(Self.lines[0], 0)], insteadOf: Self.lines.joined(separator: "\n")) == nil)
    }

    @Test("Places that make no sense are read all the same")
    func hostile() {
        #expect(read([]) == nil)
        #expect(read([[]]) == nil)
        let heap = Array(repeating: word("سهل", at: 10, row: 0), count: 5000)
        #expect(read([heap])?.text.isEmpty == false)
        let grid = (0..<900).flatMap { number in (0..<40).map { word("ر\u{651}", at: $0 * 40, row: number) } }
        #expect(read([grid])?.text.isEmpty == false)
        let flat = (0..<3000).map { PlacedWord(left: $0, top: 5, right: $0, bottom: 5, signs: ["\u{651}", "\u{628}"]) }
        #expect(read([flat]) != nil)
    }
}
