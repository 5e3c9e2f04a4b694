import Markup
import Testing

/// Writes down what it hears.
private final class Listener: XMLSink {
    var events: [String] = []
    var stopAfter = Int.max

    func start(_ element: Int, _ attributes: XMLAttributes, in stream: XMLStream) {
        var line = "<" + stream.name(element).qualified
        for index in 0..<attributes.count {
            guard let name = attributes.name(at: index) else { continue }
            line += " \(stream.name(name).qualified)=\(attributes.value(at: index))"
        }
        events.append(line)
        if events.count >= stopAfter { stream.stop() }
    }

    func text(_ bytes: Span<UInt8>, in stream: XMLStream) {
        let text = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        if let last = events.last, last.hasPrefix("=") {
            events[events.count - 1] = last + text
        } else {
            events.append("=" + text)
        }
    }

    func end(_ element: Int, in stream: XMLStream) { events.append(">" + stream.name(element).local) }
}

@Suite struct XMLStreamTests {
    private static func read(_ text: String, _ effort: XMLStream.Effort = .strict) -> ([String], XMLStream.Outcome?) {
        let listener = Listener()
        let bytes = Array(text.utf8)
        let outcome = XMLStream.parse(bytes.span, effort: effort, into: listener)
        return (listener.events, outcome)
    }

    @Test func elementsAttributesAndTextAreHeardInOrder() {
        let (events, outcome) = Self.read("<a x='1 &amp; &#38; 2'><b/>t &lt; <![CDATA[<u>]]>ش</a>")
        #expect(events == ["<a x=1 & & 2", "<b", ">b", "=t < <u>ش", ">a"])
        #expect(outcome == .complete)
    }

    @Test func namesCarryTheirNamespace() {
        final class Names: XMLSink {
            var names: [XMLName] = []
            func start(_ element: Int, _ attributes: XMLAttributes, in stream: XMLStream) {
                names.append(stream.name(element))
            }
            func text(_ bytes: Span<UInt8>, in stream: XMLStream) {}
            func end(_ element: Int, in stream: XMLStream) {}
        }
        let sink = Names()
        let bytes = Array("<a xmlns='urn:x' xmlns:p='urn:y'><p:b/><q:c/></a>".utf8)
        _ = XMLStream.parse(bytes.span, effort: .strict, into: sink)
        #expect(sink.names.map(\.qualified) == ["a", "p:b", "q:c"])
        #expect(sink.names.map(\.namespace) == ["urn:x", "urn:y", nil])
    }

    @Test(
        "The first violation ends a strict reading",
        arguments: ["<a><b></a>", "<a>&nope;</a>", "<a>&</a>", "<a x=1/>", "<a>\u{1}</a>", "", "text"])
    func strict(text: String) {
        let (_, outcome) = Self.read(text)
        guard case .broken = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
    }

    private static let long = "نص طويل بما يكفي كي لا يراه المحلل، and more"

    /// `L` stands for the long text.
    private static let texts: [(String, String)] = [
        ("L", "L"), ("L&lt;b&gt;&amp;&quot;&apos;", "L<b>&\"'"), ("&#1605;&#x645;&#65;L", "ممAL"),
        ("L\r\nx\ry&#13;", "L\nx\ny\r"), ("<![CDATA[L &lt; ]] > \r\n]]>", "L &lt; ]] > \n"),
        ("<![CDATA[]]>L<![CDATA[L]]>", "LL"), ("L ]] > ]]", "L ]] > ]]"),
        ("<!-- <![CDATA[ -->L<!-- ]]> -->", "L"), ("<?x <![CDATA[ ?>L<?y ]]> ?>", "L"),
        ("&#1605;&#x1F600;&#x1F600;&#x10FFFF;", "م😀😀\u{10FFFF}"), ("\u{FFFD}\u{FEFF}L", "\u{FFFD}\u{FEFF}L"),
    ]

    @Test("Text is heard as it was meant, long or short, whatever stands beside it", arguments: texts)
    func text(inside: String, expected: String) {
        let inside = inside.replacing("L", with: Self.long)
        let expected = expected.replacing("L", with: Self.long)
        let (events, outcome) = Self.read("<a x='> \(Self.long)' y=\"'>\">" + inside + "</a>")
        #expect(outcome == .complete)
        #expect(events.count == 3)
        #expect(events.dropFirst().first == "=" + expected)
    }

    private static let violations: [String] = [
        "L&nope;", "L&", "L&#0;", "L&#xFFFF;", "L&#1114112;", "L&#;", "L&lt", "L\u{1}", "L\u{FFFF}", "L]]>",
        "<![CDATA[L\u{2}]]>", "<![CDATA[L\u{FFFE}]]>", "<![CDATA[L", "<!-- L", "<?x L", "<b x='<![CDATA[L]]>'/>",
        "<b x=\"L", "<b L", "L<?_?>L",
    ]

