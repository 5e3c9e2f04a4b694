package import Text

/// What `pdftotext -bbox` says: the words of each page with the box that each stands in, as XHTML.
package struct PDFPlaces: Sendable, Equatable {
    let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// A page's words, in the order in which poppler found them. What cannot be read is left out.
    package var pages: [[PlacedWord]] {
        var pages: [[PlacedWord]] = []
        for line in bytes.split(separator: 0x0A) {
            let line = line.drop { $0 == 0x20 }
            if line.starts(with: "<page ".utf8) {
                pages.append([])
            } else if line.starts(with: "<word ".utf8), !pages.isEmpty, let word = Self.word(line) {
                pages[pages.count - 1].append(word)
            }
        }
        return pages
    }

    /// `<word xMin="1.5" yMin="2" xMax="3" yMax="4">letters</word>`
    private static func word(_ line: ArraySlice<UInt8>) -> PlacedWord? {
        guard let open = line.firstIndex(of: UInt8(ascii: ">")), line.suffix(7).elementsEqual("</word>".utf8),
            case let numbers = line[..<open].split(separator: UInt8(ascii: "\"")), numbers.count >= 8,
            let left = thousandths(numbers[1]), let top = thousandths(numbers[3]),
            let right = thousandths(numbers[5]), let bottom = thousandths(numbers[7]),
            right >= left, bottom >= top
        else { return nil }
        let signs = letters(line[line.index(after: open)...].dropLast(7))
        return signs.isEmpty ? nil : PlacedWord(left: left, top: top, right: right, bottom: bottom, signs: signs)
    }

    /// `-12.345678`; nil for what lies beyond any page.
    private static func thousandths(_ bytes: ArraySlice<UInt8>) -> Int? {
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1)
        guard let whole = parts.first, let points = Int(String(decoding: whole, as: UTF8.self)),
            (-99_999...99_999).contains(points)
        else { return nil }
        var rest = 0
        for digit in (Array(parts.dropFirst().first ?? []) + Array("000".utf8)).prefix(3) {
            guard (0x30...0x39).contains(digit) else { return nil }
            rest = rest * 10 + Int(digit - 0x30)
        }
        return points * 1000 + (bytes.first == UInt8(ascii: "-") ? -rest : rest)
    }

    private static let references: [(name: String, sign: Unicode.Scalar)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
    ]

    private static func letters(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        guard bytes.contains(UInt8(ascii: "&")) else {
            return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        }
        var out: [Unicode.Scalar] = []
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            out += String(decoding: rest[..<start], as: UTF8.self).unicodeScalars
            rest = rest[start...]
            let found = references.first { rest.starts(with: $0.name.utf8) }
            out.append(found?.sign ?? "&")
            rest = rest.dropFirst(found?.name.utf8.count ?? 1)
        }
        return out + String(decoding: rest, as: UTF8.self).unicodeScalars
    }
}
