import Testing

@testable import Text

@Suite("The order of text out of a PDF") struct TextOrderTests {
    static let lines = [
        "عادت العبّارة القديمة صباح أمس إلى مرفأ سهلان بعد ثلاث سنوات من الإصلاح",
        "وقالت إدارة المرفأ إن الرحلات تبدأ يوم الأحد المقبل",
        "وقالت شركة North Quay إن 62 سفينة دخلت الحوض منذ 18 آذار 2025",
        "وإن الكلفة (كما قيل) بلغت 18.7 مليون ليرة في المدينة القديمة",
        "ولم تُعلن المصلحة البحرية شيئًا عن السفينة الثالثة إلى الآن",
        "انظر https://almarfa.example/news/118 لمعرفة المواعيد الجديدة",
    ]

    /// As an extractor writes it that goes by where signs stand.
    private func mirrored(_ line: String) -> String {
        String(String.UnicodeScalarView(MirroredLines.turned(Array(line.unicodeScalars))))
    }

    @Test("Mirrored lines are turned; numbers, Latin, addresses and brackets keep their way")
    func mirror() {
        let order = TextOrder(Self.lines.map(mirrored).joined(separator: "\n"))
        #expect(order.repairs == ["mirrored"])
        #expect(order.text.split(separator: "\n").map(String.init) == Self.lines)
    }

    @Test("Brackets that were written as they look are mirrored in all of the text")
    func brackets() {
        let swap: [Character: Character] = ["(": ")", ")": "("]
        let text = Self.lines.map { String(mirrored($0).map { swap[$0] ?? $0 }) }.joined(separator: "\n")
        #expect(TextOrder(text).text.utf8.elementsEqual(Self.lines.joined(separator: "\n").utf8))
    }

    @Test("Right text stays as it is")
    func right() {
        for text in [Self.lines.joined(separator: "\n"), "Salt marsh", "", "قال لا", "تسا", "كلا وألا وهلا"] {
            let order = TextOrder(text)
            #expect(order.text == text && order.repairs.isEmpty)
        }
    }

    @Test("Embeddings go; words of embeddings of their own are put in order")
    func embeddings() {
        #expect(TextOrder("\u{202B}قال \u{202A}18\u{202C} رجلا\u{202C}").text == "قال 18 رجلا")
        let raw = Self.lines.map { line in
            line.split(separator: " ").reversed().map { "\u{202B}\($0)\u{202C}" }.joined(separator: " ")
        }
        let order = TextOrder(raw.joined(separator: "\n"))
        #expect(order.repairs == ["words-last-first", "embeddings"])
        #expect(order.text.split(separator: "\n").map(String.init) == Self.lines)
    }

    static let letters: [(String, String)] = [
        ("the ﬁrst ofﬁcial ﬂood", "the first official flood"),
        ("morn-\ning and Anglo-\nFrench", "morning and Anglo-French"),
        ("sea\u{AD}\nside, sea\u{AD}side", "seaside, seaside"), ("\u{F0B7} one\n \u{F0A7} two", "• one\n • two"),
        ("توق ّف مر ّتين", "توقّف مرّتين"), ("دكاًن ا", "دكانًا"),
        ("االشتراك في األخبار واإلقليم", "الاشتراك في الأخبار والإقليم"),
        // Nothing to mend: a blank before a word, «االله», a hyphen in an address, a bullet's sign within a line.
        ("قال أحمد", "قال أحمد"), ("االله", "االله"), ("https://a.example/b-\nc", "https://a.example/b-\nc"),
        ("a \u{F0B7}", "a \u{F0B7}"),
    ]

    @Test("Letters", arguments: letters.indices)
    func repairs(index: Int) {
        let (written, meant) = Self.letters[index]
        let mended = LetterRepairs.mend(written).map(\.text) ?? written
        #expect(Array(mended.unicodeScalars) == Array(meant.unicodeScalars))
    }

    @Test("What pages repeat at their edges goes, whatever its numbers")
    func pages() {
        let page = { (number: Int, text: String) in
            "المرفأ — العدد 1187\n\(text)\nhttps://almarfa.example/a \(number)/2\n"
        }
        let marks = PageMarks(page(1, "السطر الأول\nوسطر\nثان\nثالث") + "\u{0C}" + page(2, "رابع\nخامس\nسادس\nسابع"))
        #expect(marks.text.split(whereSeparator: \.isNewline).count == 8)
        #expect(marks.address == "https://almarfa.example/a" && marks.lines.count == 2)
        // A title that each page repeats stays where it stands first.
        let titled = PageMarks("عنوان\nا\nب\nج\n\u{0C}عنوان\nد\nه\nو\n")
        #expect(
            titled.text.split(whereSeparator: \.isNewline).map(String.init) == ["عنوان", "ا", "ب", "ج", "د", "ه", "و"])
        for text in ["", "\u{0C}", "1\n2\n", "ا\n\u{0C}ب\n"] { #expect(PageMarks(text).text == text) }
    }

    @Test("Whatever comes, it ends, and soon")
    func hostile() {
        let marks = String(repeating: " \u{64B}ن ا", count: 50_000)
        #expect(LetterRepairs.mend(marks) != nil)
        let turned = String(repeating: "ةلا 12.", count: 50_000)
        #expect(TextOrder(turned).text.unicodeScalars.count == turned.unicodeScalars.count)
        #expect(PageMarks(String(repeating: "1\n\u{0C}", count: 50_000)).lines == ["1"])
    }
}
