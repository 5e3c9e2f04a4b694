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

    /// Nil for texts too short or too mixed to say.
    package static func detect(_ text: String) -> LanguageGuess? { nil }
}

package enum TextDirection: String, Sendable, Codable {
    case ltr, rtl
    /// By counting strong characters; nil when there are none.
    package static func of(_ text: String) -> TextDirection? { nil }
}
