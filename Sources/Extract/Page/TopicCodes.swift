import Bytes
import Lexicon

/// Words among a page's topics that its publishing system wrote for itself.
enum TopicCodes {
    /// The topic in an entry, without the kind that systems put before it: `topic/ferries`; nil for what is none.
    static func topic(_ entry: String) -> String? {
        if isMachine(entry) || isDefault(entry) { return nil }
        guard let slash = entry.utf8.firstIndex(of: 0x2F) else { return entry }
        let kind = String(entry[..<slash])
        if namespaces.contains(kind) { return topic(ASCII.trimmed(entry[entry.utf8.index(after: slash)...])) }
        return machineKeys.contains(kind) ? nil : entry
    }

    /// What systems fill in where nobody chose.
    static func isDefault(_ text: String) -> Bool { defaults.contains(JunkLabels.fold(text.utf8)) }

    private static let defaults = Set(Lexicon.topicDefaults.texts.map { JunkLabels.fold($0.utf8) })

    /// Many entries and nearly all of them capitals and digits: an agency's own codes, `AER` `INDG08`. Two lists of a page,
    /// 23 and 51 entries, showed it; eight is beyond what alliances and companies fill.
    static func isCodeList(_ keywords: [String]) -> Bool {
        guard keywords.count >= 8 else { return false }
        let codes = keywords.count { entry in
            entry.utf8.count <= 8 && entry.utf8.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
        }
        return codes * 10 >= keywords.count * 9
    }

    /// Numbers other than years, addresses, `names_of_constants`, `key=value` and `key:value`.
    static func isMachine(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if isNumber(bytes) { return bytes.count != 4 || !(bytes[0] == 0x31 || bytes[0] == 0x32) }
        if bytes.contains(0x3D) || text.utf8Contains("://") { return true }
        if bytes.contains(0x5F), !bytes.contains(0x20) { return true }
        if isIdentifier(bytes) || isLayout(bytes) || isSwitch(bytes) { return true }
        return isPair(bytes)
    }

    private static func isNumber(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 &- 0x30 < 10 || $0 < 0x30 }
    }

    /// Hexadecimal digits and hyphens, as of a UUID.
    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 16 && bytes.contains { $0 &- 0x30 < 10 }
            && bytes.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 || $0 == 0x2D }
    }

    private static func isPair(_ bytes: [UInt8]) -> Bool {
        guard let colon = bytes.firstIndex(of: 0x3A) else { return false }
        // `PACKAGE:TOP-NEWS`
        if bytes.allSatisfy({ $0 &- 0x41 < 26 || $0 &- 0x30 < 10 || $0 == 0x3A || $0 == 0x2D }) { return true }
        let key = ASCII.lowercased(ASCII.trimmed(String(decoding: bytes[..<colon], as: UTF8.self)))
        let value = ASCII.lowercased(ASCII.trimmed(String(decoding: bytes[(colon + 1)...], as: UTF8.self)))
        let kind = key.split(separator: " ").last.map(String.init) ?? key
        return machineKeys.contains(kind) || value.isEmpty || ["true", "false", "yes", "no", "null"].contains(value)
            || isNumber(value.utf8)
    }

    /// Three words or more of page layout run together: `splitscreenimageleft`.
    private static func isLayout(_ bytes: [UInt8]) -> Bool {
        guard (12..<60).contains(bytes.count), bytes.allSatisfy({ $0 &- 0x61 < 26 }) else { return false }
        // The fewest words that end at each place, 0 for none.
        var words = [Int](repeating: 0, count: bytes.count + 1)
        for start in bytes.indices where start == 0 || words[start] > 0 {
            for word in layout where bytes[start...].starts(with: word) && words[start + word.count] == 0 {
                words[start + word.count] = words[start] + 1
            }
        }
        return words[bytes.count] >= 3
    }

    /// `comments-enabled`
    private static func isSwitch(_ bytes: [UInt8]) -> Bool {
        guard let last = bytes.split(whereSeparator: { $0 == 0x2D || $0 == 0x20 }).last, last.count < bytes.count else {
            return false
        }
        return ["enabled", "disabled"].contains { ASCII.isSame(last, $0) }
    }

    private static let layout = [
        "split", "screen", "image", "picture", "text", "left", "right", "above", "below", "center", "inset", "small",
        "large", "full", "width", "bleed", "header", "hero", "lede", "column", "grid", "over", "under", "top", "bottom",
    ].map { Array($0.utf8) }

    /// Before a slash these name the kind of a topic.
    private static let namespaces: Set<String> = [
        "topic", "topics", "organization", "organisation", "organizations", "person", "persons", "people", "place",
        "places", "location", "locations", "event", "events", "team", "teams", "theme", "themes",
    ]

    private static let machineKeys: Set<String> = [
        "type", "wc", "lite", "lang", "language", "template", "format", "author", "section", "sections", "source",
        "sponsored", "id", "tag", "layout", "pagetype", "nodetype", "contenttype", "content_type", "category",
        "categories", "channel", "iptc", "uuid", "status", "priority", "paywall", "access", "version", "desk",
        "keyword", "keywords", "tokens", "subject", "partner", "day", "time",
    ]
}
