import Testing
import Text

@Suite("Folding")
struct FoldingTests {
    @Test(
        "makes the same what a reader calls the same",
        arguments: [
            ("مَكْتَبَةٌ", "مكتبه"), ("أُمّ إلى آخر ٱلقول", "ام الي اخر القول"), ("كتـــاب", "كتاب"), ("کتابی", "كتابي"),
            ("سؤال رئيس", "سوال رييس"), ("ﻻ ﺑﺎﺏ", "لا باب"), ("١٢٣ ۴۵۶", "123 456"),
            ("a\u{200F}b\u{200C}c\u{FEFF}", "abc"),
            ("ÉCOLE Ñandú", "école ñandú"), ("IŞIK ışık İzmir izmir", "işik işik izmir izmir"),
            ("ΟΔΟΣ οδός", "οδοσ οδόσ"),
            ("МОСКВА", "москва"), ("ＡＢｃ１", "abc1"), ("«قول» “said” ‘so’", "\"قول\" \"said\" 'so'"),
            ("a – b—c", "a - b-c"),
            ("  a \t\n\u{A0} b  ", "a b"), ("ﷺ", "صلي الله عليه وسلم"), ("", ""), ("\u{640}\u{64B}", ""),
            ("50٪", "50%"),
        ])
    func fold(text: String, expected: String) {
        #expect(Folding.fold(text) == expected)
    }

    @Test(
        "is done once: folding what is folded changes nothing",
        arguments: ["مَكْتَبَةٌ İstanbul ΟΔΟΣ", "« ﷲ » ٣", "Ǆ ǅ ẞ ﬃ", "\u{FDFD}\u{FDF2}"])
    func idempotent(text: String) {
        let once = Folding.fold(text)
        #expect(Folding.fold(once) == once)
    }

    @Test(
        "passes bytes that are no UTF-8",
        arguments: [[0xFF, 0x41], [0xD8], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0x80, 0x61], [0xEF, 0xBA]]
            as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        #expect(!Folding.fold(bytes).isEmpty)
    }

    @Test(
        "of Sorani keeps its letters",
        arguments: [
            ("كوردي", "کوردی"), ("ده\u{200C}ست", "دەست"), ("نامه", "نامە"), ("ربيع", "ڕبیع"), ("هـــاتن", "هاتن"),
            ("مالَ", "مال"),
        ])
    func sorani(text: String, expected: String) {
        #expect(Folding.foldSorani(text) == expected)
    }

    @Test func digitsBecomeASCIIAndNothingElseChanges() {
        #expect(Digits.toASCII("سنة ٢٠٢٦ و۱۴۰۵ = 2026") == "سنة 2026 و1405 = 2026")
    }

    @Test(
        "Glyph forms become letters, ligatures several",
        arguments: [
            ("ﻣﺮﺣﺒﺎ", "مرحبا"), ("ﻼ", "لا"), ("ﷲ", "الله"), ("ﺓ", "ة"), ("plain é", "plain é"), ("ﹱ", "ـ\u{64B}"),
        ])
    func unshape(text: String, expected: String) {
        #expect(Shaping.unshape(text) == expected)
    }
}

@Suite("Words")
struct WordsTests {
    @Test(
        "are counted",
        arguments: [
            ("", 0), ("  ،. — ", 0), ("كتبَ الولدُ ٣ رسائل.", 4), ("می\u{200C}رود خانه", 2), ("one two-three 4", 4),
            ("日本 語", 3), ("été cœur", 2),
            ("\u{200D}\u{301}", 0), ("🙂 ok", 1), ("«قول»،ثم", 2),
        ])
    func count(text: String, expected: Int) {
        #expect(Words.count(text) == expected)
    }

    @Test func rangesCoverTheWords() {
        let bytes = [UInt8]("قال: one, 2!".utf8)
        #expect(Words.ranges(bytes).map { String(decoding: bytes[$0], as: UTF8.self) } == ["قال", "one", "2"])
    }
}
