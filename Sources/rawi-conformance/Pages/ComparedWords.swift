import Foundation

/// Words as they are compared between a page's answer and its gold: folded by rules of their own, not by those that the
/// program under measure folds by.
enum ComparedWords {
    /// Letters and digits that stand together, after NFKC and case folding, without vowel signs, stretching, joiners and
    /// marks of direction. Chinese, Japanese and Korean put no space between words: there each character is one.
    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word: [Unicode.Scalar] = []
        func end() {
            if word.contains(where: isAlone) {
                words += word.map { String($0) }
            } else if !word.isEmpty {
                words.append(string(word))
            }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars where !isDropped(scalar) {
            for folded in fold(scalar).unicodeScalars {
                if isOfWord(folded) { word.append(folded) } else { end() }
            }
        }
        end()
        return words
    }

    /// Twice the words in common by the words of both, each as often as it stands there; two empty texts are the same.
    static func likeness(_ one: String, _ other: String) -> Double {
        let (one, other) = (of(one), of(other))
        guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && other.isEmpty ? 1 : 0 }
        var left = one.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var common = 0
        for word in other {
            guard let count = left[word], count > 0 else { continue }
            left[word] = count - 1
            common += 1
        }
        return 2 * Double(common) / Double(one.count + other.count)
    }

    /// Letters, numbers and `_`; no marks.
    static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: scalar == "_"
        }
    }

    static func string(_ scalars: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// What Unicode folds otherwise than by lower case, of letters that NFKC leaves and that are in use.
    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "ß", "ẞ": "ss"
        case "ς": "σ"
        default: scalar.properties.lowercaseMapping
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x064B...0x065F, 0x0670, 0x0640, 0x0610...0x061A, 0x06D6...0x06ED, 0x200B...0x200F, 0x202A...0x202E,
            0x2066...0x2069, 0xFEFF, 0x00AD:
            true
        default: false
        }
    }

    private static func isAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF: true
        default: false
        }
    }
}
