import CLanguage

/// The language of a text and how sure that is.
package struct LanguageGuess: Sendable, Equatable {
    /// BCP 47: `ar`, `fa`, `ckb`, `kmr`, `tr`, `en`.
    package let code: String
    /// 0 to 1.
    package let confidence: Double

    package init(code: String, confidence: Double) {
        self.code = code
        self.confidence = confidence
    }

    /// Nil for texts too short or too mixed to say. Reads the first 48 KB.
    ///
    /// The letters decide where they can (they separate Arabic, Persian, Sorani, Urdu and Pashto, and Kurmanji from
    /// Turkish, better than libcld2 does on short texts); libcld2 decides the rest.
    package static func detect(_ text: String) -> LanguageGuess? {
        let bytes = prefix(of: [UInt8](text.utf8))
        let evidence = ScriptEvidence(bytes)
        guard evidence.letters >= minimumLetters else { return nil }
        if evidence.arabic * 2 > evidence.letters, let guess = evidence.arabicScriptLanguage { return guess }
        let answer = ask(bytes)
        if evidence.arabic * 2 > evidence.letters {
            return arabicScript(answer, evidence)
        }
        guard let answer, !isArabizi(bytes) else { return nil }
        return latinScript(answer, evidence)
    }

    /// Arabic in Latin letters, with digits for those that Latin lacks: `fata7`, `3ala`, `el 2adeem`. One word in eight holds such a digit
    /// beside small letters; no language has a name for it in a page's fields.
    private static func isArabizi(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (words, mixed) = (0, 0)
        for word in bytes.prefix(4_096).split(whereSeparator: { $0 <= 0x20 }) where word.count >= 2 {
            words += 1
            let letters = word.count { $0 &- 0x61 < 26 }
            let digits = word.count { "23579".utf8.contains($0) }
            if digits > 0, digits <= 2, letters >= 2, letters >= digits,
                word.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C })
            {
                mixed += 1
            }
        }
        return mixed >= 4 && mixed * 8 >= words
    }

    /// Fewer letters than a short headline say nothing reliably.
    private static let minimumLetters = 18

    private static func prefix(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        var end = min(bytes.count, 48 * 1024)
        while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end]
    }

    private struct Answer {
        let code: String
        let confidence: Double
        let reliable: Bool
    }

    private static func ask(_ bytes: ArraySlice<UInt8>) -> Answer? {
        // libcld2 also looks up the letter behind the last one, and crashes when by chance that is none: let it find NUL.
        let guess = (bytes + [0, 0, 0, 0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { rawi_guess_language($0.baseAddress, bytes.count) }
        }
        let code = withUnsafeBytes(of: guess.code) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard code != "un", !code.isEmpty, guess.percent > 0 else { return nil }
        let share = Double(guess.percent) / 100
        return Answer(
            code: bcp47[code] ?? code, confidence: guess.reliable != 0 ? share : share * 0.5,
            reliable: guess.reliable != 0)
    }

    /// libcld2's codes where they are not BCP 47 as we write it.
    private static let bcp47 = [
        "iw": "he", "jw": "jv", "no": "nb", "ku": "kmr", "zh": "zh-Hans", "sr-ME": "cnr", "tl": "fil",
    ]

    private static func arabicScript(_ answer: Answer?, _ evidence: ScriptEvidence) -> LanguageGuess? {
        guard let answer, answer.reliable else { return nil }
        // Kurdish in Arabic letters is Sorani.
        return LanguageGuess(code: answer.code == "kmr" ? "ckb" : answer.code, confidence: answer.confidence)
    }

    private static func latinScript(_ answer: Answer, _ evidence: ScriptEvidence) -> LanguageGuess? {
        if evidence.kurmanji * 50 > evidence.latin, evidence.turkish * 200 < evidence.latin, evidence.kurmanjiOnly > 0,
            answer.code == "tr" || answer.code == "kmr" || !answer.reliable
        {
            return LanguageGuess(code: "kmr", confidence: max(answer.code == "kmr" ? answer.confidence : 0, 0.8))
        }
        if evidence.schwa * 100 > evidence.latin, answer.code == "tr" || answer.code == "az" || !answer.reliable {
            return LanguageGuess(code: "az", confidence: max(answer.code == "az" ? answer.confidence : 0, 0.9))
        }
        guard answer.reliable || answer.confidence >= 0.45 && evidence.letters >= 200 else { return nil }
        return LanguageGuess(code: answer.code, confidence: answer.confidence)
    }
}
