import Markup
import Testing

@Suite struct XMLStreamTests {
    /// What is heard of a text: `<a x=1`, `=text`, `>a`, and at the end `.` or, where it is cut off, `…`.
    private static func read(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var stream = XMLStream(bytes)
            var events: [String] = []
            while true {
                switch stream.next() {
                case .start:
                    var line = "<" + stream.name(stream.element).qualified
                    for attribute in stream.attributes {
                        line += " \(stream.attributeName(attribute.name).qualified)=\(stream.value(of: attribute))"
                    }
                    events.append(line)
                case .text:
                    var text: [UInt8] = []
                    stream.appendText(to: &text, limitBytes: 1000)
                    let last = events.last?.hasPrefix("=") == true ? events.removeLast() : "="
                    events.append(last + String(decoding: text, as: UTF8.self))
                case .end: events.append(">" + stream.name(stream.element).local)
                case .complete: return events + ["."]
                case .cutOff: return events + ["…"]
                }
            }
        }
    }

    @Test func elementsAttributesAndTextAreHeardInOrder() {
        let events = Self.read("<a x='1 &amp; &#38; 2'><b/>t &lt; <![CDATA[<u>]]>ش</a>")
        #expect(events == ["<a x=1 & & 2", "<b", ">b", "=t < <u>ش", ">a", "."])
    }

    @Test(
        "Names carry the namespace that is in force",
        arguments: [
            (
                "<a xmlns='urn:x' xmlns:p='urn:y'><p:b/><q:c/><d/></a>",
                ["a urn:x", "p:b urn:y", "q:c -", "d urn:x"]
            ),
            ("<a><b xmlns='urn:x'><b/></b><b/></a>", ["a -", "b urn:x", "b urn:x", "b -"]),
            (
                "<p:a xmlns:p='urn:x'><p:a xmlns:p='urn:y'><p:a/></p:a><p:a/></p:a>",
                ["p:a urn:x", "p:a urn:y", "p:a urn:y", "p:a urn:x"]
            ),
            ("<a xmlns='urn:x'><b xmlns=''/><b/></a>", ["a urn:x", "b -", "b urn:x"]),
            ("<a xmlns='urn:&amp;'><xmlns:b/><:c/></a>", ["a urn:&", "xmlns:b -"]),
            // An element that is closed by an outer one takes its declarations with it.
            ("<a><b xmlns='urn:x'></a>", ["a -", "b urn:x"]),
            ("<a><c><b xmlns='urn:x'></c><b/></a>", ["a -", "c -", "b urn:x", "b -"]),
        ])
    func namespaces(text: String, expected: [String]) {
        let found = Array(text.utf8).withUnsafeBufferPointer { bytes in
            var stream = XMLStream(bytes)
            var names: [String] = []
            while true {
                switch stream.next() {
                case .start:
                    let name = stream.name(stream.element)
                    names.append("\(name.qualified) \(name.namespace ?? "-")")
                case .complete, .cutOff: return names
                case .text, .end: continue
                }
            }
        }
        #expect(found == expected)
    }

    private static let long = "نص طويل بما يكفي كي لا يراه المحلل، and more"

    /// `L` stands for the long text.
    private static let texts: [(String, String)] = [
        ("L", "L"), ("L&lt;b&gt;&amp;&quot;&apos;", "L<b>&\"'"), ("&#1605;&#x645;&#65;L", "ممAL"),
        ("L\r\nx\ry&#13;", "L\nx\ny\r"), ("<![CDATA[L &lt; ]] > \r\n]]>", "L &lt; ]] > \n"),
        ("<![CDATA[]]>L<![CDATA[L]]>", "LL"), ("L ]] > ]]", "L ]] > ]]"),
        ("<!-- <![CDATA[ -->L<!-- ]]> -->", "L"), ("<?x <![CDATA[ ?>L<?y > ]]> ?>", "L"),
        ("&#1605;&#x1F600;&#x1F600;&#x10FFFF;", "م😀😀\u{10FFFF}"), ("\u{FFFD}\u{FEFF}L", "\u{FFFD}\u{FEFF}L"),
        ("\n\t L\n\tL ", "\n\t L\n\tL "), ("L\u{A0}é\u{94}L", "L\u{A0}é”L"),
        // What a strict parser refuses.
        ("L&nope;L", "L&nope;L"), ("L&", "L&"), ("L&#0;&#xFFFF;&#1114112;L", "LL"), ("L&#;&lt", "L&#;&lt"),
        ("L\u{1}\u{FFFF}\u{FFFE}L", "LL"), ("L]]>L", "L]]>L"), ("<![CDATA[L\u{2}\u{FFFE}]]>L", "LL"),
        ("&eacute;&acE;&lang;L", "é\u{223E}\u{333}\u{2329}L"), ("L <3 < L", "L <3 < L"), ("&copy=1&copy;", "&copy=1©"),
        ("L<!-- L", "L L"), ("L<!L>L", "LL"), ("L<?php L>L", "LL"),
    ]

    @Test("Text is heard as it was meant, whatever stands beside it", arguments: texts)
    func text(inside: String, expected: String) {
        let inside = inside.replacing("L", with: Self.long)
        let expected = expected.replacing("L", with: Self.long)
        let events = Self.read("<a x='> \(Self.long)' y=\"'>\">" + inside + "</a>")
        #expect(events == ["<a x=> \(Self.long) y='>", "=" + expected, ">a", "."])
    }

    @Test(
        "Tags are read as they were meant",
        arguments: [
            ("<a b=c d e='f\"g'>", ["<a b=c d= e=f\"g", "…"]), ("<a b='1' b='2' c/>", ["<a b=1 c=", ">a", "."]),
            ("<a b = '1\n\t2' />", ["<a b=1  2", ">a", "."]), ("<a b='x<y>z'/>", ["<a b=x<y>z", ">a", "."]),
            ("<a><b></a>", ["<a", "<b", ">b", ">a", "."]), ("<a></b></a>", ["<a", ">a", "."]),
            ("<a><b>x</c></b ></a\n>", ["<a", "<b", "=x", ">b", ">a", "."]),
            ("<a <b>x</b></a>", ["<a", "<b", "=x", ">b", ">a", "."]), ("<a/><b>&&&", ["<a", ">a", "."]),
            ("<a", ["<a", "…"]), ("<a b", ["<a b=", "…"]), ("<a b='c", ["<a b=c", "…"]), ("<a>x</", ["<a", "=x", "…"]),
            ("<a><![CDATA[x", ["<a", "=x", "…"]), ("<a>x<b>y", ["<a", "=x", "<b", "=y", "…"]), ("", ["…"]),
            ("<aش-1.x:y/>", ["<aش-1.x:y", ">y", "."]), ("<a x:href='1' href='2'/>", ["<a x:href=1 href=2", ">a", "."]),
        ])
    func tags(text: String, expected: [String]) {
        #expect(Self.read(text) == expected)
    }

    @Test func textIsCutAtItsLimit() {
        Array("<a>abc&lt;def</a>".utf8).withUnsafeBufferPointer { bytes in
            for (limit, expected) in [(0, ""), (-1, ""), (2, "ab"), (5, "abc&l"), (7, "abc<"), (99, "abc<def")] {
                var stream = XMLStream(bytes)
                _ = stream.next()
                _ = stream.next()
                var text: [UInt8] = []
                stream.appendText(to: &text, limitBytes: limit)
                #expect(String(decoding: text, as: UTF8.self) == expected)
            }
        }
    }

    @Test func ofVeryManyAttributesTheFirstAreRead() {
        let attributes = (0..<200).map { " a\($0)='='" }.joined()
        #expect(Self.read("<x\(attributes)/>").first?.hasSuffix(" a127==") == true)
    }

    @Test func namesAreToldApartHoweverMany() {
        let text = "<r>" + (0..<3000).map { "<n\($0)/>" }.joined() + (0..<3000).map { "<n\($0)/>" }.joined() + "</r>"
        let events = Self.read(text)
        #expect(events.last == ".")
        #expect(events.filter { $0.hasPrefix("<n") } == (0..<6000).map { "<n\($0 % 3000)" })
    }

    @Test func aDocumentWithMoreNamesThanAnyNeedsIsNotReadToItsEnd() {
        #expect(Self.read("<r>" + (0..<20_000).map { "<n\($0)/>" }.joined() + "</r>").last == "…")
    }

    @Test func ofVeryManyNamespacesTheFirstAreTold() {
        #expect(Self.read("<r>" + (0..<2_000).map { "<n xmlns='\($0)'/>" }.joined() + "</r>").last == ".")
    }

    @Test func elementsAreCountedOnlySoDeep() {
        let events = Self.read(String(repeating: "<a>", count: 5_000))
        #expect(events.filter { $0 == "<a" }.count == 900)
        #expect(events.last == "…")
    }

    @Test(
        "The root is found past what stands before it",
        arguments: [
            ("<rss>", "rss", 0), ("\n <?xml version='1.0'?>\n<!-- <x> --><RDF:rdf>", "rdf", 36),
            ("<!DOCTYPE a PUBLIC \"<b>\" 'c'><feed/>", "feed", 29), ("junk < 3 <p>", "p", 9), ("none", nil, 0),
            ("<!DOCTYPE a [<!ENTITY b '<c>]>'><!-- ]> -->]><d>", "d", 45), ("<!DOCTYPE a 'b><c>", "c", 15),
            ("<!DOCTYPE a [<b><c>", "c", 16), ("<!-- <a>", "a", 5), ("<!DOCTYPE", nil, 0),
        ] as [(String, String?, Int)])
    func root(text: String, name: String?, start: Int) {
        let prolog = XMLProlog.read(Array(text.utf8))
        #expect(prolog?.rootName == name)
        if prolog != nil { #expect(prolog?.rootStart == start) }
    }

    @Test func declarationsOfItsOwnAreSaidAndPassedOver() {
        #expect(XMLProlog.read(Array("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".utf8))?.hasInternalSubset == true)
        #expect(XMLProlog.read(Array("<!DOCTYPE html SYSTEM '[x]'><a/>".utf8))?.hasInternalSubset == false)
        #expect(Self.read("<a>&b;</a>") == ["<a", "=&b;", ">a", "."])
    }

    @Test(
        "A section or a comment without its end ends with its element",
        arguments: [
            ("<r><a><![CDATA[x</a><b/></r>", ["<r", "<a", "=x", ">a", "<b", ">b", ">r", "."]),
            ("<r><a><![CDATA[x]]</a><a><![CDATA[y]]></a></r>", ["<r", "<a", "=x", ">a", "<a", "=y", ">a", ">r", "."]),
            ("<r><a><![cdata[x]]><!CDATA[y]]></a></r>", ["<r", "<a", "=xy", ">a", ">r", "."]),
            ("<r><a>x<!-- y</a><a><!-- z --></a></r>", ["<r", "<a", "=x y", ">a", "<a", ">a", ">r", "."]),
            // A value whose quote is missing ends before the tags that would be in it.
            ("<r><a x='1 ><b/></a><b y='2'/></r>", ["<r", "<a x=1", "<b", ">b", ">a", "<b y=2", ">b", ">r", "."]),
            ("<r><a x='<b>' y='2'/></r>", ["<r", "<a x=<b> y=2", ">a", ">r", "."]),
            // What only looks like an end or a start.
            ("<r><a><![CDATA[</a> <![CDAT </ab>]]></a></r>", ["<r", "<a", "=</a> <![CDAT </ab>", ">a", ">r", "."]),
            ("<r><a><![CDATA[x <![CDATA[ y]]></a></r>", ["<r", "<a", "=x <![CDATA[ y", ">a", ">r", "."]),
            ("<r><a><![CDATA[x", ["<r", "<a", "=x", "…"]),
        ])
    func sections(text: String, expected: [String]) {
        #expect(Self.read(text) == expected)
    }

    @Test func anElementMayEndOthersBeforeItAndTheRootMayNotBeAll() {
        let events = Array("<r><i><t>x<i a='1'/></r> <j>y</j>".utf8).withUnsafeBufferPointer { bytes in
            var stream = XMLStream(bytes)
            var events: [String] = []
            var depth = 0
            while true {
                let event = stream.next()
                let name = stream.name(stream.element).local
                switch event {
                case .start where name == "i" && depth == 3: stream.endFirst(2)
                case .start:
                    depth += 1
                    events.append("<\(name)" + (stream.isEmptyElement ? "/" : ""))
                case .end:
                    depth -= 1
                    events.append(">\(name)" + (stream.isOwnEnd ? "" : "?"))
                case .text: continue
                case .complete: if !stream.readOn() { return events + ["."] }
                case .cutOff: return events + ["…"]
                }
            }
        }
        #expect(events == ["<r", "<i", "<t", ">t?", ">i", "<i/", ">i", ">r", "<j", ">j", "."])
    }
}
