import Testing

@testable import Dedupe

@Suite("Whether a text was seen before")
struct TextVerdictTests {
    /// The verdict on `right` when only `left` is known, found as the store finds it: by hash or by band.
    private func verdict(_ left: [String], _ right: [String]) -> TextVerdict {
        let known = Fingerprint(of: left.joined(separator: " "))
        let candidate = Fingerprint(of: right.joined(separator: " "))
        let meets = known.contentHash == candidate.contentHash || !Set(known.bands).isDisjoint(with: candidate.bands)
        return TextVerdict.judge(candidate, among: meets ? [self.known(known, "a")] : [])
    }

    private func known(_ fingerprint: Fingerprint, _ id: String) -> KnownText {
        KnownText(
            recordID: id, contentHash: fingerprint.contentHash, wordCount: fingerprint.wordCount,
            signature: fingerprint.signature)
    }

    private func isNear(_ verdict: TextVerdict) -> Bool { if case .near = verdict { true } else { false } }

    @Test("A text cut, extended, corrected or put in another order is near")
    func edits() {
        let text = InventedText.words(seed: 1, count: 300)
        var corrected = text
        for index in [20, 90, 160, 230] { corrected[index] = InventedText.word(7) }
        #expect(isNear(verdict(text, corrected)))
        #expect(isNear(verdict(text, Array(text.prefix(210)))))
        #expect(isNear(verdict(Array(text.prefix(210)), text)))
        #expect(isNear(verdict(text, ["وكالة", "النسيم"] + text + InventedText.words(seed: 2, count: 60))))
        #expect(isNear(verdict(text, Array(text[150...] + text[..<150]))))
    }

    @Test(
        "Short texts in the same sentences about somebody else are two; words added or cut are an edit",
        arguments: [60, 80, 120])
    func templates(count: Int) {
        let text = InventedText.words(seed: 8, count: count)
        var other = text
        // Two names, a place, a day and a sum: two words each.
        for (step, index) in stride(from: 5, to: count - 5, by: count / (count < 100 ? 5 : 10)).enumerated() {
            other[index] = InventedText.word(1_000 + step)
            other[index + 1] = InventedText.word(2_000 + step)
        }
        #expect(verdict(text, other) == .new && verdict(other, text) == .new)
        #expect(isNear(verdict(text, ["عاجل", "سهلان"] + text)))
        #expect(isNear(verdict(text, Array(text.prefix(count * 9 / 10)))))
        var corrected = text
        corrected[count / 2] = InventedText.word(3_000)
        #expect(isNear(verdict(text, corrected)))
    }

    /// As obituaries differ: nearly all runs of words are the same, and who it is about is not.
    @Test("Four words put for others make another text of a short one, and an edit of a longer one")
    func names() {
        func verdictAfterNames(of count: Int) -> TextVerdict {
            let text = InventedText.words(seed: 14, count: count)
            var other = text
            for place in 1...4 { other[place * count / 5] = InventedText.word(3_000 + place) }
            return verdict(text, other)
        }
        #expect([70, 80, 90].map(verdictAfterNames) == [.new, .new, .new])
        #expect(isNear(verdictAfterNames(of: 200)))
    }

    @Test("A text that only overlaps is new", arguments: [120, 150, 160])
    func overlap(words: Int) {
        let text = InventedText.words(seed: 3, count: 300)
        #expect(verdict(text, Array(text.prefix(words))) == .new)
        #expect(verdict(Array(text.prefix(words)), text) == .new)
        #expect(verdict(text, text.prefix(words) + InventedText.words(seed: 4, count: 300 - words)) == .new)
    }

    @Test("A footer that two texts share does not make them near", arguments: [15, 50, 100, 150])
    func footers(words: Int) {
        let footer = InventedText.words(seed: 5, count: words)
        for seed in UInt64(0)..<20 {
            let left = InventedText.words(seed: 100 + seed, count: 200) + footer
            let right = InventedText.words(seed: 200 + seed, count: 200) + footer
            #expect(verdict(left, right) == .new)
        }
    }

