/// A DOCX file with the parts that are asked for.
package struct WordFile {
    /// What stands within `w:body`.
    package var body: String
    /// Short names and addresses.
    package var links: [(id: String, url: String)] = []
    package var footnotes: [(id: String, text: String)] = []
    /// What stands above and below its pages: `header1`, `footer1`, and what is within `w:hdr`, `w:ftr`; or a whole part, which begins with
    /// its document type.
    package var margins: [(name: String, body: String)] = []
    /// Style ids and names.
    package var styles: [(id: String, name: String)] = []
    /// What stands within `w:numbering`.
    package var numbering = ""
    package var title = ""

    package init(_ body: String) { self.body = body }

    package static func paragraph(_ text: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    package var zip: ZipFile {
        let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let r = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relations(_ all: [(id: String, type: String, target: String)]) -> String {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(base)/\($0.type)\" Target=\"\($0.target)\"/>" }
                .joined()
                + "</Relationships>"
        }
        let parts =
            [("rId90", "footnotes", "footnotes"), ("rId91", "styles", "styles"), ("rId92", "numbering", "numbering")]
            + margins.enumerated().map { ("rId1\($0)", String($1.name.prefix(6)), $1.name) }
        let notes = footnotes.map { "<w:footnote w:id=\"\($0.id)\">\(Self.paragraph($0.text))</w:footnote>" }
        let around = margins.flatMap { margin in
            let element = margin.name.hasPrefix("header") ? "w:hdr" : "w:ftr"
            let whole = margin.body.hasPrefix("<!")
            return [
                (
                    "word/\(margin.name).xml",
                    whole ? margin.body : "<\(element) \(w) \(r)>\(margin.body)</\(element)>"
                ),
                ("word/_rels/\(margin.name).xml.rels", relations(links.map { ($0.id, "hyperlink", $0.url) })),
            ]
        }
        return ZipFile(
            texts: around + [
                ("[Content_Types].xml", "<Types/>"),
                ("_rels/.rels", relations([("rId1", "officeDocument", "word/document.xml")])),
                (
                    "word/document.xml",
                    "<?xml version=\"1.0\"?><w:document \(w) \(r)><w:body>\(body)</w:body></w:document>"
                ),
                (
                    "word/_rels/document.xml.rels",
                    relations(
                        links.map { ($0.id, "hyperlink", $0.url) } + parts.map { ($0.0, $0.1, "\($0.2).xml") })
                ),
                (
                    "word/footnotes.xml",
                    "<w:footnotes \(w) \(r)><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\(notes.joined())</w:footnotes>"
                ),
                (
                    "word/styles.xml",
                    "<w:styles \(w)>"
                        + styles.map { "<w:style w:styleId=\"\($0.id)\"><w:name w:val=\"\($0.name)\"/></w:style>" }
                        .joined()
                        + "</w:styles>"
                ),
                ("word/numbering.xml", "<w:numbering \(w)>\(numbering)</w:numbering>"),
                (
                    "docProps/core.xml",
                    "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>\(title)</dc:title><dc:creator>A. Keeper</dc:creator></cp:coreProperties>"
                ),
            ])
    }

    package var bytes: [UInt8] { zip.bytes }
}

/// An ODT file.
package struct OpenFile {
    /// - Parameter master: what stands within its master page.
    package static func bytes(
        body: String, styles: String = "", master: String = "", manifest: String = "<manifest/>"
    ) -> [UInt8] {
        let names =
            "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:table=\"b\" xmlns:xlink=\"x\" xmlns:dc=\"d\" xmlns:meta=\"m\""
        return ZipFile(texts: [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                "<office:document-content \(names)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
            ),
            (
                "styles.xml",
                "<office:document-styles \(names)><office:master-styles><style:master-page>\(master)</style:master-page></office:master-styles></office:document-styles>"
            ),
            (
                "meta.xml",
                "<office:document-meta \(names)><office:meta><dc:title>Lamps</dc:title><meta:initial-creator>A. Keeper</meta:initial-creator><meta:creation-date>2025-03-18T10:22:33</meta:creation-date></office:meta></office:document-meta>"
            ),
            ("META-INF/manifest.xml", manifest),
        ]).bytes
    }
}

/// An EPUB file: a chapter each.
package struct BookFile {
    package static func bytes(chapters: [String]) -> [UInt8] {
        let names = chapters.indices.map { "chapter \($0).xhtml" }
        let items = chapters.indices.map { "<item id=\"c\($0)\" href=\"chapter%20\($0).xhtml\"/>" }.joined()
        let order = chapters.indices.map { "<itemref idref=\"c\($0)\"/>" }.joined()
        return ZipFile(
            texts: [
                (
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"
                ),
                (
                    "OPS/book.opf",
                    "<package xmlns:dc=\"d\"><metadata><dc:title>Lamps</dc:title><dc:creator>A. Keeper</dc:creator></metadata><manifest>\(items)<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\"/></manifest><spine><itemref idref=\"nav\"/>\(order)</spine></package>"
                ),
                (
                    "OPS/nav.xhtml",
                    "<html><body><nav><ol><li><a href=\"#\">Where to find it</a></li></ol></nav></body></html>"
                ),
            ]
                + zip(names, chapters).map { name, body in
                    (
                        "OPS/" + name,
                        "<?xml version=\"1.0\"?><!DOCTYPE html><html><head><title>x</title></head><body>\(body)</body></html>"
                    )
                }
        ).bytes
    }
}
