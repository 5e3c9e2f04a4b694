import ArgumentParser
import Foundation
import Testing

@testable import rawi

/// Every command line that a document names is one that the program takes.
@Suite struct CommandLines {
    @Test func theManualsCommandsAreTaken() throws {
        let lines = try Document("docs/man/rawi.1").lines
        let start = try #require(lines.firstIndex(of: ".SH COMMANDS"))
        let section = lines[(start + 1)...].prefix { !$0.hasPrefix(".SH") }
        let commands = zip(section, section.dropFirst()).filter { $0.0 == ".TP" }.map { Roff.plain($0.1) }
        #expect(commands.count == Rawi.configuration.subcommands.count)
        for command in commands { Self.check(command, "docs/man/rawi.1") }
    }

    @Test func everyNamedCommandLineIsTaken() throws {
        var count = 0
        for path in try Self.paths() {
            let document = try Document(path)
            for line in path.hasSuffix(".md") ? Self.code(in: document.lines) : document.lines.flatMap(Self.advice) {
                for command in Self.commands(in: line) {
                    Self.check(command, path)
                    count += 1
                }
            }
        }
        // Fewer would mean that they are not found any more.
        #expect(count >= 45)
    }

    private static func paths() throws -> [String] {
        var paths = ["README.md", "README.ar.md", "README.tr.md", "CONTRIBUTING.md", "config/rawi.toml"]
        for folder in ["docs", "docs/man", "systemd", "systemd/drop-ins", "config/sources.d"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: Document.root.appending(path: folder).path)
            paths += names.sorted().filter { name in
                name.contains(".") && ![".json", ".png"].contains(where: name.hasSuffix)
            }.map { "\(folder)/\($0)" }
        }
        return paths
    }

    /// Spans of code, lines of code blocks.
    private static func code(in lines: [String]) -> [String] {
        var found: [String] = []
        var isBlock = false
        for line in lines {
            if line.hasPrefix("```") {
                isBlock.toggle()
            } else if isBlock || line.hasPrefix("    ") {
                found.append(String(line.prefix(upTo: line.firstRange(of: /\s#\s/)?.lowerBound ?? line.endIndex)))
            } else {
                found += line.matches(of: /`([^`]+)`/).map { String($0.1) }
                // With its direction, in a text from right to left.
                found += line.matches(of: /<code[^>]*>([^<]+)<\/code>/).map { String($0.1) }
            }
        }
        return found
    }

    /// Where other files name a command: in backticks, behind a colon, on an indented line, in a unit's `Exec…=`.
    private static func advice(in line: String) -> [String] {
        // The catalog's headings are sentences: «rawi is ready».
        if line.hasPrefix("Subject:") { return [] }
        if line.hasPrefix("    ") { return [line] }
        if let exec = line.firstMatch(of: /^Exec[A-Za-z]+=(.+)$/) { return [String(exec.1)] }
        return line.matches(of: /`([^`]+)`/).map { String($0.1) }
            + line.matches(of: /: (rawi .+)$/).map { String($0.1) }
    }

    /// `rawi` where the shell looks for a program, with what follows up to the command's end.
    private static func commands(in code: String) -> [String] {
        let words = code.split(whereSeparator: \.isWhitespace).map(String.init)
        let ends: Set = ["|", "&&", ";", ">", "2>", "<"]
        return words.indices.compactMap { at in
            guard words[at] == "rawi" || words[at] == "$rawi" || words[at].hasSuffix("/rawi"),
                at == 0 || ends.contains(words[at - 1]) || ["sudo", "rawi"].contains(words[at - 1])
            else { return nil }
            let arguments = words[(at + 1)...].prefix { !ends.contains($0) }
            guard let first = arguments.first, first.wholeMatch(of: /[a-z-]+/) != nil else { return nil }
            return arguments.joined(separator: " ")
        }
    }

    /// The command without what is in brackets, and with each of these: `tail [-n N] [--json | --text]`.
    private static func check(_ command: String, _ path: String) {
        let command = command.replacing("\\|", with: "|")
        let choices = command.matches(of: /\[([^\]]+)\]/).flatMap { $0.1.split(separator: "|").map(String.init) }
        let bare = command.replacing(/\[[^\]]+\]/, with: "")
        for line in [bare] + choices.map({ bare + " " + $0 }) {
            let words = line.split(separator: " ").map { word in
                ["N", "COUNT", "count", "size"].contains(word)
                    ? "5" : word == "date" ? "2026-06-01" : word.trimmingCharacters(in: ["…", "."])
            }.filter { !$0.isEmpty }
            do {
                _ = try Rawi.parseAsRoot(words)
            } catch {
                #expect(Rawi.exitCode(for: error) == .success, "\(path): rawi \(line): \(Rawi.message(for: error))")
            }
        }
    }
}
