import Text

/// What a page files its article under, without the words that are for machines.
enum Topics {
    /// One section: templates write all of an article's categories there.
    static func section(_ stated: String?) -> String? {
        guard let stated, !isMachine(stated) else { return nil }
        let pieces = pieces(of: stated)
        guard let first = pieces.first else { return nil }
        // «Arts, Culture & Books» is the name of one.
        if pieces.count > 1, let last = pieces.last, pieces.allSatisfy({ Words.count($0) <= 3 }),
            ands.contains(where: { last.utf8Contains($0) })
        {
            return Ascii.trim(stated)
        }
        return isMachine(first) || first.utf8.count > 80 ? nil : first
    }

    private static let ands = [" & ", " and ", " und ", " et ", " y ", " e ", " ve ", " en ", " و"]

    /// Each once, in order.
    static func keywords(_ stated: [String]) -> [String] {
        let stated = stated.prefix(200)
        let alone = Set(stated.lazy.map(pieces).filter { $0.count == 1 }.map { JunkLabels.fold($0[0].utf8) })
        var seen: Set<[UInt8]> = []
        var found: [String] = []
        for entry in stated {
            for piece in split(entry, among: stated.count, alone: alone) where found.count < 64 {
                guard piece.utf8.count < 120, !isMachine(piece) else { continue }
                let folded = JunkLabels.fold(piece.utf8)
                if !folded.isEmpty, seen.insert(folded).inserted { found.append(piece) }
            }
        }
        return found
    }

    /// Whether a list says nothing of the article: the site's own, the same on every page of it. Of an article's own
    /// keywords more than one in four stands in its text, or with a word of it in the title.
    static func isSiteWide(_ keywords: [String], title: String?, text: String) -> Bool {
        guard keywords.count >= 5 else { return false }
        let text = JunkLabels.foldWords(String(decoding: text.utf8.prefix(50_000), as: UTF8.self))
        let title = JunkLabels.foldWords(title ?? "")
        let told = keywords.count { keyword in
            let words = JunkLabels.foldWords(keyword)
            return Fold.contains(text, words)
                || words.split(separator: 0x20).contains { $0.count >= 5 && Fold.contains(title, Array($0)) }
        }
        return told * 4 < keywords.count
    }

    /// Among others a single comma may belong to a name, «Mira, Countess of the Bay», unless what it parts stands alone too.
    private static func split(_ entry: String, among count: Int, alone: Set<[UInt8]>) -> [String] {
        let pieces = pieces(of: entry)
        guard count > 2, pieces.count == 2, entry.utf8Contains(", ") else { return pieces }
        return pieces.contains { alone.contains(JunkLabels.fold($0.utf8)) } ? pieces : [Ascii.trim(entry)]
    }

    /// At `,` `;` `،` `؛` `、` `>` and line ends.
    private static func pieces(of text: String) -> [String] {
        text.split { $0 == "," || $0 == ";" || $0 == ">" || $0 == "،" || $0 == "؛" || $0 == "、" || $0.isNewline }
            .map { Ascii.trim($0) }.filter { !$0.isEmpty }
    }

    /// Numbers other than years, addresses, `names_of_constants`, `key=value` and `key:value`.
    private static func isMachine(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0 &- 0x30 < 10 || $0 < 0x30 }) {
            return bytes.count != 4 || !(bytes[0] == 0x31 || bytes[0] == 0x32)
        }
        if bytes.contains(0x3D) || text.utf8Contains("://") { return true }
        if bytes.contains(0x5F), !bytes.contains(0x20) { return true }
        if bytes.count >= 16, bytes.contains(where: { $0 &- 0x30 < 10 }),
            bytes.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 || $0 == 0x2D })
        {
            return true
        }
        guard let colon = bytes.firstIndex(of: 0x3A) else { return false }
        let key = Ascii.lowercased(Ascii.trim(String(decoding: bytes[..<colon], as: UTF8.self)))
        let value = Ascii.lowercased(Ascii.trim(String(decoding: bytes[(colon + 1)...], as: UTF8.self)))
        let kind = key.split(separator: " ").last.map(String.init) ?? key
        return machineKeys.contains(kind) || value.isEmpty || ["true", "false", "yes", "no", "null"].contains(value)
            || value.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 < 0x30 }
    }

    private static let machineKeys: Set<String> = [
        "type", "wc", "lite", "lang", "language", "template", "format", "author", "section", "source", "sponsored",
        "id",
        "tag", "layout", "pagetype", "nodetype", "contenttype", "content_type", "category", "channel", "iptc", "uuid",
        "status", "priority", "paywall", "access", "version", "desk", "keyword", "keywords", "tokens", "subject",
        "partner",
        "day", "time",
    ]
}
