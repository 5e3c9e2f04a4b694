import Testing

@testable import Store

@Suite struct SchemaCheckTests {
    @Test(
        "What breaks the schema is named with its place",
        arguments: [
            ("\"seq\":1", "\"seq\":0", "/seq: below 1.0"), ("\"seq\":1", "\"seq\":\"1\"", "/seq: not of type integer"),
            ("\"type\":\"article\"", "\"type\":\"page\"", "/type: none of the values"),
            ("\"status\":200", "\"status\":20", "/http/status: below 100.0"),
            ("\"text_direction\":\"rtl\",", "\"text_direction\":\"up\",", "/text_direction: none of the values"),
            ("12:00:00.123Z", "12:00:00.123+03:00", "/fetched_at: not of the pattern"),
            ("\"2026-11-21\"", "\"2026-02-30\"", "/published_day: no date"),
            ("\"sha256:0a", "\"sha256:0A", "/payload_digest: not of the pattern"),
            ("\"rel\":[\"nofollow\"]", "\"rel\":[]", "/links/0/rel: too few"),
            (",\"instance\":\"rawi@test\"", "", "/instance: absent"),
        ])
    func schemaProblems(part: String, replacement: String, problem: String) {
        let line = text(fullRecord().line(seq: 1)).replacing(part, with: replacement)
        #expect(SchemaCheck.record.problems(in: line.utf8) == [problem])
    }

    @Test(
        "A schema that cannot be understood refuses everything",
        arguments: [
            "", "[]", "{\"anyOf\":[]}", "{\"pattern\":\"a+\"}", "{\"pattern\":\"^(a)$\"}", "{\"format\":\"uri\"}",
            "{\"$ref\":\"#/$defs/none\"}", "{\"$ref\":\"other.json\"}",
            "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}",
        ])
    func unusableSchemas(schema: String) {
        #expect(SchemaCheck(schema).problems(in: "\"a\"".utf8) != [])
    }
}
