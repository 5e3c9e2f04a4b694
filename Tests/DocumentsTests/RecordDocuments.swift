import Store
import Testing

@Suite struct RecordDocuments {
    @Test func theSchemaIsTheProgramsOwn() throws { try Document("docs/record.schema.json").expect(RecordSchema.text) }

    @Test func everyFieldIsDescribed() throws {
        let document = try Document("docs/RECORD.md")
        let rows = RecordField.all.flatMap { field in
            ["| `\(field.name)` | \(field.says) |"]
                + field.members.map { "| `\(field.name).\($0.name)` | \($0.says) |" }
        }
        try document.expect(document.table("| field | meaning |", rows))
    }

    @Test func whatIsSaidIsASentence() {
        for field in RecordField.all + RecordField.all.flatMap(\.members) {
            #expect(field.says.hasSuffix("."), "\(field.name)")
            #expect(!field.says.contains("|"), "\(field.name)")
        }
    }
}
