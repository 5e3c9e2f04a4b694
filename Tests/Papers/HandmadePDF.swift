/// A small PDF file, written out: the smallest that has pages with text, links and metadata.
package struct HandmadePDF {
    package var pages: [[String]]
    /// An address on the first page.
    package var link: String?
    package var title: String?

    package init(pages: [[String]] = [["Harbour lamps are lit again"]], link: String? = nil, title: String? = nil) {
        (self.pages, self.link, self.title) = (pages, link, title)
    }

    package var bytes: [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let first = 4
        let kids = pages.indices.map { "\(first + $0 * 2) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        for (index, lines) in pages.enumerated() {
            let annotation = index == 0 ? link.map(Self.annotation) ?? "" : ""
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents \(first + index * 2 + 1) 0 R"
                    + " /Resources << /Font << /F1 3 0 R >> >> \(annotation) >>")
            let shown = lines.enumerated().map { "BT /F1 12 Tf 40 \(340 - $0 * 16) Td (\($1)) Tj ET" }
            let stream = shown.joined(separator: "\n")
            objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
        }
        objects.append("<< /Title (\(title ?? "")) /CreationDate (D:20250318102233+03'00') >>")
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { text += Self.padded(offset) + " 00000 n \n" }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\n"
        return Array((text + "startxref\n\(table)\n%%EOF\n").utf8)
    }

    private static func annotation(_ url: String) -> String {
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [40 330 200 350] /A << /S /URI /URI (\(url)) >> >>]"
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 10 - digits.utf8.count) + digits
    }
}
