import Testing

@testable import Text

@Suite("Columns and hyphens") struct ColumnsTests {
    static let left = [
        "عادت العبّارة القديمة صباح أمس إلى", "مرفأ سهلان بعد ثلاث سنوات من الإصلاح،", "وانتظرها على الرصيف مئات من أهل",
        "المدينة والقرى المجاورة لها منذ الفجر", "وحملوا إليها الخبز والزيتون والورد", "كما كانوا يفعلون في كل عام.",
    ]
    static let english = [
        "The lamp on the pier was lit again on", "Friday evening, and the keeper who had",
        "put it out came to see it. Two parts",
        "of the lens were found in a school, a", "third in a shed by the harbour, and",
        "the last was made of new glass.",
    ]

    private func page(_ first: [String], _ second: [String]) -> String {
        zip(first, second).map { row in
            row.0 + String(repeating: " ", count: 46 - row.0.unicodeScalars.count) + row.1
        }.joined(separator: "\n")
    }

    @Test("Side by side they are read one after the other")
    func columns() {
        let text = "A title of the page\n\n" + page(Self.english, Self.english.reversed())
        let meant = ["A title of the page", ""] + Self.english + Self.english.reversed()
        #expect(LayoutColumns.read(text) == meant.joined(separator: "\n"))
    }

    @Test("From right to left the right one is the first")
    func fromTheRight() {
        let found = LayoutColumns.read(page(Self.left.reversed(), Self.left))
        #expect(found == (Self.left + Self.left.reversed()).joined(separator: "\n"))
    }

    @Test("A table and prose with a gap here and there stay")
    func tables() {
        let rows = [
            "Castle Orme to Saltby", "Saltby to Long Reach", "Long Reach to Marlow", "Marlow to Orme", "Orme to Saltby",
        ]
        #expect(
            LayoutColumns.read(page(rows, ["2.10   3.80", "1.90   3.50", "2.70   4.90", "3.40   6.00", "2.50   4.40"]))
                == nil)
        #expect(LayoutColumns.read(Self.english.map { $0 + "   and so on" }.prefix(2).joined(separator: "\n")) == nil)
    }

    @Test("Whatever comes, it ends, and soon")
    func hostile() {
        let line = String(repeating: "a   ", count: 300) + "\n"
        _ = LayoutColumns.read(String(repeating: line, count: 399))
        _ = LayoutColumns.read(String(repeating: line + "\u{0C}", count: 2_000))
        _ = LetterRepairs.mend(String(repeating: "a-\n", count: 50_000))
        _ = LetterRepairs.mend(String(repeating: "a\u{2010}" + String(repeating: " ", count: 399), count: 1_000))
    }

    @Test(
        "Words parted at line ends",
        arguments: [
            ("full blos\u{2010}\nsom, according", "full blossom,\naccording"),
            ("full blos\u{2010} som", "full blossom"),
            ("crop af\u{AC}\nter a winter", "crop after\na winter"),
            ("old quar\u{AC}\n\n\nry road", "old quarry\n\n\nroad"),
            ("спокой-\nнее всего", "спокойнее\nвсего"), ("Sainte-\nOrée", "Sainte-Orée"),
            // Two words that share what stands behind the hyphen, and a hyphen that is a dash.
            ("Vor-\nund Nachteile", "Vor-\nund Nachteile"), ("Vor\u{2010} und", "Vor- und"), ("so - they said", nil),
        ] as [(String, String?)])
    func hyphens(written: String, meant: String?) {
        #expect(LetterRepairs.mend(written)?.text == meant)
    }

    /// Of an address that long nothing showed any more that it is one, and with the next line's word it was too long to be read.
    @Test("What is longer than a line is an address, and its hyphen its own")
    func hyphensOfLongAddresses() {
        #expect(LetterRepairs.mend("https://n.example/" + String(repeating: "a", count: 500) + "-\nand more") == nil)
    }
}
