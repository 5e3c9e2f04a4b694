import Testing

@testable import Extract

@Suite("JSON as pages write it")
struct JSONReading {
    @Test(
        "Forgives",
        arguments: [
            (#"{"a":"x"}"#, "x"), (#"/* note */ {"a":"x",}"#, "x"), (#"<![CDATA[{"a":"x"}]]>"#, "x"),
            (#"{"b":[1,2,{"c":3}],"a":"x""#, "x"),
            ("{\"a\":\"x\ny\"}", "x\ny"), (#"{"a":"\u0645\ud83d\ude00\/"}"#, "م😀/"), (#"{"a":1.5e3}"#, "1.5e3"),
            (#"// c"# + "\n{\"a\":\"x\"}", "x"),
            (#"{"a":"\ud800"}"#, "\u{FFFD}"), (#"{"a":"first","a":"second"}"#, "first"),
        ])
    func forgives(text: String, value: String) {
        #expect(JSONValue.documents(Array(text.utf8)[...]).first?["a"]?.string == value)
    }

    @Test func severalDocumentsAreRead() {
        #expect(JSONValue.documents(Array(#"{"a":1}{"a":2} [3]"#.utf8)[...]).count == 3)
    }

    @Test(
        "Comes back",
        arguments: ["", "{", "[", "\"", "{\"a", "{\"a\":", "}", "]", "{\"\\u", "{\"a\":\"\\", "tru", "/*", "//"])
    func comesBack(text: String) {
        _ = JSONValue.documents(Array(text.utf8)[...])
    }
}
