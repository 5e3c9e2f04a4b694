import Bytes
import Text

/// The source of a LaTeX document: what its preamble states of it, and its words without the commands among them (LaTeX2e: An unofficial
/// reference manual, 3 to 5).
enum SuppliedLaTeX {
    static func isSource(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(4096).split(separator: 0x0A).first { line in
            line.contains { $0 > 0x20 } && line.first != UInt8(ascii: "%")
        }
        return start?.starts(with: "\\documentclass".utf8) == true
    }

    /// - Returns: lines as people write them, paragraphs apart.
    static func plain(_ bytes: [UInt8], into head: inout SuppliedHead, _ left: inout LeftOut) -> [UInt8] {
        var reader = LaTeXReader(withoutComments(bytes, &left))
        reader.read()
        let parts = reader.stated.mapValues { SuppliedField.string(SuppliedPlain.composed($0)[...]) }
        if let title = parts["title"], !title.isEmpty { _ = head.state(.title, title) }
        if let names = parts["author"] { _ = head.state(.author, names) }
        if let day = parts["date"] { _ = head.state(.published, day) }
        return SuppliedPlain.composed(reader.out)
    }

    /// A per cent sign hides the rest of its line from every reader; in an address it may begin an escape.
    private static func withoutComments(_ bytes: [UInt8], _ left: inout LeftOut) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let sign = line.indices.first { isComment(line, $0) }
            let kept = line[..<(sign ?? line.endIndex)]
            let hidden = sign.map { line[($0 + 1)...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "%") } } ?? []
            if hidden.isEmpty { left.end() } else { left.add("comment", hidden) }
            // A line that is nothing else parts no paragraphs.
            if sign != nil, !kept.contains(where: { $0 > 0x20 }) { continue }
            out += kept + [0x0A]
        }
        return out
    }

    private static func isComment(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        guard line[index] == UInt8(ascii: "%") else { return false }
        guard index > line.startIndex else { return true }
        let before = line[index - 1]
        let isEscape = before > 0x20 && line[(index + 1)...].prefix(2).count { Hex.value($0) != nil } == 2
        return before != UInt8(ascii: "\\") && !isEscape
    }
}

/// Goes through a source once. What a group's end brings is kept on a stack: groups lie in each other.
private struct LaTeXReader {
    private enum Ending {
        case words(String)
        /// The group states this of the document; its words begin there in `out`.
        case statement(String, Int)
    }

    private let bytes: [UInt8]
    /// Where the brace at a place is closed; -1 for all else.
    private var ends: [Int32]
    private var index = 0
    private var endings: [(at: Int, what: Ending)] = []
    private var isBody = false
    private(set) var out: [UInt8] = []
    private(set) var stated: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        ends = Array(repeating: -1, count: bytes.count)
        var open: [Int] = []
        for (place, byte) in bytes.enumerated() where place == 0 || bytes[place - 1] != UInt8(ascii: "\\") {
            if byte == UInt8(ascii: "{") { open.append(place) }
            if byte == UInt8(ascii: "}"), let start = open.popLast() { ends[start] = Int32(truncatingIfNeeded: place) }
        }
    }

    mutating func read() {
        while index < bytes.count {
            if let ending = endings.last, ending.at <= index {
                endings.removeLast()
                end(ending.what)
            }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\"):
                let name = command()
                if name == "end", group().elementsEqual("document".utf8) { return }
                if name == "begin", bytes[min(index, bytes.count)...].starts(with: "{document}".utf8) {
                    (isBody, out) = (true, [])
                }
                take(name)
            case UInt8(ascii: "{"), UInt8(ascii: "}"): index += 1
            default:
                write([byte == UInt8(ascii: "~") ? 0x20 : byte])
                index += 1
            }
        }
    }

    private mutating func write(_ words: some Sequence<UInt8>) {
        if isBody || !endings.isEmpty { out += words }
    }

    private mutating func end(_ ending: Ending) {
        switch ending {
        case .words(let words): write(words.utf8)
        case .statement(let name, let start):
            let words = out[start...].map { $0 == 0x0A ? 0x20 : $0 }
            stated[name] = stated[name] ?? words
            out.removeSubrange(start...)
        }
    }

    /// Letters behind the backslash, or one sign.
    private mutating func command() -> String {
        let start = min(index + 1, bytes.count)
        let letters = bytes[start...].prefix { ($0 | 0x20) &- 0x61 < 26 }
        let name = letters.isEmpty ? bytes[start...].prefix(1) : letters
        index = name.endIndex
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func take(_ name: String) {
        let next = bytes[min(index, bytes.count)...].first
        switch name {
        case "title", "author", "date":
            skipOptions()
            closing(with: .statement(name, out.count))
        case "section", "subsection", "subsubsection", "chapter", "part", "paragraph":
            if next == UInt8(ascii: "*") { index += 1 }
            skipOptions()
            write("\n\n".utf8)
            closing(with: .words("\n\n"))
        case "item", "par", "maketitle":
            skipOptions()
            write("\n\n".utf8)
        case "footnote":
            write(" (".utf8)
            closing(with: .words(")"))
        case "href":
            write(group().filter { $0 != UInt8(ascii: "\\") } + [0x20])
        case "and": write(", ".utf8)
        case "\\": write([0x0A])
        case "-", "/", "@": break
        case _ where Self.marks[name] != nil && (next == UInt8(ascii: "{") || !name.utf8.allSatisfy(\.isLetter)):
            accent(name)
        case _ where name.utf8.count == 1 && !name.utf8.allSatisfy(\.isLetter): write(name.utf8)
        case _ where Self.silent.contains(name):
            skipOptions()
            while index < bytes.count, ends[index] >= 0 { index = Int(ends[index]) + 1 }
            if name == "begin" || name == "end" { write([0x0A]) }
        default: skipOptions()
        }
    }

    private mutating func closing(with ending: Ending) {
        guard index < bytes.count, ends[index] >= 0 else { return }
        endings.append((Int(ends[index]), ending))
        index += 1
    }

    /// `\'e`, `\c{c}`: the letter, then its mark.
    private mutating func accent(_ name: String) {
        let letters = index < bytes.count && ends[index] >= 0 ? group() : bytes[min(index, bytes.count)...].prefix(1)
        guard let letter = letters.first, letter.isLetter, let mark = Self.marks[name] else { return }
        index = max(index, letters.endIndex)
        write([letter])
        write(mark.utf8)
        write(letters.dropFirst())
    }

    /// What stands in the braces that follow; nothing where none do, or none close them.
    private mutating func group() -> ArraySlice<UInt8> {
        guard index < bytes.count, ends[index] >= 0 else { return [] }
        let inside = bytes[(index + 1)..<Int(ends[index])]
        index = inside.endIndex + 1
        return inside
    }

    private mutating func skipOptions() {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "["),
            let close = bytes[index...].prefix(200).firstIndex(of: UInt8(ascii: "]"))
        else { return }
        index = close + 1
    }

    private static let marks = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
        "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "r": "\u{30A}",
    ]
    /// Commands whose arguments are no words of the text.
    private static let silent: Set<String> = [
        "begin", "end", "label", "ref", "pageref", "eqref", "cite", "citep", "citet", "includegraphics", "usepackage",
        "bibliography", "bibliographystyle", "input", "include", "vspace", "hspace", "setlength", "newcommand",
        "renewcommand",
        "pagestyle", "thispagestyle", "selectlanguage", "setmainfont", "setmainlanguage", "setotherlanguage", "index",
        "nocite",
    ]
}

extension UInt8 {
    fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
