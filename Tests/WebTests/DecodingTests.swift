import Testing
import Web

@Suite struct DecodingTests {
    private static let arabic = "هذا نص عربي كتبناه للتجربة، وفيه ما يكفي من الكلمات"
    private static let persian = "این متن فارسی را خودمان نوشته‌ایم"

    private static func text(_ decoded: Decoded) -> String { String(decoding: decoded.utf8, as: UTF8.self) }

    /// Text in a single-byte encoding, by the decoder's own table read backwards.
    static func bytes(_ text: String, in label: String) -> [UInt8] {
        var table: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8.min...UInt8.max {
            guard let decoded = Decoded.decode([byte], as: label), decoded.replacements == 0 else { continue }
            if let scalar = String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.first { table[scalar] = byte }
        }
        return text.unicodeScalars.map { table[$0] ?? UInt8(ascii: "?") }
    }

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    @Test(
        "UTF-8 of any script that was taken for windows-1252 is read as it was meant",
        arguments: [
            "Gölbaşı iskelesi on iki yıl sonra yeniden açılıyor, güneşli günde gölün kıyısında",
            "Маяк на мысе снова зажгли, и жители пришли на берег",
            "L’été à Orée déjà reçu, près de la forêt où l’âne brait",
        ])
    func utf8TakenForLatin(text: String) {
        let stored = text.utf8.map { byte in
            byte < 0x80
                ? String(UnicodeScalar(byte))
                : String(decoding: Decoded.decode([byte], as: "windows-1252")?.utf8 ?? [], as: UTF8.self)
        }.joined()
        #expect(Self.text(Decoded.decode(Array(stored.utf8), headerCharset: nil, syntax: .text)) == text)
        // As it is, it stays.
        #expect(Self.text(Decoded.decode(Array(text.utf8), headerCharset: nil, syntax: .text)) == text)
    }

    @Test(
        "The Macintosh's letters",
        arguments: [
            "L’été à Orée : « près de la forêt », déjà reçu où l’âne brait",
            "Der Wärter von Sandhörn fährt zurück und grüßt die Mühle",
        ])
    func macintosh(text: String) {
        let decoded = Decoded.decode(Self.bytes(text, in: "macintosh"), headerCharset: nil, syntax: .text)
        #expect(decoded.encoding == "macintosh" && Self.text(decoded) == text)
        let windows = Decoded.decode(Self.bytes(text, in: "windows-1252"), headerCharset: nil, syntax: .text)
        #expect(Self.text(windows) == text)
    }

    // MARK: Where the encoding comes from

    @Test func theByteOrderMarkWins() {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("<meta charset=windows-1256>نص".utf8)
        let decoded = Decoded.decode(bytes, headerCharset: "iso-8859-1", syntax: .html)
        #expect(decoded.source == .bom)
        #expect(decoded.encoding == "UTF-8")
        #expect(Self.text(decoded) == "<meta charset=windows-1256>نص")
    }

