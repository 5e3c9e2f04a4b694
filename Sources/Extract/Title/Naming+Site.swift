import Bytes
import Lexicon
import Text

/// The site's name in titles, and titles without it.
extension Naming {
    /// The first ones part nothing but a title and its site.
    static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " « ", " ‹ ", " › ", " // ", " ~ ", "｜", " / ", "|",
        "-", "ㅣ", ": ",
    ]

    /// Beside these a site's name may stand in the midst of a title: «Headline – Site – Blog».
    static let strongSeparators = separators.prefix(12)

    /// What sites call themselves behind their name: «Mira Magazin».
    static let siteWords = Set(Lexicon.siteWords.texts.map { JunkLabels.fold($0.utf8) })

    /// The title without the site's name at its end or start.
    static func withoutSite(_ title: String, names: [String], host: String, heading: String? = nil) -> String {
        var title = title
        // «Headline - anything» under that very headline.
        if let heading, heading.utf8.count > 12, title.utf8.starts(with: heading.utf8) {
            let rest = title.utf8.dropFirst(heading.utf8.count)
            let mark = rest.first { $0 > 0x20 }
            if let mark, mark == 0x7C || mark == 0x2D || mark == 0xE2 || mark == 0xC2 || mark == 0xE3 { return heading }
        }
        // WordPress has one mark of its own between an entry's title and the site's.
        let pieces = title.components(" ‹ ")
        if pieces.count == 2, let first = pieces.first, Words.count(first) >= 3, !title.utf8Contains("›") {
            title = first
        }
        for _ in 0..<3 {
            guard let shorter = cut(title, names: names, host: host), !shorter.isEmpty else { break }
            title = shorter
        }
        return title
    }

    private static func cut(_ title: String, names: [String], host: String) -> String? {
        for name in names where name.utf8.count >= 4 && name.utf8.count < title.utf8.count {
            // A name may hold a separator of its own: «Headline - Ships - the magazine of the bay».
            guard title.utf8.suffix(name.utf8.count).elementsEqual(name.utf8) else { continue }
            let before = String(decoding: title.utf8.dropLast(name.utf8.count), as: UTF8.self)
            for separator in strongSeparators
            where before.utf8.suffix(separator.utf8.count).elementsEqual(separator.utf8) {
                return ASCII.trimmed(String(decoding: before.utf8.dropLast(separator.utf8.count), as: UTF8.self))
            }
        }
        for separator in separators {
            let pieces = title.components(separator)
            guard pieces.count > 1, let last = pieces.last, let first = pieces.first else { continue }
            if isSite(last, names: names, host: host) || isStyledSite(last, host: host) {
                return ASCII.trimmed(
                    String(decoding: title.utf8.dropLast(last.utf8.count + separator.utf8.count), as: UTF8.self))
            }
            if isSite(first, names: names, host: host) {
                return ASCII.trimmed(
                    String(decoding: title.utf8.dropFirst(first.utf8.count + separator.utf8.count), as: UTF8.self))
            }
            guard pieces.count < 10, strongSeparators.contains(separator),
                let at = pieces.indices.first(where: { isSite(pieces[$0], names: names, host: host) })
            else { continue }
            let (before, behind) = (pieces[..<at], pieces[(at + 1)...])
            // «Section | Site | The headline itself».
            let isTopic = before.count == 1 && Words.count(first) < 3 && behind.contains { Words.count($0) >= 4 }
            return ASCII.trimmed((isTopic ? behind : before).joined(separator: separator))
        }
        return nil
    }

    static func isSite(_ text: String, names: [String], host: String) -> Bool {
        let folded = JunkLabels.fold(text.utf8)
        guard !folded.isEmpty else { return true }
        if names.contains(where: { JunkLabels.fold($0.utf8) == folded }) { return true }
        let labels = host.parts(at: UInt8(ascii: ".")).map { JunkLabels.fold($0.utf8) }
        if folded.count >= 3, labels.contains(folded) { return true }
        return isHost(text, host)
    }

    /// With `www` or without.
    static func isHost(_ text: String, _ host: String) -> Bool {
        let prefix = Array("www".utf8)
        let (folded, whole) = (JunkLabels.fold(text.utf8), JunkLabels.fold(host.utf8))
        return !whole.isEmpty && (whole == folded || whole == prefix + folded || folded == prefix + whole)
    }

    /// A short text that is the site's name, alone or before what it is: «Mira - the paper of the bay».
    static func isTagline(_ text: String, names: [String], host: String) -> Bool {
        if isSite(text, names: names, host: host) || isStyledSite(text, host: host) { return true }
        let folded = JunkLabels.fold(text.utf8)
        let named = names.map { JunkLabels.fold($0.utf8) }.filter { $0.count >= 6 }
        if Words.count(text) <= 5, named.contains(where: { Fold.contains(folded, $0) }) { return true }
        return strongSeparators.contains { separator in
            let pieces = text.components(separator)
            return pieces.count > 1 && pieces.first.map { isSite($0, names: names, host: host) } ?? false
        }
    }

    /// The name in the address with what it is behind or before it: «Mira ♥ Magazin» on `mira.example`.
    private static func isStyledSite(_ text: String, host: String) -> Bool {
        let words = text.parts(at: 0x20).map { JunkLabels.fold($0.utf8) }.filter { !$0.isEmpty }
        guard (2...4).contains(words.count) else { return false }
        let labels = host.parts(at: UInt8(ascii: ".")).dropLast().filter { $0.utf8.count >= 4 }
            .map { JunkLabels.fold($0.utf8) }
        return words.contains(where: labels.contains)
            && words.allSatisfy { labels.contains($0) || siteWords.contains($0) }
    }
}

extension String {
    /// The pieces between occurrences of a separator, compared as bytes.
    func components(_ separator: String) -> [String] {
        guard utf8Contains(separator) else { return [self] }
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        var pieces: [String] = []
        var start = 0
        var at = 0
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted) {
                pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += wanted.count
                start = at
            } else {
                at += 1
            }
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }
}
