import Testing
import Web

@Suite struct MediaTypeTests {
    @Test(
        "Content-Type as the standard reads it",
        arguments: [
            ("text/html", "text/html", nil), (" TEXT/HTML ; Charset=UTF-8 ", "text/html", "UTF-8"),
            ("text/html;charset=\"windows-1256\"", "text/html", "windows-1256"),
            ("text/html;charset=\"a\\\"b\"; x=y", "text/html", "a\"b"),
            ("text/html; charset=a; charset=b", "text/html", "a"),
            ("text/html; x; charset=utf-8", "text/html", "utf-8"), ("text/html;;;charset=utf-8", "text/html", "utf-8"),
            ("text/html; charset", "text/html", nil), ("text/html; charset=", "text/html", nil),
            ("text/html; charset=\"utf-8", "text/html", "utf-8"), ("text/html; xcharset=utf-8", "text/html", nil),
            ("application/rss+xml; charset=iso-8859-1", "application/rss+xml", "iso-8859-1"),
            ("text/html; charset=\"\\", "text/html", "\\"),
            ("text/xml; charset = 'utf-8'", "text/xml", "utf-8"), ("text/xml;charset= \"utf-8\"", "text/xml", "utf-8"),
            ("text/xml; charset='", "text/xml", "'"),
        ] as [(String, String, String?)])
    func parses(header: String, essence: String, charset: String?) {
        #expect(MediaType(header)?.essence == essence)
        #expect(MediaType(header)?.charset == charset)
    }

    @Test(
        "What is no media type",
        arguments: ["", "/", "text", "text/", "/html", "te xt/html", "text/ht ml", "text;/html", "نص/html", ";"])
    func fails(header: String) {
        #expect(MediaType(header) == nil)
    }

    struct Body: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let declared: String?
        let kind: ContentKind
        var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

        init(_ text: String, _ kind: ContentKind, declared: String? = nil) {
            self.init(Array(text.utf8), kind, declared: declared)
        }

