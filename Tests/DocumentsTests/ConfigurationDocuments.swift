import Daemon
import Testing

@Suite struct ConfigurationDocuments {
    @Test func everyKeyIsInTheTable() throws {
        let document = try Document("docs/CONFIGURATION.md")
        let rows = ConfigurationKey.all.map { key in
            let standard = key.standard.map { "`\($0)`" } ?? "–"
            return "| `\(key.name)` | \(standard) | \(key.isReadAtStart ? "*restart*: " : "")\(key.says) |"
        }
        // The first of the page's tables.
        try document.expect(document.table("| key | default | what it does |", rows))
    }

    @Test func everyKeyIsInTheManual() throws {
        let document = try Document("docs/man/rawi.toml.5")
        let lines = document.lines
        let start = try #require(lines.firstIndex(of: ".SH KEYS"))
        let end = try #require(lines.firstIndex(of: ".SH SOURCES"))
        var keys: [String] = []
        var section = ""
        for key in ConfigurationKey.all {
            if key.section != section {
                section = key.section
                keys.append(".SS [\(section)]")
            }
            keys += [".TP", ".B \(key.key)", Roff.sentence(key.says)]
            if let standard = key.standard { keys.append("Default: " + Roff.sentence("`\(standard)`")) }
            if key.isReadAtStart { keys.append("Read at a start only.") }
        }
        try document.expect(lines[...start] + keys + lines[end...])
    }

    /// Commented keys show what holds anyway; those that are set there show what the file is for.
    @Test func everyKeyIsInTheFile() throws {
        let document = try Document("config/rawi.toml")
        var lines = document.lines
        for key in ConfigurationKey.all {
            let inSection = Self.lines(of: key.section, in: lines)
            let setting = lines[inSection].firstIndex { $0.hasPrefix("\(key.key) = ") }
            guard setting == nil else { continue }
            if let shown = lines[inSection].firstIndex(where: { $0.hasPrefix("# \(key.key) = ") }) {
                lines[shown] = key.commentedLine
            } else {
                let last = lines[inSection].lastIndex { $0.contains(" = ") } ?? inSection.lowerBound
                lines.insert(key.commentedLine, at: last + 1)
            }
        }
        try document.expect(lines)
    }

    private static func lines(of section: String, in lines: [String]) -> Range<Int> {
        let start = section.isEmpty ? 0 : lines.firstIndex(of: "[\(section)]").map { $0 + 1 } ?? lines.endIndex
        return start..<(lines[start...].firstIndex { $0.hasPrefix("[") } ?? lines.endIndex)
    }
}

/// Text in the language of manual pages, groff_man(7).
enum Roff {
    static func sentence(_ markdown: String) -> String {
        var text = ""
        var isLiteral = false
        for character in markdown {
            switch character {
            case "`":
                isLiteral.toggle()
                text += isLiteral ? "\\fB" : "\\fR"
            case "\\": text += "\\e"
            case "-" where isLiteral: text += "\\-"
            default: text.append(text.isEmpty ? Character(character.uppercased()) : character)
            }
        }
        return text + (text.hasSuffix(".") ? "" : ".")
    }

    /// What a reader sees of a line with a macro for fonts: `.BR tail " [" \-n ]` is `tail [-n]`.
    static func plain(_ line: String) -> String {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                words.append(word)
                word = ""
            } else {
                word.append(character)
            }
        }
        words.append(word)
        let isJoined = ["BR", "RB", "BI", "IB", "RI", "IR"].contains { words.first == ".\($0)" }
        return words.dropFirst().joined(separator: isJoined ? "" : " ")
            .replacing(/\\f[A-Z]/, with: "").replacing("\\-", with: "-")
    }
}
