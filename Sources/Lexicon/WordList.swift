/// The words of one idea, by language. A line holds a language, a colon and its phrases:
///
///     ar:  تاريخ النشر | نشر في
///     en:  published on | publi…
///     any: facebook
///
/// - `|` parts phrases. A language may have several lines; `any` is for names and marks that belong to none.
/// - `…` behind a phrase: the beginning of a word. Before it: the end of one.
/// - ` & ` between words: they stand together in one text, wherever in it.
/// - ` / ` between words: ways to write the same thing, where the place in the line is a number (months).
/// - `_` is a space, where one belongs to the word's end: `by_` does not begin `byte`.
///
/// How a phrase is compared (as a whole line, at its start, anywhere, folded or not) is up to who asks. A line that cannot
/// be read is passed over here and found by a test: see `faults`.
package struct WordList: Sendable {
    package struct Phrase: Sendable, Hashable {
        package var language: String
        /// The words, without the mark of an open end.
        package var text: String
        /// Whether only a part of a word is given.
        package var isOpen: Bool

        /// What must stand together; mostly one.
        package var together: [String] { parts(UInt8(ascii: "&")) }
        /// The ways to write it; mostly one.
        package var ways: [String] { parts(UInt8(ascii: "/")) }

        private func parts(_ mark: UInt8) -> [String] {
            text.utf8.contains(mark)
                ? text.split(separator: " ").split { $0.utf8.elementsEqual([mark]) }.map { $0.joined(separator: " ") }
                : [text]
        }
    }

    private let source: StaticString
    private let isNumbered: Bool

    package init(_ source: StaticString) {
        self.source = source
        isNumbered = false
    }

    /// A phrase's place in its line is a number.
    package init(numbered source: StaticString) {
        self.source = source
        isNumbered = true
    }

    /// In the order of the list.
    package var phrases: [Phrase] { read().lines.flatMap(\.self) }
    package var texts: [String] { phrases.map(\.text) }
    /// Those that are no beginnings or ends of words.
    package var whole: [String] { phrases.lazy.filter { !$0.isOpen }.map(\.text) }
    package var groups: [[String]] { phrases.map(\.together) }
    /// Each way to write something with its number, line by line.
    package var numbered: [(number: Int, way: String)] {
        read().lines.flatMap { line in
            line.enumerated().flatMap { place, phrase in phrase.ways.map { (place + 1, $0) } }
        }
    }
    /// Each word by itself, of phrases that are whole.
    package var words: [String] { whole.flatMap { $0.split(separator: " ").map(String.init) } }

    /// What is wrong with the list, for the test: lines without a language we know, phrases that are empty or come twice.
    package var faults: [String] {
        let read = read()
        var faults = read.faults
        var seen: Set<Phrase> = []
        for phrase in read.lines.flatMap(\.self) {
            // Every country's row of months names those again that it shares with others.
            if !seen.insert(phrase).inserted, !isNumbered {
                faults.append("twice: \(phrase.language): \(phrase.text)")
            }
        }
        return faults
    }

    /// How many phrases each language has.
    package var counts: [String: Int] { phrases.reduce(into: [:]) { $0[$1.language, default: 0] += 1 } }

    private struct Reading {
        var lines: [[Phrase]] = []
        var faults: [String] = []
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private func read() -> Reading {
        var reading = Reading()
        source.withUTF8Buffer { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) where !line.allSatisfy({ $0 == 0x20 }) {
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                    reading.faults.append("no language: \(String(decoding: line, as: UTF8.self))")
                    continue
                }
                let language = String(decoding: Self.trimmed(line[..<colon]), as: UTF8.self)
                if !Self.languages.contains(language) { reading.faults.append("unknown language: \(language)") }
                var phrases: [Phrase] = []
                let pieces = line[(colon + 1)...].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                for piece in pieces {
                    if let phrase = Self.phrase(Self.trimmed(piece), language) {
                        phrases.append(phrase)
                    } else {
                        reading.faults.append("empty phrase: \(String(decoding: line, as: UTF8.self))")
                    }
                }
                reading.lines.append(phrases)
            }
        }
        return reading
    }

    private static func phrase(_ written: Bytes, _ language: String) -> Phrase? {
        // U+2026
        let mark: [UInt8] = [0xE2, 0x80, 0xA6]
        var bytes = written
        if bytes.starts(with: mark) { bytes = bytes.dropFirst(mark.count) }
        if bytes.suffix(mark.count).elementsEqual(mark) { bytes = bytes.dropLast(mark.count) }
        if bytes.allSatisfy({ $0 == UInt8(ascii: "_") }) { return nil }
        let text =
            bytes.contains(UInt8(ascii: "_"))
            ? String(decoding: bytes.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
            : String(decoding: bytes, as: UTF8.self)
        return Phrase(language: language, text: text, isOpen: bytes.count < written.count)
    }

    private static func trimmed(_ bytes: Bytes) -> Bytes {
        var bytes = bytes
        while bytes.first == 0x20 { bytes = bytes.dropFirst() }
        while bytes.last == 0x20 { bytes = bytes.dropLast() }
        return bytes
    }
}
