import Testing

@testable import Extract

@Suite("Texts of attributes and JSON")
struct MetaTexts {
    @Test(
        "Lose markup that was escaped once or twice",
        arguments: [
            ("&lt;p&gt;Here&amp;#x27;s the ferry.&lt;/p&gt;", "Here's the ferry."),
            ("<p>Here&#x27;s the ferry.</p>", "Here's the ferry."), ("K&amp;uuml;stenf&amp;auml;hre", "Küstenfähre"),
            ("&amp;lt;b&amp;gt;Feribot&amp;lt;/b&amp;gt; &amp;ouml;nce", "Feribot önce"),
            ("العبارة &amp;quot;ميرا&amp;quot;", "العبارة \"ميرا\""),
            ("AT&amp;T & Co", "AT&T & Co"), ("3 <b and no end", "3 <b and no end"), ("5 < 6 > 4", "5 < 6 > 4"),
        ])
    func plain(text: String, expected: String) {
        #expect(MetaText.plain(text) == expected)
    }

    @Test("End however often they were escaped")
    func hostile() {
        let text = "&" + String(repeating: "amp;", count: 1_000) + "lt;p&gt;"
        #expect(MetaText.plain(text).utf8.count < text.utf8.count)
    }
}
