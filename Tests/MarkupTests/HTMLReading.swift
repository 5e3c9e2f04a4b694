import Testing

@testable import Markup

@Suite("HTML as browsers read it")
struct HTMLReading {
    private func text(_ html: String) throws -> String {
        String(decoding: try HTMLDocument(parsing: Array(html.utf8)).visibleText(), as: UTF8.self)
    }

    @Test(
        "Shows the same text",
        arguments: [
            ("a&nbsp;b", "a\u{A0}b"), ("&copy2026 &notit; &not; &unknown;", "©2026 ¬it; ¬ &unknown;"),
            ("&#x80;&#65;&#0;", "€A\u{FFFD}"),
            ("<p>a<!-->b", "ab"), ("<p>a<!-- x --!>b", "ab"), ("a<![if IE]>b<![endif]>c", "abc"),
            ("a<script/>x</script>b", "ab"),
            ("a<script><!--<script>x</script>y--></script>b", "ab"), ("<title>t</title>a<style>b</style>c", "ac"),
            ("x\0y", "xy"),
            ("<pre>\na\n</pre>", "a\n"), ("a<b<c>d", "ad"), ("1 < 2", "1 < 2"), ("</>a</ x>b", "ab"),
            ("<svg><![CDATA[x<y]]></svg>", "x<y"),
            ("<xmp><b></xmp>c", "<b>c"), ("<plaintext></plaintext>", "</plaintext>"),
            ("a<template>b</template>c", "ac"),
            (" \n a b", "a b"), (" <script></script> --> x", "--> x"), ("<p>a</p> \n<p>b", "a \nb"),
            ("a\r\nb\rc", "a\nb\nc"), ("<p title='a>b'>c", "c"), ("<textarea><p></textarea>d", "d"),
        ])
    func shows(html: String, expected: String) throws {
        #expect(try text(html) == expected)
    }

    @Test func everyNamedReferenceIsKnown() {
        var count = 0
        HTMLEntityTable.rows.withUTF8Buffer { rows in
            for row in rows.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                let name = row.prefix { $0 != 0x3D && $0 != 0x21 }
                let input = [0x26] + Array(name) + [0x3B]
                let found = input.withUnsafeBufferPointer {
                    HTMLReference.read($0, at: 0, inAttribute: false, entities: .shared)?.length
                }
                #expect(found == input.count)
                count += 1
            }
        }
        #expect(count == 2_125)
    }

    @Test func depthIsKept() throws {
        #expect(try text(String(repeating: "<div>", count: 100_000) + "deep") == "deep")
    }

    @Test func aTagWithManyAttributesIsBounded() throws {
        let tag = "<p " + (0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " ") + ">text"
        let document = try HTMLDocument(parsing: Array(tag.utf8))

        let count = document.withRoot { root in
            var count = 0
            var node: HTMLNode? = root
            while let current = node {
                current.forEachAttribute { _, _ in count += 1 }
                node = current.firstChild
            }
            return count
        }
        #expect((count ?? 0) <= HTMLBytePass.attributesPerTagBound)
        #expect(String(decoding: document.visibleText(), as: UTF8.self) == "text")
    }

    @Test func aDoubledAttributeKeepsItsFirstValue() throws {
        let document = try HTMLDocument(parsing: Array("<html lang=ar lang=en>x".utf8))

        #expect(document.withRoot { $0.attribute("lang") } == "ar")
    }

    @Test func furtherHTMLTagsAddWhatTheFirstDoesNotSay() throws {
        let document = try HTMLDocument(parsing: Array("<title>t</title><html lang=ar><html lang=en dir=rtl>x".utf8))

        #expect(document.withRoot { $0.attribute("lang") } == "ar")
        #expect(document.withRoot { $0.attribute("dir") } == "rtl")
    }

    @Test func referencesInAttributesAreResolved() throws {
        let document = try HTMLDocument(parsing: Array("<html lang='a&amp;b&lt;&copy=1&#1;\"\n'>x".utf8))

        #expect(document.withRoot { $0.attribute("lang") } == "a&b<&copy=1\" ")
    }

    @Test(
        "Elements hold what browsers put into them",
        arguments: [
            ("<section>a<wbr>b</section>c", ["html body section", "html body section", "html body"]),
            (
                "<section><X-y class=z>a</X-y><article>b</section>c",
                ["html body section x-y", "html body section article", "html body"]
            ),
            ("<ul><li>a<li>b</ul>c", ["html body ul li", "html body ul li", "html body"]),
            ("<p>a<div>b</div>", ["html body p", "html body div"]),
            ("<a>a<a>b</a>", ["html body a", "html body a"]),
            ("<title>a</title>b", ["html head title", "html body p"]),
        ])
    func holds(html: String, expected: [String]) throws {
        let document = try HTMLDocument(parsing: Array(html.utf8))

        let paths = document.withRoot { root in
            (root.index..<root.end).compactMap { index -> String? in
                guard let node = root.at(index), node.isText else { return nil }
                var names: [String] = []
                var at = node.parent
                while let element = at {
                    names.append(String(decoding: element.nameBytes, as: UTF8.self))
                    at = element.parent
                }
                return names.reversed().joined(separator: " ")
            }
        }
        #expect(paths == expected)
    }

    @Test func aPageOfVeryManyElementsKeepsItsText() throws {
        let count = HTMLBytePass.elementsBound + 1_000
        let document = try HTMLDocument(parsing: Array(String(repeating: "<p>x", count: count).utf8))

        #expect(document.visibleText().count { $0 == UInt8(ascii: "x") } == count)
        #expect(document.withRoot { $0.end } ?? 0 < HTMLBytePass.elementsBound * 2 + 8)
    }

    @Test func endTagsAloneAreBoundedToo() throws {
        let html = String(repeating: "</p></br>", count: HTMLBytePass.elementsBound)
        let document = try HTMLDocument(parsing: Array(html.utf8))

        #expect(document.withRoot { $0.end } ?? 0 < HTMLBytePass.elementsBound + 8)
    }

    @Test func nodesLeadToTheirNeighbours() throws {
        let document = try HTMLDocument(parsing: Array("<body><p>a</p><p>b</p>".utf8))

        document.withRoot { root in
            let first = root.firstChild?.firstChild
            #expect(first?.tag == .p)
            #expect(first?.next?.tag == .p)
            #expect(first?.next?.next == nil)
            #expect(first?.next?.parent?.index == root.firstChild?.index)
            #expect(root.parent == nil && root.next == nil)
            #expect(root.at(-1) == nil && root.at(root.end) == nil)
        }
    }

    @Test func dataBlocksAreHandedOut() throws {
        let html =
            "<script type='application/ld+json'>{\"a\":1}</script><script id=__NEXT_DATA__>{}</script><script>x</script>"
        let document = try HTMLDocument(parsing: Array((html + "y").utf8), keeping: .article)

        #expect(document.embedded.map(\.kind) == [.jsonLD, .state])
        #expect(document.embedded.first.map { Array($0.bytes) } == Array("{\"a\":1}".utf8))
        #expect(document.scriptCount == 3)
    }

    @Test(
        "Comes back",
        arguments: [
            "<", "</", "<!", "<!-", "<!--", "<a", "<a ", "<a b", "<a b=", "<a b='", "&", "&#", "&#x", "</a", "<script",
            "<svg>", "<title>", "<![CDATA[",
        ])
    func comesBack(html: String) throws {
        _ = try text("x" + html)
    }
}
