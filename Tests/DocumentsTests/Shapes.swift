import Bytes
import Foundation
import Testing

@testable import Store

/// What other programs are told of a record has each of its fields; `scripts/shapes` writes it.
@Suite struct Shapes {
    @Test func elasticsearch() throws {
        let text = try Document("docs/shapes/elasticsearch.json").text
        let mappings = try JSONReader.parse(Array(text.utf8))["mappings"]
        let properties = try #require(mappings?["properties"])
        #expect(Self.names(properties) == RecordField.all.map(\.name))
        for field in RecordField.all where !field.members.isEmpty {
            let members = try #require(properties[field.name]?["properties"], "\(field.name)")
            #expect(Self.names(members) == field.members.map(\.name))
        }
    }

    @Test(arguments: ["docs/shapes/clickhouse.sql", "docs/shapes/duckdb.sql"])
    func tables(path: String) throws {
        let columns = try Document(path).lines.filter { $0.hasPrefix("    ") }.map { line in
            line.split(whereSeparator: { " :".contains($0) }).map(String.init)
        }
        #expect(columns.compactMap(\.first) == RecordField.all.map(\.name))
        for (field, words) in zip(RecordField.all, columns) {
            let names = Set(words.map { $0.split(separator: "(").last.map(String.init) ?? $0 })
            for member in field.members {
                #expect(names.contains(member.name), "\(path): \(field.name).\(member.name)")
            }
        }
    }

    private static func names(_ object: JSONValue) -> [String] {
        guard case .object(let members) = object else { return [] }
        return members.map(\.name)
    }
}