        init(_ bytes: [UInt8], _ kind: ContentKind, declared: String? = nil) {
            self.bytes = bytes
            self.kind = kind
            self.declared = declared
        }
    }

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    @Test(
        "A body is what its first bytes are",
        arguments: [
            Body("", .empty), Body(" \r\n", .empty), Body([0xEF, 0xBB, 0xBF], .empty), Body([0xFF, 0xFE], .empty),
            Body("<!DOCTYPE html><p>", .html), Body("\u{FEFF}\n <html>", .html),
            Body("<!-- a --><HTML lang=ar>", .html),
            Body("<div>نص</div>", .html), Body("<p", .html), Body("<!doctype", .xml), Body("<!--", .html),
            Body("<?xml version=\"1.0\"?><rss version=\"2.0\">", .feed), Body("\n\n<rss>", .feed),
            Body("<feed xmlns=\"a\">", .feed),
            Body("<rdf:RDF>", .feed), Body("<urlset>", .sitemap), Body("<sitemapindex>", .sitemap),
            Body("<opml>", .xml),
            Body("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>", .html),
            Body("<?xml?><html xmlns='x'>", .html),
            Body("<?xml", .xml), Body("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", .xml),
            Body("<article>", .xml, declared: "application/xml"), Body("<article>", .html, declared: "text/html"),
            Body("<article>", .html), Body("<x:y>", .xml), Body("<a xmlns='z'>", .xml),
            Body("Warning: line 3<br>\n<?xml version='1.0'?><rss>", .feed), Body("نص قبل <html>", .html),
            Body("{\"version\":1}", .json), Body(" [ {", .json), Body("{}", .json),
            Body("[1,2]", .json, declared: "application/json"),
            Body("[1] مرجع", .text), Body("{css}", .text), Body("3", .json, declared: "application/json"),
            Body(")]}'\n{\"a\":1}", .json), Body("نص عربي", .text), Body("نص عربي", .html, declared: "text/html"),
            Body("3 < 4", .text), Body("%PDF-1.7", .pdf), Body("\n%PDF-1.4", .pdf),
            Body("نص", .text, declared: "application/pdf"),
            Body([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image, declared: "text/html"),
            Body([0xFF, 0xD8, 0xFF, 0xE0], .image), Body("GIF89a..", .image), Body("RIFF0000WEBPVP8 ", .image),
            Body("RIFF0000WAVEfmt ", .binary), Body([0, 0, 0, 0x20] + Array("ftypavif".utf8), .image),
            Body([0, 0, 0, 0x20] + Array("ftypmp42".utf8), .binary),
            Body([0x1F, 0x8B, 8, 0], .binary, declared: "text/xml"),
            Body([0x50, 0x4B, 3, 4], .binary), Body([1, 2, 3, 4, 5, 0, 0xFE, 9], .binary),
            Body([0xFF, 0xFE] + utf16("<rss>", bigEndian: false), .feed),
            Body([0xFE, 0xFF] + utf16("<html>", bigEndian: true), .html),
            Body(utf16("<?xml version=\"1.0\"?><feed>", bigEndian: false), .feed),
            Body(utf16("<html>", bigEndian: true), .html),
            Body(utf16("هذا نص عربي بلا علامة", bigEndian: false), .text), Body("<html>\0\0</html>", .html),
            Body(Array("<rss>".utf8).flatMap { [$0, 0, 0, 0] }, .feed),
            Body("<", .text), Body("</", .html), Body("<!", .html), Body([0xFE], .text), Body("[", .json),
        ])
    func sniffs(body: Body) {
        #expect(ContentKind.sniff(body.bytes, declared: body.declared.flatMap { MediaType($0) }) == body.kind)
    }

    @Test(
        "A list of pages is told by its root, whatever stands before it and whatever it is served as",
        arguments: [
            ("<rss>", ContentKind.feed), ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", .feed), ("<RDF>", .feed),
            ("<sm:urlset xmlns:sm='x'>", .sitemap), ("<sitemapindex>", .sitemap), ("<html xmlns='x'>", .html),
        ])
    func listings(root: String, kind: ContentKind) {
        let prologs = [
            "", "\u{FEFF}", "<?xml version='1.0'?>\n",
            "<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- <html> -->",
            "<!-- \(String(repeating: "licence ", count: 2_000))-->\n",
            "<!DOCTYPE x PUBLIC '-//A//B>C' \"http://a.example/x.dtd\">", "<!DOCTYPE x [<!ENTITY n '>'>]>\n",
        ]
        for prolog in prologs {
            for type in [nil, "text/html", "application/xml", "text/plain", "application/rss+xml"] {
                let found = ContentKind.sniff(Array((prolog + root).utf8), declared: type.flatMap { MediaType($0) })
                let isNamedOtherwise = kind == .html && prolog.utf8.starts(with: "<!DOCTYPE".utf8)
                #expect(found == (isNamedOtherwise ? .xml : kind), "\(prolog.prefix(40)) as \(type ?? "-")")
            }
        }
    }

    @Test func aFeedInJSONIsAFeed() {
        let feed = "{\n\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\", \"title\": \"a\"}"
        #expect(ContentKind.sniff(Array(feed.utf8), declared: nil) == .feed)
        #expect(ContentKind.sniff(Array("{\"version\": \"2\"}".utf8), declared: nil) == .json)
    }

    @Test func mutatedBodiesNeverCrash() {
        let seed = Array(
            "\u{FEFF}<?xml version='1.0' encoding='utf-8'?><!-- a --><!DOCTYPE html [ ]><rss xmlns:a='b'>".utf8)
        for mutant in Mutations(of: seed, count: 4_000) {
            _ = ContentKind.sniff(mutant, declared: MediaType(String(decoding: mutant, as: UTF8.self)))
        }
    }
}
