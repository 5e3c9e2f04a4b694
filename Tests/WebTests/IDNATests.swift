import Testing

@testable import Web

@Suite struct IDNATests {
    @Test(
        "Punycode there and back",
        arguments: [
            ("bücher", "bcher-kva"), ("☕", "53h"), ("أخبار", "igbicxr"), ("ß", "zca"), ("日本語", "wgv71a119e"),
        ])
    func punycode(text: String, expected: String) {
        let scalars = Array(text.unicodeScalars)
        #expect(Punycode.encode(scalars) == Array(expected.utf8))
        #expect(Punycode.decode(Array(expected.utf8)[...]) == scalars)
    }

    @Test("No punycode", arguments: ["é", "a b", "99999999999", "a-!", "-é-"])
    func malformed(text: String) {
        #expect(Punycode.decode(Array(text.utf8)[...]) == nil)
    }

    @Test func anEndlessLabelIsRefused() {
        #expect(Punycode.encode(Array(String(repeating: "ب", count: 5000).unicodeScalars)) == nil)
        #expect(IDNA.toASCII(Array(String(repeating: "☕", count: 5000).utf8)) == nil)
    }

    @Test(
        "Domains in ASCII",
        arguments: [
            ("Example.COM", "example.com"), ("أخبار.example", "xn--igbicxr.example"),
            ("faß.example", "xn--fa-hia.example"),
            ("☕.example", "xn--53h.example"), ("-é-.example", "xn-----bja.example"), ("ẞ.example", "xn--zca.example"),
            ("e\u{301}☕", "xn--9ca641q"), ("موقع.☕", nil), ("\u{301}☕", nil), ("☕\u{202E}", nil), ("☕\u{E000}", nil),
            ("☕.xn--99999999999", nil), ("☕a\u{200D}", nil), ("خبر١2.example", nil), ("١۲.example", nil),
            ("1١.example", nil),
        ])
    func domains(text: String, expected: String?) {
        #expect(WebURL.asciiDomain(text) == expected)
    }

    @Test(
        "Digits of one kind are kept in a label", arguments: ["خبر١٢.example", "خبر12.example", "خبر١٢.خبر12.example"])
    func digits(text: String) {
        #expect(WebURL.asciiDomain(text) != nil)
    }
}
