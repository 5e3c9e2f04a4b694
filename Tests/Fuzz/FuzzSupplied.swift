import Extract
import Papers
import Poppler
import Text
import Web

extension FuzzEntry {
    /// Documents that an operator supplies: decoded, mended, cut into lines, read for what they state of themselves.
    static let supplied: [FuzzEntry] = [
        FuzzEntry("supplied-text", passes: 8) { bytes in check(bytes, name: "a.txt") },
        FuzzEntry("supplied-markdown", passes: 8) { bytes in check(bytes, name: "a.md") },
        FuzzEntry("supplied-eml", passes: 8) { bytes in check(bytes, name: "a.eml") },
        FuzzEntry("supplied-docx", passes: 8) { bytes in check(bytes, name: "a.docx") },
        // Behind the archive's checksums.
        FuzzEntry("supplied-docx-part", passes: 16) { bytes in
            let parts = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"]
            check(stored(parts.map { ($0, bytes) } + [relations]), name: "a.docx")
        },
        FuzzEntry("supplied-odt-part", passes: 16) { bytes in
            check(stored([("content.xml", bytes), ("meta.xml", bytes)]), name: "a.odt")
        },
        FuzzEntry("supplied-epub-part", passes: 16) { bytes in check(book(bytes), name: "a.epub") },
        FuzzEntry("pdf-places", passes: 4) { bytes in
            let words = PDFPlaces(bytes: bytes).pages
            let texts = ["", String(decoding: bytes.prefix(200), as: UTF8.self)]
            for placed in texts.compactMap({ PlacedText(words, insteadOf: $0) }) { precondition(!placed.text.isEmpty) }
        },
        FuzzEntry("supplied-pdf-pages", passes: 8) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            var parts = DocumentParts(text: text, format: .pdf)
            parts.links = text.split(separator: "\n").prefix(20).enumerated().map {
                DocumentLink(url: String($1), page: $0)
            }
            check(SuppliedDocument.read(parts))
        },
    ]

    private static let relations = (
        "word/_rels/document.xml.rels",
        Array(
            "<a><Relationship Id=\"a\" Type=\"/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"c\" Type=\"/footnotes\" Target=\"footnotes.xml\"/></a>"
                .utf8)
    )

    private static func stored(_ members: [(String, [UInt8])]) -> [UInt8] {
        var zip = ZipFile(members)
        zip.deflates = false
        return zip.bytes
    }

    private static func book(_ chapter: [UInt8]) -> [UInt8] {
        stored([
            ("META-INF/container.xml", Array("<a><rootfile full-path=\"b.opf\"/></a>".utf8)),
            (
                "b.opf",
                Array("<a><item id=\"c\" href=\"c.xhtml\"/><itemref idref=\"c\"/><itemref idref=\"c\"/></a>".utf8)
            ), ("c.xhtml", chapter),
        ])
    }

    private static func check(_ bytes: [UInt8], name: String) {
        do throws(ExtractError) {
            check(try SuppliedDocument.read(bytes, name: name))
        } catch {
            return  // no text: an image, a feed, nothing
        }
    }

    private static func check(_ document: SuppliedDocument) {
        let keys = document.citations.map { CanonicalURL($0.url).key }
        precondition(Set(keys).count == keys.count, "an address cited twice")
        precondition(document.article.quality >= 0 && document.article.quality <= 1, "a quality out of bounds")
    }
}
