import Bytes
import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store

/// What a recipe for jq asks of a line is there.
@Suite struct Recipes {
    private static let eventNames = Event.envelope.union(EventKind.Name.allCases.flatMap(\.fieldNames))

    private static let recordNames = Set((RecordField.all + RecordField.all.flatMap(\.members)).map(\.name))

    private static func manifestNames() throws -> Set<String> {
        var entry = ManifestEntry(
            segment: "a", file: "a", firstSeq: 1, lastSeq: 1, lines: 1, bytes: 1, sha256: "0", storedBytes: 1,
            storedSHA256: "0", sealedAt: Date(timeIntervalSince1970: 0))
        entry.retired = ManifestEntry.Retired(at: entry.sealedAt, index: "a", indexSHA256: "0")
        guard case .object(let members) = try JSONReader.parse(entry.line()) else { return [] }
        return Set(members.map(\.name))
    }

    @Test(arguments: ["README.md", "docs/RECORD.md"])
    func namesExist(path: String) throws {
        let recipes = try Document(path).lines.filter {
            $0.contains("jq ") && ($0.contains(".jsonl") || $0.contains("rawi cat"))
        }
        #expect(recipes.count >= 3)
        for recipe in recipes {
            let known =
                recipe.contains("events")
                ? Self.eventNames
                : recipe.contains("manifest") ? try Self.manifestNames() : Self.recordNames
            let program = recipe.replacing(/[^\s']*\.jsonl\S*/, with: "").replacing(/"[^"]*"/, with: "")
            let asked = program.matches(of: /\.([a-z_][a-z0-9_]*)/).map { String($0.1) }
            // `{kind, url}`
            let shown = program.matches(of: /\{([a-z_, ]+)\}/).flatMap {
                $0.1.split(separator: ",").map { String($0).replacing(" ", with: "") }
            }
            for name in asked + shown where name != "print" {
                #expect(known.contains(name), "\(path): nothing has a \(name): \(recipe)")
            }
        }
    }
}
