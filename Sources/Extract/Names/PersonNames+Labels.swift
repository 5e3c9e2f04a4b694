import Bytes
import Lexicon

/// The words that stand before a name and say that it is the writer's.
extension PersonNames {
    /// Whether the line is a label and nothing else.
    static func isLabelAlone(_ text: String) -> Bool {
        // `By` is one before a name only.
        let text = ASCII.trimmed(text)
        return !text.isEmpty && text.utf8.count < 40 && withoutLabel(text + " N") == "N"
    }

    /// Labels that no other line begins with, wherever they stand.
    static func hasStrongLabel(_ text: String) -> Bool {
        let start = text.utf8.drop(while: ASCII.isSpace).prefix(strongLabelBytes).map(ASCII.lower)
        return strongLabels.contains { start.starts(with: $0) }
    }

    /// Whether the line begins with «بقلم», `By` and the like.
    static func hasLabel(_ text: String) -> Bool { withoutLabel(text) != ASCII.trimmed(text) }

    /// The same, and lines such as `Erstellt von …`.
    static func saysWriter(_ text: String) -> Bool {
        if hasLabel(text) { return true }
        if case .writer = opening(of: ASCII.trimmed(text)) { return true }
        return false
    }

    private static let strongLabels = Lexicon.strongBylineLabels.texts.map { Array($0.utf8) }
    private static let strongLabelBytes = strongLabels.map(\.count).max() ?? 0

    /// The labels by their first byte, the longest first.
    private static let labelsByByte: [[[UInt8]]] = {
        var table = [[[UInt8]]](repeating: [], count: 256)
        let labels = Lexicon.authorLabels.texts.flatMap { [$0 + ":", $0 + " :", $0 + ","] }
        let all = Set(Lexicon.bylineLabels.texts + labels)
        for label in all.sorted(by: { ($0.utf8.count, $1) > ($1.utf8.count, $0) }) {
            let bytes = Array(label.utf8)
            if let first = bytes.first { table[Int(first)].append(bytes) }
        }
        return table
    }()

    static func withoutLabel(_ text: String) -> String {
        var text = ASCII.trimmed(text)
        for _ in 0..<2 {
            let start = lowered(text)
            guard let first = start.first,
                let label = labelsByByte[Int(first)].first(where: { start.starts(with: $0) })
            else { break }
            let rest = String(decoding: text.utf8.dropFirst(label.count), as: UTF8.self)
            // `Authority` does not begin with a label.
            if let next = rest.utf8.first, label.elementsEqual("author".utf8), next &- 0x61 < 26 { break }
            text = ASCII.trimmed(rest.drop { $0 == ":" || $0 == "/" || $0 == " " || $0 == "-" })
        }
        return text
    }

    /// More than every label is long, in small letters: «Автор:», `Écrit par`. Scripts without capitals stay as they are, and so does what would
    /// change its length («İ»).
    private static func lowered(_ text: String) -> [UInt8] {
        let plain = text.utf8.prefix(40).map(ASCII.lower)
        guard let first = plain.first, (0xC3...0xD4).contains(first) else { return plain }
        let small = Array(String(decoding: plain, as: UTF8.self).lowercased().utf8)
        return small.count == plain.count ? small : plain
    }

    /// From a label in the middle of a line: `Datum: 19.11.2026 Autor: Mira Holt`.
    static func fromInnerLabel(_ text: String) -> String {
        let folded = ASCII.lowercased(text)
        for label in innerLabels {
            let pieces = folded.components(label)
            guard pieces.count == 2, let before = pieces.first, let last = before.utf8.last, last <= 0x2F else {
                continue
            }
            return ASCII.trimmed(String(decoding: text.utf8.dropFirst(before.utf8.count), as: UTF8.self))
        }
        return text
    }

    private static let innerLabels = Lexicon.innerBylineLabels.texts
}