    @Test("A violation in a long text is found", arguments: violations)
    func violation(inside: String) {
        let text = "<a>" + inside.replacing("L", with: Self.long) + "</a>"
        guard case .broken(_, let byte) = Self.read(text).1 else {
            Issue.record("not broken")
            return
        }
        #expect(byte <= text.utf8.count)
    }

    @Test func theByteOfAViolationIsOneOfTheDocument() {
        let text = "<a>" + Self.long + "<![CDATA[" + Self.long + "]]><b>"
        guard case .broken(_, let byte) = Self.read(text + "</a>").1 else {
            Issue.record("not broken")
            return
        }
        #expect(byte >= text.utf8.count)
    }

    @Test func textOutsideOfTheRootIsNotHeard() {
        #expect(Self.read("<a/><![CDATA[\(Self.long)]]>").0 == ["<a", ">a"])
    }

    @Test func aTagOfVeryManyAttributesIsNotRead() {
        let attributes = (0..<200).map { " a\($0)='='" }.joined()
        for text in ["<r><x\(attributes)/></r>", "<r><x\(attributes)", "<r><x\(attributes)<"] {
            guard case .broken = Self.read(text).1 else {
                Issue.record("read")
                return
            }
        }
        #expect(Self.read("<r x='\(String(repeating: "=", count: 300))'/>").1 == .complete)
    }

    @Test func namesAreToldApartHoweverMany() {
        let text = "<r>" + (0..<3000).map { "<n\($0)/>" }.joined() + (0..<3000).map { "<n\($0)/>" }.joined() + "</r>"
        let (events, outcome) = Self.read(text)
        #expect(outcome == .complete)
        #expect(events.filter { $0.hasPrefix("<n") } == (0..<6000).map { "<n\($0 % 3000)" })
    }

    @Test func whatFollowsTheRootDoesNotMatter() {
        #expect(Self.read("<a/><b>&&&").1 == .complete)
    }

    @Test func aListenerMayStop() {
        let listener = Listener()
        listener.stopAfter = 2
        let bytes = Array("<a><b/><c/></a>".utf8)
        #expect(XMLStream.parse(bytes.span, effort: .strict, into: listener) == .stopped)
        #expect(listener.events == ["<a", "<b"])
    }

    @Test func depthIsBounded() {
        let (events, outcome) = Self.read(String(repeating: "<a>", count: 100_000), .recovering)
        #expect(events.count == 1_000)
        guard case .broken = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
    }

    @Test(
        "Broken markup is mended",
        arguments: [
            ("<a>x & y</a>", "<a>x &amp; y</a>"), ("<a>&#13;\r</a>", "<a>&#13;\r</a>"),
            ("<a>&eacute;&bogus;</a>", "<a>é&amp;bogus;</a>"),
            ("<a b=c d e='f\"g'>", "<a b=\"c\" d=\"\" e=\"f&quot;g\">"), ("<a><b></a>", "<a><b></b></a>"),
            ("<a></b></a>", "<a></a>"), ("<a b='1' b='2'/>", "<a b=\"1\"/>"), ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"),
            ("<a><!-- x --><?y z?>t</a>", "<a>t</a>"), ("<a><![CDATA[<&]]></a>", "<a>&lt;&amp;</a>"),
            ("<a>\u{2}b&#2;c&#150;</a>", "<a>bc–</a>"), ("<a>&lang;&rang;</a>", "<a>\u{2329}\u{232A}</a>"),
            ("<a", "<a>"), ("<a/>junk", "<a/>"), ("<a><![CDATA[x", "<a>x"),
            ("<a>&copy=1&copy;</a>", "<a>&amp;copy=1©</a>"),
        ])
    func mended(text: String, expected: String) {
        let result = XMLMend.mend(Array(text.utf8), from: 0)
        #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    }

    @Test(
        "The root is found past what stands before it",
        arguments: [
            ("<rss>", "rss", 0), ("\n <?xml version='1.0'?>\n<!-- <x> --><RDF:rdf>", "rdf", 36),
            ("<!DOCTYPE a PUBLIC \"<b>\" 'c'><feed/>", "feed", 29), ("junk < 3 <p>", "p", 9), ("none", nil, 0),
        ] as [(String, String?, Int)])
    func root(text: String, name: String?, start: Int) throws {
        let prolog = try XMLProlog.read(Array(text.utf8))
        #expect(prolog?.rootName == name)
        if prolog != nil { #expect(prolog?.rootStart == start) }
    }
}
