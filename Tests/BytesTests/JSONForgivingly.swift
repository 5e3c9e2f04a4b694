import Testing

@testable import Bytes

@Suite("JSON as pages write it")
struct JSONForgivingly {
    @Test(
        "Forgives",
        arguments: [
            (#"{"a":"x"}"#, "x"), (#"/* note */ {"a":"x",}"#, "x"), (#"<![CDATA[{"a":"x"}]]>"#, "x"),
            (#"{"b":[1,2,{"c":3}],"a":"x""#, "x"), (#"{/* { */"a"/**/:"x"}"#, "x"), (#"{"a":"x"]"#, "x"),
            ("{\"a\":\"x\ny\"}", "x\ny"), (#"{"a":"\u0645\ud83d\ude00\/"}"#, "م😀/"), (#"{"a":1.5e3}"#, "1.5e3"),
            (#"// c"# + "\n{\"a\":\"x\"}", "x"), (#"{"a":"x\r\ny\bz"}"#, "x\n\ny z"), (#"{"a":"\x\u41"}"#, "xA"),
            (#"{"a":"\ud800"}"#, "\u{FFFD}"), (#"{"a":"\ud800\u0041"}"#, "\u{FFFD}A"), (#"{"a":NaN}"#, "NaN"),
            (#"{"a":"first","a":"second"}"#, "first"), (#"{"a":"as far as it w"#, "as far as it w"),
            (#"{"b":undefined,"a":"x"}"#, "x"), ("\u{FEFF}{,\"a\";\"x\"}", "x"),
        ])
    func forgives(text: String, value: String) {
        #expect(JSONReader.documents(Array(text.utf8)[...]).values.first?["a"]?.written == value)
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        let bytes = Array("{\"a\":\"".utf8) + [0x78, 0xFF, 0x79] + Array("\"}".utf8)
        #expect(JSONReader.documents(bytes[...]).values.first?["a"]?.text == "x\u{FFFD}y")
    }

    @Test func severalDocumentsAreRead() {
        #expect(JSONReader.documents(Array(#"{"a":1}{"a":2} [3]"#.utf8)[...]).values.count == 3)
        let many = JSONReader.documents(Array(String(repeating: "[]", count: 100).utf8)[...])
        #expect(many.values.count == 16 && !many.isCutOff)
    }

    @Test(
        "An early end is told",
        arguments: [("[", true), ("{\"a\":[1", true), ("[1]", false), ("[] [", true), ("[] x", false), ("", false)])
    func earlyEnd(text: String, isCutOff: Bool) {
        #expect(JSONReader.documents(Array(text.utf8)[...]).isCutOff == isCutOff)
    }

    @Test(
        "Comes back",
        arguments: [
            "", "{", "[", "\"", "{\"a", "{\"a\":", "}", "]", "{\"\\u", "{\"a\":\"\\", "tru", "/*", "//", "{/", "[/*",
        ])
    func comesBack(text: String) {
        _ = JSONReader.documents(Array(text.utf8)[...])
    }

    /// What is passed over keeps its place: the next member must not get the name of the one that was too deep.
    @Test func whatIsTooDeepIsPassedOver() {
        let open = String(repeating: "{\"d\":", count: 95) + "{"
        let text = open + "\"e\":{\"deep\":[\"x\"]},\"f\":\"g\"" + String(repeating: "}", count: 96)
        var value = JSONReader.documents(Array(text.utf8)[...]).values.first
        for _ in 0..<95 { value = value?["d"] }
        #expect(value == .object([.init(name: "e", value: .null), .init(name: "f", value: .string("g"))]))
        for hostile in ["[", "{\"a\":", "[CDATA[", "[CDATA[{", "[[{\"a\":[CDATA["] {
            _ = JSONReader.documents(Array(String(repeating: hostile, count: 200_000).utf8)[...])
        }
    }

    /// Cuts, doubles and overwrites pieces of good texts, always in the same way: both ways come back, and where the strict
    /// one reads an object or array, the other reads the same.
    @Test func bothWaysAgree() throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
        let seeds = [
            "{\"a\":[1,-2.5e3,true,null,{}],\"b\":\"نص \\u0645\\n\"}",
            "[[[]],{\"x\":{\"y\":[false]}}, \"\\ud83d\\ude00\"]",
        ].map { Array($0.utf8) }
        let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "1", "-", "e", "null", "/*", "//", " ", "\u{0}"]
        var read = 0
        for round in 0..<4_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...next(3) {
                let start = next(bytes.count)
                switch next(3) {
                case 0: bytes.removeSubrange(start..<min(bytes.count, start + 1 + next(3)))
                case 1: bytes.insert(contentsOf: pieces[next(pieces.count)].utf8, at: start)
                default: bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + next(9))], at: start)
                }
            }
            let forgiven = JSONReader.documents(bytes[...]).values
            guard let strict = try? JSONReader.parse(bytes), strict.written == nil, strict != .null, strict.flag == nil
            else {
                continue  // most are broken
            }
            read += 1
            #expect(forgiven == [strict], "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(read > 100)
    }
}
