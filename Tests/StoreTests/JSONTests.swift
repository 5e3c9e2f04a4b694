import Testing

@testable import Store

@Suite struct JSONTests {
    @Test(
        "Well-formed texts",
        arguments: [
            ("null", JSONValue.null), (" true ", .bool(true)), ("-0", .integer(0)), ("12", .integer(12)),
            ("1e2", .number(100)), ("-1.5E-1", .number(-0.15)), ("99999999999999999999", .number(1e20)),
            ("\"\\u00e9\\ud83d\\ude00\\/\"", .string("é😀/")), ("[]", .array([])), ("{}", .object([])),
            ("[1,[2],{}]", .array([.integer(1), .array([.integer(2)]), .object([])])),
            (
                "{\"a\":1 , \"a\":[ ]}",
                .object([.init(name: "a", value: .integer(1)), .init(name: "a", value: .array([]))])
            ),
        ])
    func wellFormed(text: String, value: JSONValue) throws {
        #expect(try JSONReader.parse(text.utf8) == value)
    }

    @Test(
        "Malformed texts",
        arguments: [
            "", " ", "nul", "truefalse", "01", "1.", ".5", "+1", "1e", "-", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
            "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\n\"", "[", "[1", "[1,", "[1,]", "[,1]", "]", "{", "{\"a\"",
            "{\"a\":",
            "{\"a\":1,", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{1:1}", "[1}", "{\"a\":1]", "1 2", "[]]", "'a'", "NaN",
        ])
    func malformed(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(text.utf8) }
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0x5C, 0x6E, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(bytes) }
        }
    }

    @Test func depthIsBounded() throws {
        let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        // The innermost, empty one takes no place on the stack.
        #expect(throws: Never.self) { try JSONReader.parse(deep(65).utf8) }
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(deep(66).utf8) }
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(deep(1_000_000).utf8) }
    }

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
