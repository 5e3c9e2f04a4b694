import Bytes
import Lexicon

/// What stands beside names and is none: what somebody is, where somebody works.
extension PersonNames {
    /// `Projektleiterin der HSS`, `Newcastle University`, `editor at Reed & Reed`: of a list of names, not one.
    static func isRole(_ part: String) -> Bool {
        let words = part.parts(at: 0x20).map { $0.lowercased() }
        return words.contains { isRoleWord($0) || links.contains($0) } || isInstitution(part)
    }

    /// Without what somebody is: `Harbour-Experte Jonas Reed`, `Staff Writer Mira Holt`.
    static func withoutRole(_ name: String) -> String {
        let words = name.parts(at: 0x20)
        guard words.count >= 3, let last = words.dropLast(2).lastIndex(where: { isRoleWord($0.lowercased()) })
        else {
            return name
        }
        let rest = words[(last + 1)...]
        let isName = rest.allSatisfy { word in
            guard let first = word.unicodeScalars.first else { return false }
            // Arabic has no capitals.
            return !first.properties.isLowercase && first.properties.isAlphabetic
                && !notNames.contains(word.lowercased())
        }
        guard isName, let start = rest.first?.startIndex else { return name }
        return String(name[start...])
    }

    /// An organization by one of its words. Never to be split: ministries have commas.
    static func isInstitution(_ name: String) -> Bool {
        name.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" }.contains { word in
            let word = word.lowercased()
            return institutions.contains(word)
                || (word.utf8.count >= 9 && institutionEndings.contains { word.hasSuffix($0) })
        }
    }

    private static func isRoleWord(_ word: String) -> Bool {
        roles.contains(word) || (word.utf8.count >= 8 && roleEndings.contains { word.hasSuffix($0) })
    }

    /// Between what somebody is and where: no name has them.
    private static let links = Set(Lexicon.roleLinks.texts)

    private static let roles = Set(Lexicon.roles.texts)
    private static let roleEndings = Lexicon.roleEndings.texts

    private static let institutions = Set(Lexicon.institutions.texts)
    private static let institutionEndings = Lexicon.institutionEndings.texts
}