    @Test("Other numbers in the same sentences are another text")
    func numbers() {
        func prices(_ first: Int) -> [String] {
            var text = InventedText.words(seed: 6, count: 200)
            for step in 0..<6 { text[20 + 30 * step] = String(first + 37 * step) }
            return text
        }
        let today = prices(1040)
        #expect(verdict(today, prices(2051)) == .new)
        var corrected = today
        corrected[50] = "9"
        #expect(isNear(verdict(today, corrected)))
    }

    @Test("Writing that a reader overlooks leaves a text the same")
    func spelling() {
        let plain = "أعلن مجلس قرية الريحان أن سوق الأحد سيفتح إلى المساء"
        let dressed = "اعلن  مجلسُ قريـــة الريحان ان سوقَ الاحد سيفتح الى المساء\n"
        #expect(verdict([plain], [dressed]) == .same(recordID: "a"))
    }

    @Test("A few words are never the same text", arguments: [(1, false), (5, false), (6, true), (19, true)])
    func shortSame(words: Int, isSame: Bool) {
        let text = InventedText.words(seed: 8, count: words)
        #expect(verdict(text, text) == (isSame ? .same(recordID: "a") : .new))
    }

    @Test("The shorter the text, the more must agree")
    func shortNear() {
        func replacedOne(of words: Int) -> Bool {
            let text = InventedText.words(seed: 9, count: words)
            var other = text
            other[words / 2] = InventedText.word(7)
            return isNear(verdict(text, other))
        }
        #expect(!replacedOne(of: 19))
        #expect(!replacedOne(of: 21))
        #expect(replacedOne(of: 40))
    }

    @Test("One word over and over is near nothing")
    func placeholders() {
        let word = InventedText.word(11)
        #expect(verdict(Array(repeating: word, count: 40), Array(repeating: word, count: 45)) == .new)
    }

    @Test("The same text wins over a near one, the nearest over others, the lowest id among equals")
    func order() {
        let text = InventedText.words(seed: 10, count: 200)
        let candidate = Fingerprint(of: text.joined(separator: " "))
        let close = Fingerprint(of: text.prefix(195).joined(separator: " "))
        let far = Fingerprint(of: text.prefix(150).joined(separator: " "))
        let others = [known(far, "1"), known(close, "3"), known(close, "2")]
        for known in [others, others.reversed()] {
            guard case .near(let id, let similarity) = TextVerdict.judge(candidate, among: known) else {
                Issue.record("not near")
                return
            }
            #expect(id == "2")
            #expect(similarity > 0.93)
        }
        let same = [known(candidate, "9"), known(candidate, "8")]
        #expect(TextVerdict.judge(candidate, among: others + same) == .same(recordID: "8"))
        #expect(TextVerdict.judge(candidate, among: same + others) == .same(recordID: "8"))
    }

    @Test("Nothing known, nothing seen")
    func nothing() {
        #expect(TextVerdict.judge(Fingerprint(of: ""), among: []) == .new)
        #expect(verdict([], []) == .new)
    }

    @Test("A signature that is cut, empty or of another version is compared with none")
    func foreignSignatures() {
        let candidate = Fingerprint(of: InventedText.words(seed: 12, count: 100).joined(separator: " "))
        var other = candidate.signature
        other[0] = Sketch.version + 1
        for signature in [
            [], [Sketch.version], Array(candidate.signature.dropLast()), other, candidate.signature + [0],
        ] {
            let text = KnownText(recordID: "a", contentHash: "", wordCount: 100, signature: signature)
            #expect(TextVerdict.judge(candidate, among: [text]) == .new)
        }
    }

    @Test("Word counts that no text has are survived", arguments: [Int.min, -1, 0, Int.max])
    func hostileCounts(words: Int) {
        let candidate = Fingerprint(of: InventedText.words(seed: 13, count: 100).joined(separator: " "))
        let text = KnownText(recordID: "a", contentHash: "", wordCount: words, signature: candidate.signature)
        #expect(TextVerdict.judge(candidate, among: [text]) == .new)
    }
}