    @Test("UTF-16 with a mark", arguments: [true, false])
    func markedUTF16(bigEndian: Bool) {
        let bytes = Self.utf16("\u{FEFF}" + Self.arabic + "😀", bigEndian: bigEndian)
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == Self.arabic + "😀")
        #expect(decoded.source == .bom)
        #expect(decoded.replacements == 0)
    }

    @Test("UTF-16 without one", arguments: [true, false])
    func unmarkedUTF16(bigEndian: Bool) {
        for sample in [Self.arabic, "plain words", "<?xml version='1.0'?><rss/>", "日本語の文章。 1 2 3 4 5"] {
            let bytes = Self.utf16(sample, bigEndian: bigEndian)
            #expect(Self.text(Decoded.decode(bytes, headerCharset: nil, syntax: .xml)) == sample)
        }
    }

    @Test("UTF-32 of old files", arguments: [true, false])
    func utf32(isMarked: Bool) {
        let text = (isMarked ? "\u{FEFF}" : "") + "abc نص"
        let bytes = text.unicodeScalars.flatMap {
            [UInt8($0.value & 255), UInt8($0.value >> 8 & 255), UInt8($0.value >> 16), 0]
        }
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == "abc نص")
        #expect(decoded.encoding == "UTF-32LE")
    }

    @Test func theHeaderWinsOverTheMetaElement() {
        let page = Self.bytes("<meta charset=windows-1251><p>\(Self.arabic)", in: "windows-1256")
        let decoded = Decoded.decode(page, headerCharset: "Windows-1256", syntax: .html)
        #expect(decoded.source == .header)
        #expect(Self.text(decoded).hasSuffix(Self.arabic))
    }

    @Test(
        "Declarations in the page",
        arguments: [
            ("<meta charset=windows-1256>", Decoded.Source.meta),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=cp1256'>", .meta),
            ("<meta content=\"text/html;charset='x-cp1256'\" http-equiv=content-type>", .meta),
            ("<!-- <meta charset=utf-8> --><meta charset=windows-1256>", .meta),
            ("<!--><meta charset=windows-1256>", .meta),
            ("<p title='<meta charset=utf-8>'><meta charset=windows-1256>", .meta),
            ("<?xml version=\"1.0\" encoding='windows-1256'?>", .xmlDeclaration),
            (String(repeating: "<!-- a long head -->\n", count: 200) + "<meta charset=windows-1256>", .meta),
        ])
    func declaredInThePage(start: String, source: Decoded.Source) {
        let decoded = Decoded.decode(
            Self.bytes(start + Self.arabic, in: "windows-1256"), headerCharset: nil, syntax: .html)
        #expect(decoded.source == source)
        #expect(decoded.encoding == "windows-1256")
        #expect(Self.text(decoded) == start + Self.arabic)
    }

    @Test(
        "What declares nothing",
        arguments: [
            "<meta charset=windows-1256", "<meta charset='windows-1256>", "<metacharset=windows-1256>",
            "<meta http-equiv=refresh content='text/html; charset=windows-1256'>", "<meta charset=none-such>",
            "<meta content='charset=windows-1256'>", "<!-- <meta charset=windows-1256>", "<meta", "<", "<meta =>",
            "<?xml encoding=?>",
            "<meta charset=\"\">",
        ])
    func declaresNothing(start: String) {
        #expect(MetaPrescan.html(Array(start.utf8)[...]) == nil)
    }

    @Test func aFeedDeclaresInItsFirstLineOnly() {
        let feed =
            "<?xml version='1.0' encoding='ISO-8859-6'?><rss><title><![CDATA[<meta charset=koi8-r>]]>\(Self.arabic)"
        let decoded = Decoded.decode(Self.bytes(feed, in: "ISO-8859-6"), headerCharset: nil, syntax: .xml)
        #expect(decoded.source == .xmlDeclaration)
        #expect(Self.text(decoded).hasSuffix("الكلمات"))
    }

    @Test func readableAsASCIIIsNotUTF16() {
        let decoded = Decoded.decode(Array("<meta charset=utf-16>نص".utf8), headerCharset: nil, syntax: .html)
        #expect(decoded.encoding == "UTF-8")
        #expect(Decoded.decode(Array("abc نص".utf8), headerCharset: "utf-16le", syntax: .html).encoding == "UTF-8")
    }

    // MARK: Declarations that cannot be true

    @Test(
        "UTF-8 under another name", arguments: ["iso-8859-1", "windows-1256", "us-ascii", "koi8-r", "shift_jis", "gbk"])
    func utf8UnderAnotherName(label: String) {
        let decoded = Decoded.decode(Array((Self.arabic + Self.persian).utf8), headerCharset: label, syntax: .html)
        #expect(decoded.source == .utf8)
        #expect(Self.text(decoded) == Self.arabic + Self.persian)
    }

    @Test("Arabic that is not the UTF-8 it claims to be", arguments: ["windows-1256", "ISO-8859-6"])
    func arabicUnderUTF8(label: String) {
        let plain = Self.arabic.replacing("،", with: "")
        let decoded = Decoded.decode(Self.bytes(plain, in: label), headerCharset: "utf-8", syntax: .html)
        #expect(decoded.source == .detected)
        #expect(decoded.encoding == label)
        #expect(Self.text(decoded) == plain)
    }

    @Test func arabicUnderAServersDefault() {
        let decoded = Decoded.decode(
            Self.bytes(Self.arabic, in: "windows-1256"), headerCharset: "iso-8859-1", syntax: .html)
        #expect(decoded.encoding == "windows-1256")
        #expect(decoded.source == .detected)
    }

    @Test(arguments: ["iso-8859-1", "windows-1256", "ISO-8859-9"])
    func strayBytesDoNotMakeMuchUTF8ASingleByteText(label: String) {
        let decoded = Decoded.decode(Array(Self.arabic.utf8) + [0xE9, 0x20], headerCharset: label, syntax: .html)
        #expect(decoded.encoding == "UTF-8")
        #expect(decoded.replacements == 1)
        #expect(Self.text(decoded) == Self.arabic + "\u{FFFD} ")
    }

    @Test func latinTextKeepsItsDeclaration() {
        let french = "Les élèves ont été très contents à la fête, où il y avait des gâteaux."
        let decoded = Decoded.decode(Self.bytes(french, in: "latin1"), headerCharset: "iso-8859-1", syntax: .html)
        #expect(decoded.source == .header)
        #expect(Self.text(decoded) == french)
        let turkish = "Bugün hava çok güzeldi; şehirde kısa bir gezinti yaptık ve ağaçları gördük."
        #expect(
            Self.text(Decoded.decode(Self.bytes(turkish, in: "iso-8859-9"), headerCharset: "iso-8859-9", syntax: .html))
                == turkish)
    }

    @Test func aCutBodyStaysUTF8() {
        let cut = Array(Array("نص".utf8).dropLast())
        let decoded = Decoded.decode(cut, headerCharset: "utf-8", syntax: .html)
        #expect(decoded.source == .header)
        #expect(Self.text(decoded) == "ن\u{FFFD}")
        #expect(decoded.replacements == 1)
    }

    @Test func aFewBadBytesAreMended() {
        let bytes = Array(Self.arabic.utf8) + [0xFF] + Array(Self.arabic.utf8)
        for header in ["utf-8", nil] {
            let decoded = Decoded.decode(bytes, headerCharset: header, syntax: .html)
            #expect(decoded.encoding == "UTF-8")
            #expect(decoded.replacements == 1)
            #expect(Self.text(decoded) == Self.arabic + "\u{FFFD}" + Self.arabic)
        }
    }

    // MARK: Nothing declared

    @Test("Undeclared Arabic, short and long", arguments: ["windows-1256", "ISO-8859-6"])
    func undeclaredArabic(label: String) {
        for count in [1, 20] {
            let plain = String(repeating: "وقال رئيس البلدية إن المدرسة الجديدة ستفتح أبوابها قريبا ", count: count)
            let decoded = Decoded.decode(Self.bytes(plain, in: label), headerCharset: nil, syntax: .text)
            #expect(decoded.encoding == label)
            #expect(decoded.source == .detected)
            #expect(Self.text(decoded) == plain)
        }
    }

    @Test func garbageIsCountedNotConvertedForEver() {
        let garbage = [UInt8](repeating: 0xFF, count: 200_000)
        let decoded = Decoded.decode(garbage, headerCharset: "iso-2022-jp", syntax: .html)
        #expect((100_000...garbage.count).contains(decoded.replacements))
        #expect(decoded.utf8.count < garbage.count)
    }

    @Test func plainASCIIIsUTF8() {
        let decoded = Decoded.decode(Array("plain".utf8), headerCharset: nil, syntax: .html)
        #expect(decoded.encoding == "UTF-8")
        #expect(decoded.source == .utf8)
        #expect(Decoded.decode([], headerCharset: nil, syntax: .html).utf8.isEmpty)
    }

    @Test func otherScriptsAreNotTakenForArabic() {
        let russian = "Сегодня утром дети пошли в школу, а родители остались дома и пили чай"
        let decoded = Decoded.decode(Self.bytes(russian, in: "windows-1251"), headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == russian)
        let french = "Les élèves ont été très contents à la fête."
        #expect(
            Self.text(Decoded.decode(Self.bytes(french, in: "latin1"), headerCharset: nil, syntax: .text)) == french)
    }

    @Test(
        "Undeclared Turkish",
        arguments: [
            "Yarın sabah okula gidiyoruz",
            "Belediye başkanı yeni köprüyü açtı; çocuklar çok sevindi. İyi günler dileğiyle.",
        ])
    func undeclaredTurkish(text: String) {
        let decoded = Decoded.decode(Self.bytes(text, in: "windows-1254"), headerCharset: nil, syntax: .text)
        #expect(decoded.encoding == "windows-1254")
        #expect(Self.text(decoded) == text)
    }

    @Test func icelandicIsNotTurkish() {
        let text = "Það er gott að búa á Íslandi, þar sem veðrið er ýmist gott eða vont og fólkið er vingjarnlegt"
        let decoded = Decoded.decode(Self.bytes(text, in: "latin1"), headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == text)
    }

    @Test func utf16InTheOtherOrderIsRead() {
        let decoded = Decoded.decode(Self.utf16(Self.arabic, bigEndian: true), headerCharset: "utf-16", syntax: .xml)
        #expect(decoded.encoding == "UTF-16BE")
        #expect(decoded.source == .header)
    }

    @Test func aFewLettersAndAStrayByteStayUTF8() {
        let bytes = Array("Café – naïve".utf8) + [0x92] + Array(" text".utf8)
        let decoded = Decoded.decode(bytes, headerCharset: "utf-8", syntax: .html)
        #expect(Self.text(decoded) == "Café – naïve\u{FFFD} text")
        #expect(decoded.source == .header)
    }

    @Test(
        "A few letters are enough for some",
        arguments: [("Sara\u{2019}s list", "macintosh"), ("costs 5 € or so", "ISO-8859-15")])
    func clues(text: String, label: String) {
        #expect(Self.text(Decoded.decode(Self.bytes(text, in: label), headerCharset: nil, syntax: .text)) == text)
    }

    // MARK: Decoders

    @Test(
        "Ill-formed UTF-8 becomes one mark a maximal subpart",
        arguments: [
            ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0xAF], 3), ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x9F, 0x98], 1),
            ([0xF4, 0x90, 0x80, 0x80], 4), ([0xE2, 0x82], 1), ([0xE2, 0x82, 0x41], 1), ([0x80], 1), ([0xF8, 0x88], 2),
            ([0xF0, 0x80, 0x80, 0x41], 3), ([0xC2], 1), ([0xE2, 0xE2, 0x82, 0xAC], 1), ([0xFF, 0xFE, 0xFD], 3),
        ] as [([UInt8], Int)])
    func maximalSubparts(bytes: [UInt8], replacements: Int) {
        let decoded = Decoded.decode(bytes, as: "utf-8")
        #expect(decoded?.replacements == replacements)
        // The standard library repairs in the same way.
        #expect(decoded?.utf8 == Array(String(decoding: bytes, as: UTF8.self).utf8))
    }

    @Test(
        "Lone surrogates and odd ends",
        arguments: [([0x00, 0xD8], 1), ([0x00, 0xDC, 0x41, 0x00], 1), ([0x41], 1), ([0x00, 0xD8, 0x00, 0xD8], 2)]
            as [([UInt8], Int)])
    func brokenUTF16(bytes: [UInt8], replacements: Int) {
        #expect(Decoded.decode(bytes, as: "utf-16le")?.replacements == replacements)
    }

    @Test(
        "East Asian encodings",
        arguments: [
            ("gbk", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
            ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"), ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
            ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0xB1], "日本ｱ"),
            ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB, 0xB0, 0xA2], "한글각"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
        ] as [(String, [UInt8], String)])
    func eastAsian(label: String, bytes: [UInt8], expected: String) {
        let decoded = Decoded.decode(bytes, headerCharset: label, syntax: .html)
        #expect(Self.text(decoded) == expected)
        #expect(decoded.replacements == 0)
    }

    @Test("A bad trail that is ASCII stands for itself", arguments: ["gbk", "big5", "euc-jp", "euc-kr"])
    func badTrail(label: String) {
        let decoded = Decoded.decode([0xC6, 0x3C, 0x62, 0x3E, 0xFF], as: label)
        #expect(decoded.map { String(decoding: $0.utf8, as: UTF8.self) } == "\u{FFFD}<b>\u{FFFD}")
        #expect(decoded?.replacements == 2)
    }

    @Test(
        "Single bytes",
        arguments: [
            ("windows-1256", [0xC7, 0xE1, 0x8D, 0x98], "الچک"), ("iso-8859-6", [0xC7, 0xE4, 0xAC], "ال،"),
            ("windows-1254", [0xFE, 0xFD, 0xF0], "şığ"), ("latin1", [0x80, 0x93], "€“"),
            ("windows-1252", [0x81], "\u{81}"),
            ("x-user-defined", [0x41, 0x80, 0xFF], "A\u{F780}\u{F7FF}"), ("logical", [0xE0], "א"),
            ("iso-8859-6", [0x41, 0xC0], "A\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func singleBytes(label: String, bytes: [UInt8], expected: String) {
        #expect(Decoded.decode(bytes, as: label).map { String(decoding: $0.utf8, as: UTF8.self) } == expected)
    }

    @Test(
        "Labels",
        arguments: [
            (" UTF8 ", "UTF-8"), ("\tLatin1\n", "windows-1252"), ("arabic", "ISO-8859-6"), ("x-cp1256", "windows-1256"),
            ("iso-2022-kr", "replacement"),
        ])
    func labels(label: String, name: String) {
        #expect(TextEncoding(label: label)?.name == name)
    }

    @Test(
        "No labels",
        arguments: [
            "", " ", "utf-7", "utf 8", "windows-1256;", "none", "\u{A0}utf-8", String(repeating: "x", count: 1_000),
        ])
    func noLabels(label: String) {
        #expect(TextEncoding(label: label) == nil)
        #expect(Decoded.decode(Array("نص".utf8), headerCharset: label, syntax: .html).source == .utf8)
    }

    @Test func whateverComesTheResultIsUTF8() {
        let labels: [String?] = [
            nil, "utf-8", "windows-1256", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "utf-16be",
            "replacement",
        ]
        let seed =
            Array("<?xml encoding='utf-8'?><meta charset=x>نص ¤ \u{1F600}".utf8) + [
                0x1B, 0x24, 0x42, 0x30, 0x21, 0x8E, 0xA1,
            ]
        for (index, mutant) in Mutations(of: seed, count: 6_000).enumerated() {
            for syntax in [Decoded.Syntax.html, .xml] {
                let decoded = Decoded.decode(mutant, headerCharset: labels[index % labels.count], syntax: syntax)
                #expect(Array(String(decoding: decoded.utf8, as: UTF8.self).utf8) == decoded.utf8)
            }
        }
    }

    // MARK: Mojibake

    /// The bytes taken for windows-1252 and written as UTF-8, as databases have done.
    private static func mistaken(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { Decoded.decode([$0], as: "windows-1252")?.utf8 ?? [] }
    }

    @Test("Arabic that was taken for Latin once is turned back", arguments: ["utf-8", "windows-1256"])
    func mojibake(inner: String) {
        let text = "<p lang=ar>1. " + Self.arabic + " – (2026)</p>"
        let bytes = inner == "utf-8" ? Array(text.utf8) : Self.bytes(text, in: inner)
        let decoded = Decoded.decode(Self.mistaken(bytes), headerCharset: "utf-8", syntax: .html)
        #expect(Self.text(decoded) == text)
        #expect(decoded.source == .mojibake)
        #expect(decoded.encoding == (inner == "utf-8" ? "UTF-8" : inner))
    }

    @Test("A dash of the page's own between broken words stays")
    func mojibakeWithPunctuation() {
        let bytes = Self.mistaken(Array(Self.arabic.utf8)) + Array(" — ".utf8) + Self.mistaken(Array(Self.persian.utf8))
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == Self.arabic + " — " + Self.persian)
    }

    @Test("Arabic that was taken for windows-1256 is turned back, once and twice", arguments: [1, 2])
    func mojibakeOfTheRegion(times: Int) {
        var bytes = Array(Self.arabic.utf8)
        for _ in 0..<times { bytes = bytes.flatMap { Decoded.decode([$0], as: "windows-1256")?.utf8 ?? [] } }
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == Self.arabic)
        #expect(decoded.source == .mojibake)
    }

    @Test(
        "One broken paragraph in a sound text is mended, and the rest stays",
        arguments: ["windows-1252", "windows-1256"])
    func mojibakeInOneParagraph(taken: String) {
        let broken = Array(Self.arabic.utf8).flatMap { Decoded.decode([$0], as: taken)?.utf8 ?? [] }
        let sound = String(repeating: "وصلت السفينة إلى المرفأ صباح اليوم وطاف طاقمها بالطرق الضيقة.\n", count: 30)
        let decoded = Decoded.decode(
            Array(sound.utf8) + broken + Array(("\n" + sound).utf8), headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == sound + Self.arabic + "\n" + sound)
        #expect(decoded.source == .utf8)
    }

    @Test("Words with many of ط and ظ stay as they are")
    func noMojibakeOfTheRegion() {
        for text in ["طظ طط ظظ طططط ظظظظ طظطظ", String(repeating: "طبطب طاطا ططر ظبظب ", count: 40)] {
            #expect(Self.text(Decoded.decode(Array(text.utf8), headerCharset: nil, syntax: .text)) == text)
        }
    }

    @Test("Arabic of DOS and of the old Macintosh is told", arguments: ["CP720", "MacArabic"])
    func oldArabic(name: String) {
        var places: [Unicode.Scalar: UInt8] = [:]
        for byte in (0x80...UInt8.max).reversed() {
            let letter = String(decoding: Decoded.decode([byte], as: name)?.utf8 ?? [], as: UTF8.self)
            if let scalar = letter.unicodeScalars.first { places[scalar] = byte }
        }
        let text = Self.arabic.unicodeScalars.filter { places[$0] != nil || $0.value < 0x80 }
        let bytes = text.map { places[$0] ?? UInt8($0.value) }
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        #expect(decoded.encoding == name && decoded.source == .detected)
        #expect(Self.text(decoded) == String(String.UnicodeScalarView(text)))
    }

    @Test(
        "What is written in Latin letters, or speaks of mojibake, stays as it is",
        arguments: [
            String(repeating: "Þórður sagði að báturinn væri á leiðinni út á sjó í dag. ", count: 8),
            String(repeating: "L'île où l'évêque s'arrêta fut désertée à l'été. « Déjà ? » ", count: 8),
            String(repeating: "ÀÉÎÕÜ ", count: 30), "Ø§Ù„ is what you get for the article. " + arabic,
            String(repeating: "äöüß", count: 60),
        ])
    func noMojibake(text: String) {
        let decoded = Decoded.decode(Array(text.utf8), headerCharset: nil, syntax: .text)
        #expect(Self.text(decoded) == text)
        #expect(decoded.source == .utf8)
    }
}
