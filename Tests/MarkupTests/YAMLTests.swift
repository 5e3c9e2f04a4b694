import Testing

@testable import Markup

@Suite("YAML") struct YAMLTests {
    private func value(_ text: String) -> YAMLValue? { YAMLValue(Array(text.utf8)) }

    @Test("Words, lists and mappings")
    func values() {
        #expect(value("a: b # c") == .mapping([("a", .scalar("b"))]))
        #expect(
            value("a: [b, 'c']\nd:\n- e")
                == .mapping([("a", .list([.scalar("b"), .scalar("c")])), ("d", .list([.scalar("e")]))]))
        #expect(value("a: >-\n  b\n  c\nd: |\n  e\n  f") == .mapping([("a", .scalar("b c")), ("d", .scalar("e\nf"))]))
        #expect(value("a: &x b\nc: *x") == .mapping([("a", .scalar("b")), ("c", .nothing)]))
        #expect(value("\"\\u0633\"") == .scalar("س"))
    }

    @Test(
        "What is no YAML, or more of it than front matter is, is nothing",
        arguments: [
            "", "a: b: c", "a: \"b", "a: [b", "a: {b", "\ta: b", "a: b\n\tc: d", "%", "- a\nb", "a: \u{FFFE}", "? [",
            String(repeating: "[", count: 100), String(repeating: "a: \n ", count: 5) + "b",
            "- - - - - - - - - - - - - - - - - - a",
        ])
    func malformed(text: String) {
        _ = value(text)
        #expect(value(text + "\n: [") == nil || value(text) != nil)
    }

    @Test("Bytes that are no UTF-8, and shapes that cost time, come back")
    func hostile() {
        #expect(YAMLValue([0x61, 0x3A, 0x20, 0xFF, 0xFE]) == nil)
        #expect(value("[" + String(repeating: "a,", count: 20_000)) == nil)
        #expect(value(String(repeating: "- ", count: 20_000) + "a") == nil)
        #expect(value(String(repeating: "a: b\n", count: 20_000)) == nil)
        #expect(value("a: " + String(repeating: "b ", count: 100_000)) != nil)
        #expect(value("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]") != nil)
    }
}
