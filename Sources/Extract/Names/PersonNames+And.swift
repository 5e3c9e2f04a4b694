import Bytes
import Lexicon

/// Two people joined by «و», which Arabic glues to the next word and other languages of the script set apart.
extension PersonNames {
    /// «سامر الخطيب وليلى الدهان» and «نرگس پورآذر و بهرام نیک‌سرشت»: two names of two words or more. What stands before
    /// «و» or behind it alone, or behind «وال», is one name's or an office's: «وزارة الصحة والبيئة».
    static func atWaw(_ text: String) -> [String] {
        guard text.utf8Contains(" و"), text.utf8.count < 200 else { return [text] }
        let words = text.split(separator: " ")
        guard words.count >= 4, words.count <= 16, !isInstitution(text) else { return [text] }
        var parts: [[Substring]] = [[]]
        for (at, word) in words.enumerated() {
            let before = parts[parts.count - 1].count
            let next = String(word) == waw ? nil : joined(word)
            let behind = words.count - at - (next == nil ? 1 : 0)
            if before >= 2, behind >= 2, next != nil || String(word) == waw {
                parts.append(next.map { [$0] } ?? [])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.map { $0.joined(separator: " ") }
    }

    /// `Elif Demir - Ozan Yıldız / SAHİLKÖY (SHA)`: Turkish agencies part writers with dashes and put the place behind a
    /// slash. Behind a dash alone stands an outlet as likely.
    static func beforePlace(_ text: String) -> [String]? {
        guard let end = text.utf8.firstIndex(of: 0x2F), end > text.startIndex else { return nil }
        let parts = String(text[..<end]).components(" - ").map { ASCII.trimmed($0) }
        guard (2...4).contains(parts.count) else { return nil }
        let areNames = parts.allSatisfy { part in
            (2...4).contains(part.split(separator: " ").count) && looksLikeName(part, labelled: false)
                && !isInstitution(part) && !isDesk(part, siteNames: [])
                && part.unicodeScalars.contains { $0.properties.isLowercase }
        }
        return areNames ? parts : nil
    }

    private static let waw = "و"

    /// The word behind a glued «و»; nil where the letter is the name's own, as in «وائل».
    private static func joined(_ word: Substring) -> Substring? {
        guard word.hasPrefix(waw), !ownNames.contains(String(word)) else { return nil }
        let rest = word.dropFirst()
        guard rest.unicodeScalars.count >= 3, !rest.hasPrefix("ال") else { return nil }
        return rest
    }

    private static let ownNames = Set(Lexicon.wawNames.texts)
}
