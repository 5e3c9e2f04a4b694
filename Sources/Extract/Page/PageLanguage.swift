import Bytes
import Text

/// The article's language: what its text says, against what the page states.
struct PageLanguage {
    var code: String?
    var confidence: Double?
    var source: String?

    /// Two thousand letters of Arabic tell as much as more of them, and asking costs by the letter.
    private static let sampleBytes = 4_000

    init(text: String, facts: PageFacts, structured: StructuredData) {
        let stated: [(String?, String)] = [
            (facts.language, "html-lang"), (facts.meta("og:locale", "content-language", "language"), "meta"),
            (structured.language, "json-ld"),
        ]
        let claims = stated.compactMap { value, source in Self.primary(value).map { (code: $0, source: source) } }
        let sample = String(decoding: text.utf8.prefix(Self.sampleBytes), as: UTF8.self)
        if let guess = LanguageGuess.detect(sample) {
            code = guess.code
            confidence = guess.confidence
            source = "text"
            // A wavering guess gives way to a statement of the same page, templates' wrong ones aside.
            if guess.confidence < 0.6, let claim = claims.first, text.utf8.count < 400 {
                code = claim.code
                source = claim.source
            }
        } else if let claim = claims.first {
            code = claim.code
            source = claim.source
        }
    }

    /// The primary subtag of `ar-EG`, `tr_TR`; nil for what is none. Macro names that pages use stay as they are.
    static func primary(_ value: String?) -> String? {
        guard let value else { return nil }
        let tag = ASCII.lowercased(ASCII.trimmed(value)).prefix {
            $0 != "-" && $0 != "_" && $0 != "," && $0 != " " && $0 != ";"
        }
        guard tag.utf8.count == 2 || tag.utf8.count == 3, tag.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else { return nil }
        return String(tag)
    }
}
