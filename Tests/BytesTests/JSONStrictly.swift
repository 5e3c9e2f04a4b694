import Testing

@testable import Bytes

@Suite("JSON, strictly")
struct JSONStrictly {
    @Test(
        "Well-formed texts",
        arguments: [
            ("null", JSONValue.null), (" true ", .bool(true)), ("-0", .number("-0")), ("12", .number("12")),
            ("\t1e2\r\n", .number("1e2")), ("-1.5E-1", .number("-1.5E-1")),
            ("[0,0.0]", .array([.number("0"), .number("0.0")])),
            ("99999999999999999999", .number("99999999999999999999")),
            ("\"\\u00e9\\ud83d\\ude00\\/\"", .string("é😀/")),
            ("\"\\b\\f\\n\\r\\t\\\\\\\"\"", .string("\u{8}\u{C}\n\r\t\\\"")),
            ("[]", .array([])), ("{}", .object([])), ("{\"\":\"\"}", .object([.init(name: "", value: .string(""))])),
            ("[1,[2],{}]", .array([.number("1"), .array([.number("2")]), .object([])])),
            (
                "{\"a\":1 , \"a\":[ ]}",
                .object([.init(name: "a", value: .number("1")), .init(name: "a", value: .array([]))])
            ),
        ])
    func wellFormed(text: String, value: JSONValue) throws {
        #expect(try JSONReader.parse(text.utf8) == value)
    }

    @Test(
        "Malformed texts",
        arguments: [
            "", " ", "nul", "truefalse", "01", "-01", "1.", ".5", "+1", "1e", "1e+", "-", "--1", "1.e2", "0x1", "1-2",
            "\"",
            "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\", "\"\\u", "\"\\ud800\"", "\"\\ud800\\u0041\"",
            "\"\\ud800\\n\"",
            "\"\\udc00\"", "\"\n\"", "\"\u{0}\"", "[", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[:]", "]", "{",
            "{\"a\"",
            "{\"a\":", "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\",1}",
            "{\"a\":1 \"b\":2}",
            "{1:1}", "{[]:1}", "{\"a\"}", "{\"a\":}", "[1}", "{\"a\":1]", "[}", "{]", "1 2", "[]]", "[][]", "'a'",
            "NaN", "undefined",
            "Infinity", "True", "/**/1", "1//", "\u{FEFF}1", "\u{A0}1", "\u{B}1", "\"a\"b", ",", ":",
        ])
    func malformed(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(text.utf8) }
    }

    @Test func failuresSayWhere() {
        let failures: [(String, Int, String)] = [
            ("{\"a\":1,}", 7, "expected a name"), ("[1 2]", 3, "expected , or an end"), ("[1}", 2, "expected ]"),
            ("{\"a\" 1}", 5, "expected :"), ("[01]", 1, "no value"), ("[1] x", 4, "more after the value"),
            ("[\"a", 3, "the text ends early"), ("[1,", 3, "the text ends early"),
        ]
        for (text, offset, reason) in failures {
            do throws(JSONReader.Failure) {
                _ = try JSONReader.parse(text.utf8)
                Issue.record("\(text) was read")
            } catch {
                #expect(error == JSONReader.Failure(offset: offset, reason: reason), "\(text)")
            }
        }
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0x5C, 0x6E, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(bytes) }
        }
    }

    @Test func numbersLoseNoDigit() throws {
        let numbers = try JSONReader.parse("[9223372036854775807,-9223372036854775808,9223372036854775808,1.0,-0]".utf8)
        #expect(numbers.elements.map(\.integer) == [.max, .min, nil, nil, 0])
        #expect(numbers.elements.map(\.number) == [0x1p63, -0x1p63, 0x1p63, 1, 0])
        #expect(numbers.elements[2].written == "9223372036854775808")
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(String(repeating: "1", count: 401).utf8) }
    }

    @Test func depthIsBounded() throws {
        let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(throws: Never.self) { try JSONReader.parse(deep(64).utf8) }
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(deep(65).utf8) }
        #expect(throws: JSONReader.Failure.self) { try JSONReader.parse(deep(1_000_000).utf8) }
    }

    /// What the writer writes, the reader reads, both ways.
    @Test func textsComeBack() throws {
        for text in [
            "", "a", "\u{0}\u{1F}\"\\/\u{7F}\u{85}\u{2028}\u{2029}", "نص 😀 漢字 long enough for words of eight bytes \n",
        ] {
            var json = JSONWriter(capacity: 16)
            json.object { json in
                json.member("empty", "")
                json.key(text)
                json.array { json in
                    json.comma()
                    json.string(text)
                    json.comma()
                    json.integer(-12)
                    json.comma()
                    json.boolean(true)
                }
                json.null("none")
            }
            let value = try JSONReader.parse(json.bytes)
            #expect(value[text] == .array([.string(text), .number("-12"), .bool(true)]))
            #expect(value["empty"] == nil && value["none"] == .null)
            #expect(json.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        }
    }
}
