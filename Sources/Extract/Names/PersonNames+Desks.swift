import Bytes
import Lexicon

/// Who is meant by a name: a person, or the desk, the outlet, the editor or the agency that stands where names do.
extension PersonNames {
    /// The names of a line that holds nothing else and has no label: `Mira Holt/Jonas Reed`, `MIRA HOLT`. Only scripts
    /// with capitals tell names from other words.
    static func alone(_ text: String) -> [String] {
        var parts = split(ASCII.trimmed(text), atComma: true)
        parts = parts.flatMap { $0.components("/") }.map { ASCII.trimmed($0) }.filter { !$0.isEmpty }
        guard (1...4).contains(parts.count) else { return [] }
        for part in parts {
            let words = part.split(separator: " ")
            // `BASINA VE KAMUOYUNA`: a word that joins, in capitals.
            guard (2...4).contains(words.count), part.utf8.count <= 60, clean(part) != nil,
                !words.dropFirst().dropLast().contains(where: { joins.contains($0.lowercased()) }),
                looksLikeName(part, labelled: false), !isDesk(part, siteNames: [])
            else { return [] }
            let isNamed = words.allSatisfy { word in
                guard let first = word.unicodeScalars.first else { return false }
                let isParticle = word.utf8.count <= 3 && first.properties.isLowercase
                return isParticle
                    || (first.properties.isUppercase
                        && word.unicodeScalars.allSatisfy {
                            $0.properties.isAlphabetic || "'’.-".unicodeScalars.contains($0)
                        })
            }
            guard isNamed, let lead = words.first, lead.utf8.count > 1, !articles.contains(ASCII.lowercased(lead))
            else { return [] }
        }
        return parts
    }

    private static let joins = Set(Lexicon.ands.texts)

    /// Two words or more, capitals where the script has them, and none of an organization's.
    static func isPerson(_ name: String, siteNames: [String]) -> Bool {
        let words = name.split(separator: " ")
        guard words.count >= 2, looksLikeName(name, labelled: false), !isDesk(name, siteNames: siteNames), !isRole(name)
        else { return false }
        let small = words.filter { $0.unicodeScalars.first?.properties.isLowercase ?? false }
        return words.last.map { !small.contains($0) } ?? false && small.allSatisfy { $0.utf8.count <= 4 }
    }

    /// A desk, an outlet, an agency or their letters, not a person: `Harbour Times`, `HT`, `News Desk`, the site's own
    /// first word in an account's name.
    static func isDesk(_ name: String, siteNames: [String]) -> Bool {
        let words = name.split(separator: " ").map { ASCII.lowercased($0) }
        if words.contains(where: { desks.contains($0) || deskEndings.contains(where: $0.hasSuffix) }) {
            return true
        }
        if words.count == 1, name.utf8.count <= 4, name.utf8.allSatisfy({ $0 &- 0x41 < 26 || $0 == 0x2E }) {
            return true
        }
        guard let first = words.first, first.utf8.count >= 4 else { return false }
        return siteNames.contains { site in
            ASCII.lowercased(site).split(separator: " ").first.map { $0 == first } ?? false
        }
    }

    /// With which headings begin and names do not.
    private static let articles = Set(Lexicon.articles.texts)

    private static let desks = Set(Lexicon.deskWords.texts)
    private static let deskEndings = Lexicon.deskEndings.texts

    /// How a line about a person goes on behind the name.
    private static let beginnings = Lexicon.biographyVerbs.texts

    private static let editorLabels = Lexicon.editorLabels.texts

    static func namesEditor(_ text: String) -> Bool {
        let folded = ASCII.lowercased(ASCII.trimmed(text))
        return editorLabels.contains { folded.utf8.starts(with: $0.utf8) }
    }

    /// «Mira» in «Mira Holt is …»: the name with the capitalised word behind it.
    static func extended(_ name: String, in text: String) -> String? {
        for (at, piece) in text.components(name + " ").enumerated() where at > 0 {
            let word = piece.prefix { $0 != " " && $0 != "," && $0 != "\n" && $0 != "." && $0 != "–" }
            guard let first = word.unicodeScalars.first, first.properties.isUppercase, word.utf8.count >= 3,
                word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "-" || $0 == "'" }),
                !notNames.contains(ASCII.lowercased(word)), !desks.contains(ASCII.lowercased(word))
            else { continue }
            let behind = piece.utf8.dropFirst(word.utf8.count)
            guard beginnings.contains(where: { behind.starts(with: $0.utf8) }) else { continue }
            return name + " " + word
        }
        return nil
    }
}
