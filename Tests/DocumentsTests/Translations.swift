import ArgumentParser
import Foundation
import Testing

@testable import rawi

/// README in other languages: the same commands, whatever is said of them.
@Suite struct Translations {
    private static let paths = ["README.ar.md", "README.tr.md"]
    private static let original = "README.md"

    @Test(arguments: paths)
    func blocksHaveTheSameCommands(path: String) throws {
        let wanted = try Self.blocks(Document(Self.original))
        let found = try Self.blocks(Document(path))
        #expect(found == wanted.filter { $0.language == "sh" || $0.language == "toml" })
    }

    @Test(arguments: paths)
    func tablesNameTheSameCommandsAndFields(path: String) throws {
        let wanted = try Self.firstCells(Document(Self.original))
        let found = try Self.firstCells(Document(path))
        #expect(found.filter { $0.hasPrefix("rawi ") } == wanted.filter { $0.hasPrefix("rawi ") })
        // Not all fields are told again; none is made up.
        #expect(Set(found).subtracting(wanted).isEmpty, "\(Set(found).subtracting(wanted))")
        for command in Rawi.configuration.subcommands {
            #expect(found.contains { $0.hasPrefix("rawi \(command._commandName)") }, "\(path): \(command._commandName)")
        }
    }

    @Test(arguments: paths + [original])
    func languagesLeadToOneAnother(path: String) throws {
        let document = try Document(path)
        for other in Self.paths + [Self.original] where other != path {
            #expect(document.lines.prefix(4).contains { $0.contains("](\(other))") }, "\(path) -> \(other)")
        }
        for link in document.text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
            let file = Document.root.appending(path: String(link.1))
            #expect(FileManager.default.fileExists(atPath: file.path), "\(path) leads to \(link.1)")
        }
    }

    /// Code reads from left to right: no block stands within a part that reads the other way.
    @Test func codeStandsOutsideOfRightToLeft() throws {
        var depth = 0
        for line in try Document("README.ar.md").lines {
            if line.hasPrefix("<div dir=\"rtl\">") { depth += 1 }
            if line.hasPrefix("</div>") { depth -= 1 }
            if line.hasPrefix("```") { #expect(depth == 0, "\(line)") }
            #expect((0...1).contains(depth))
            // What begins or ends with a sign would be shown with it on the other side.
            for code in line.matches(of: /`([^`]+)`/) where depth == 1 {
                let ends = [code.1.first, code.1.last].compactMap { $0 }
                let isSafe = ends.allSatisfy { $0.isLetter || $0.isNumber || "[]…".contains($0) }
                #expect(isSafe || !code.1.hasPrefix("-") && !code.1.hasPrefix("/"), "\(code.1)")
            }
        }
        #expect(depth == 0)
    }

    private struct Block: Equatable {
        let language: String
        var lines: [String] = []
    }

    /// Without remarks, which are translated.
    private static func blocks(_ document: Document) -> [Block] {
        var found: [Block] = []
        var isOpen = false
        for line in document.lines {
            if line.hasPrefix("```") {
                isOpen.toggle()
                if isOpen { found.append(Block(language: String(line.dropFirst(3)))) }
            } else if isOpen, let last = found.indices.last {
                let code = line.replacing(/(^|\s+)#\s.*$/, with: "")
                if !code.isEmpty { found[last].lines.append(code) }
            }
        }
        return found.filter { $0.language == "sh" || $0.language == "toml" }
    }

    /// Code in the first cell of each row.
    private static func firstCells(_ document: Document) -> [String] {
        document.lines.filter { $0.hasPrefix("| `") }.flatMap { line in
            line.dropFirst(2).replacing("\\|", with: "!").split(separator: "|").prefix(1).flatMap {
                $0.matches(of: /`([^`]+)`/).map { String($0.1) }
            }
        }
    }
}
