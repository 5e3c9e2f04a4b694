import Bytes

/// What a PDF file says of itself, and how many pages it has: as its maker's program wrote it, and often of something else.
package struct PDFFacts: Sendable, Equatable {
    package var title: String?
    package var author: String?
    package var subject: String?
    package var keywords: String?
    /// The programs that wrote it.
    package var creator: String?
    package var producer: String?
    /// As ISO 8601.
    package var created: String?
    package var modified: String?
    package var pages = 0
    package var mayBeCopied = true

    /// The lines of `pdfinfo -isodates`: a name, a colon, blanks, a value.
    init(_ lines: [UInt8]) {
        for line in lines.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let bytes = line[line.index(after: colon)...].drop { $0 == 0x20 }.prefix(1000)
            let value = String(decoding: ASCII.trimmedEnd(bytes) { $0 <= 0x20 }, as: UTF8.self)
            guard !value.isEmpty else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            switch name {
            // A title may hold a line that looks like the next field: the first of a name counts.
            case "Title": title = title ?? value
            case "Author": author = author ?? value
            case "Subject": subject = subject ?? value
            case "Keywords": keywords = keywords ?? value
            case "Creator": creator = creator ?? value
            case "Producer": producer = producer ?? value
            case "CreationDate": created = created ?? value
            case "ModDate": modified = modified ?? value
            case "Pages": pages = Int(value) ?? 0
            case "Encrypted":
                mayBeCopied = !value.utf8.elementsEqual("yes".utf8) && value.firstRange(of: "copy:no") == nil
            default: break
            }
        }
    }
}

extension PDFLink {
    /// The lines of `pdfinfo -url`: a page, what holds the address, the address.
    static func all(in lines: [UInt8]) -> [PDFLink] {
        lines.split(separator: 0x0A).compactMap { line in
            let words = line.split(separator: 0x20, maxSplits: 2)
            guard words.count == 3, let page = Int(String(decoding: words[0], as: UTF8.self)), page > 0 else {
                return nil
            }
            let url = String(decoding: words[2].drop { $0 == 0x20 }, as: UTF8.self)
            return PDFLink(page: page, url: url)
        }
    }
}
