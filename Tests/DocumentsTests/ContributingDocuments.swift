import ArgumentParser
import Foundation
import Testing

@testable import struct rawi_conformance.GoldPage
@testable import struct rawi_conformance.Program

/// What CONTRIBUTING.md tells an outsider to use is there.
struct ContributingDocuments {
    @Test func everyFieldOfGoldIsInTheTable() throws {
        let document = try Document("CONTRIBUTING.md")
        let rows = GoldPage.fields.map { "| `\($0.name)` | \($0.says) |" }
        try document.expect(document.table("| field | what it says, and what it is compared for |", rows))
    }

    @Test func everyExampleOfGoldIsRead() throws {
        let examples = try Document("CONTRIBUTING.md").lines.filter { $0.hasPrefix("    {\"id\"") }
        #expect(examples.count >= 2)
        let known = Set(GoldPage.fields.map(\.name))
        for example in examples {
            #expect(try GoldPage(line: example.utf8).passedOver == [])
            let members = try JSONSerialization.jsonObject(with: Data(example.utf8)) as? [String: Any] ?? [:]
            #expect(known.isSuperset(of: members.keys), "\(example)")
        }
    }

    /// Files and folders with a path, also `Extract/Body/Quality` within the sources; files and types without one.
    @Test func everyNamedFileAndTypeIsThere() throws {
        let files = try Self.files()
        let text = try Document("CONTRIBUTING.md").text
        let paths = text.matches(of: /(?:Sources|Tests|scripts|docs|config|systemd)(?:\/[A-Za-z0-9_.+*-]*[a-z0-9])+/)
            .map { String($0.output) }
        let types = text.matches(of: /`([A-Z][A-Za-z+.]+)`/).map { String($0.1) }
        let inSources = text.matches(of: /`([A-Z][a-z]+(?:\/[A-Za-z]+)+)`/).map { String($0.1) }
            .filter { !$0.hasPrefix("Sources/") && !$0.hasPrefix("Tests/") }
        // Fewer would mean that they are not found any more.
        #expect(paths.count >= 50)
        #expect(types.count >= 15)
        #expect(inSources.count >= 4)
        for path in paths + inSources.map({ "Sources/\($0)" }) {
            let parts = path.split(separator: "*", maxSplits: 1)
            let (head, tail) = (String(parts[0]), parts.dropFirst().first.map(String.init))
            let isThere = files.contains { file in
                guard let tail else { return file == head || file == head + ".swift" || file.hasPrefix(head + "/") }
                return file.hasPrefix(head) && file.hasSuffix(tail)
            }
            #expect(isThere, "CONTRIBUTING.md: there is no \(path)")
        }
        let code = try files.filter { $0.hasSuffix(".swift") }.map {
            try Data(contentsOf: Document.root.appending(path: $0))
        }
        for type in types {
            let isThere =
                type.hasSuffix(".swift")
                ? files.contains { $0.hasSuffix("/" + type) }
                : type.split(separator: ".").allSatisfy { name in
                    code.contains { $0.firstRange(of: Data(name.utf8)) != nil }
                }
            #expect(isThere, "CONTRIBUTING.md: there is no \(type)")
        }
    }

    @Test func everyCommandOfConformanceIsTaken() throws {
        let commands = try Document("CONTRIBUTING.md").text.matches(of: /rawi-conformance ((?:--[a-z]+|[A-Z]+| )+)/)
        #expect(commands.count >= 2)
        for command in commands {
            let words = command.1.split(separator: " ").map { $0 == "N" ? "5" : String($0) }
            #expect(throws: Never.self, "rawi-conformance \(words)") { try Program.parse(words) }
        }
    }

    /// What may be named: the repository's files, by their paths from its root.
    private static func files() throws -> [String] {
        try ["Sources", "Tests", "scripts", "docs", "config", "systemd"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: Document.root.appending(path: folder).path)
                .map { "\(folder)/\($0)" }
        }
    }
}
