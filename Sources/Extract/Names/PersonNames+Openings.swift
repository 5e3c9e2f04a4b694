import Bytes
import Lexicon

/// Lines that begin with what somebody did and a word for *by*: `Eingestellt von …`, `Recueilli par …`, `Foto: …`.
extension PersonNames {
    enum Opening: Equatable {
        case none
        /// The line says who wrote; this stands behind it.
        case writer(String)
        /// The line says who took the picture, translated, checked, or where the text comes from.
        case credit
    }

    static func opening(of text: String) -> Opening {
        if creditStarts.contains(start(of: text)) {
            let folded = ASCII.lowercased(String(decoding: text.utf8.prefix(200), as: UTF8.self))
            if creditLabels.contains(where: { folded.utf8.starts(with: $0.utf8) }) { return .credit }
        }
        guard text.utf8.contains(0x20) else { return .none }
        let words = text.utf8.split(separator: 0x20, maxSplits: 6).map { Substring($0) }
        let bys = words.indices.dropLast().dropFirst().prefix(3)
        guard
            let at = bys.first(where: {
                words[$0].utf8.count <= 5
                    && (alwaysBy.contains(ASCII.lowercased(words[$0])) || sometimesBy.contains(words[$0]))
            })
        else { return .none }
        let label = words[..<at].map { $0.filter { $0 != ":" && $0 != "," }.lowercased() }
        if label.contains(where: isCredit) { return .credit }
        guard isWriting(words[..<at], label, by: words[at]) else { return .none }
        let rest = ASCII.trimmed(text[words[at + 1].startIndex...])
        guard let first = rest.unicodeScalars.first, !first.properties.isLowercase || isArticle(words[at + 1]) else {
            return .none
        }
        return .writer(rest)
    }

    /// `Mira Holt by Harbour Press` does not begin with a label; `Ursula von Holt` is a name.
    private static func isWriting(_ words: ArraySlice<Substring>, _ label: [String], by: Substring) -> Bool {
        guard let last = label.last else { return false }
        if writing.contains(last) || writtenEndings.contains(where: { last.utf8.count >= 8 && last.hasSuffix($0) }) {
            return true
        }
        guard alwaysBy.contains(ASCII.lowercased(by)) else { return false }
        return words.count == 1
            || words.dropFirst().contains { $0.unicodeScalars.first?.properties.isLowercase ?? false }
    }

    private static func isCredit(_ word: String) -> Bool {
        credits.contains(word) || creditEndings.contains { word.hasSuffix($0) }
    }

    private static func isArticle(_ word: Substring) -> Bool { word == "der" || word == "die" || word == "das" }

    private static let alwaysBy = Set(Lexicon.alwaysBy.texts)
    /// Particles of names too: only behind a word for writing.
    private static let sometimesBy = Set(Lexicon.sometimesBy.texts.map { $0[...] })

    private static let writing = Set(Lexicon.writing.texts)
    /// Of German participles and compounds, all longer than names that end so: `bearbeitet`, `Leitartikel`.
    private static let writtenEndings = Lexicon.writingEndings.texts

    private static let credits = Set(Lexicon.crediting.texts)
    private static let creditEndings = Lexicon.creditingEndings.texts

    /// The first two bytes of each credit's label: most lines begin with none of them.
    private static let creditStarts = Set(creditLabels.map(start))

    private static func start(of text: String) -> UInt16 {
        text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16(ASCII.lower($1)) }
    }

    private static let creditLabels = Lexicon.creditLabels.texts
}
