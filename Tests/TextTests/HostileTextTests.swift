import FoundationEssentials
import Testing
import Text

/// Inputs bent by a fixed generator: nothing may trap, whatever comes.
@Suite("Hostile input")
struct HostileTextTests {
    private static let seeds = [
        "Sat, 21 Nov 2026 09:41:07 +0000", "2026-11-21T09:41:07.5+03:00", "2026-W47-6",
        "٢٤ كانون الأول (ديسمبر) ٢٠٢٠م 3:05 م بتوقيت غرينتش",
        "11 جمادى الآخرة 1448 هـ - 21 نوفمبر 2026", "قبل 3 ساعات", "۳۰ آبان ۱۴۰۵",
        "يا أهلا بكم ي ــا ية، والبحر الكبير سور", "كـــان ”النجم“ جميًلا·· االله\u{E005}",
        "Trên saetekê dereng ﷲ ﻼ İI ",
    ]

    /// SplitMix64.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    @Test func neverTraps() {
        var generator = Generator(state: 7)
        let now = Date(timeIntervalSince1970: 1_795_262_400)
        for round in 0..<4000 {
            var bytes = [UInt8](Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(contentsOf: bytes[index...].prefix(12), at: index)
                case 3: bytes.insert(UInt8.random(in: 0x30...0x39, using: &generator), at: index)
                default: bytes.append(contentsOf: [0xD9, 0x80, 0x0A])
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = FeedDate.parse(text)
            _ = FeedDate.parse(bytes)
            _ = TextDate.parse(text, now: now)
            _ = TextDate.find(in: text, now: now)
            _ = TextDate.all(in: text)
            _ = RFC3339.parse(text)
            _ = Folding.fold(bytes)
            _ = Folding.foldSorani(bytes)
            _ = Shaping.unshape(bytes)
            _ = Digits.toASCII(bytes)
            _ = Words.ranges(bytes)
            _ = LanguageGuess.detect(text)
            _ = TextDirection.of(text)
            _ = PDFText.looksExtracted(text)
            _ = PDFText.repairLine(text)
            _ = PDFText(repairing: text)
        }
    }

    @Test(
        "long runs of one thing are passed over in one go",
        arguments: [
            "1", "1/", "٣ ", "12:", "يناير ", "ـ", "·", "(", "ية ", "”", "a\u{301}", "قبل ", "\u{E005}", "1ﷺ 2099 ",
            "محرم 9999 ", "|1 2 34", "ﻻﷺ",
        ])
    func longRuns(unit: String) {
        let text = String(repeating: unit, count: 20_000)
        #expect(FeedDate.parse(text) == nil)
        #expect(TextDate.parse(text) == nil)
        #expect(TextDate.find(in: text, now: Date(timeIntervalSince1970: 0)) == nil)
        #expect(PDFText(repairing: text).text.utf8.count <= text.utf8.count * 18)
        #expect(Words.count(text) <= text.utf8.count)
    }

    /// Pages of torn lines alone: the one shape in which every word is looked at, most of them as nothing but letters.
    @Test("a page of torn lines keeps every letter", arguments: ["ب", "ية", "ي", "سور", "في", "12", "→", "न", "😀"])
    func tornPage(word: String) {
        let line = "ية " + String(repeating: word + " ", count: 20) + "سور"
        let text = "العنوان\n" + String(repeating: line + "\n", count: 500)
        let mended = PDFText(repairing: text)
        #expect(mended.repairs.contains("lines"))
        func letters(_ text: String) -> [Unicode.Scalar: Int] {
            text.unicodeScalars.reduce(into: [:]) { if $1.value > 0x20 { $0[$1, default: 0] += 1 } }
        }
        #expect(letters(mended.text) == letters(text))
    }
}
