/// What a body is, judged from its first bytes; the header only breaks ties.
package enum ContentKind: String, Sendable {
    case html
    /// What names the pages of a site in place of being one, told by its root: read as a page, all its titles run together.
    case feed, sitemap
    /// Markup of any other language.
    case xml
    case json, text, pdf, image, binary, empty

    /// How far into the body is looked: the sniffing standard reads 1,445 bytes; real feeds begin after longer rubbish.
    private static let window = 4_096
    /// How far where something that stands before the root, a licence in a comment, is longer than that.
    private static let wideWindow = 256 << 10

    package static func sniff(_ bytes: [UInt8], declared: MediaType?) -> ContentKind {
        sniff(bytes, declared: declared, window: window)
    }

    private static func sniff(_ bytes: [UInt8], declared: MediaType?, window: Int) -> ContentKind {
        let head = Array(bytes.prefix(window))
        if let magic = Magic.kind(of: head) { return magic }
        let text = ContentHead(head)
        guard let text else { return .binary }
        var scanner = MarkupStart(text.ascii)
        let first = scanner.kind(declared: declared)
        if scanner.isCutOff, window < wideWindow, bytes.count > window {
            return sniff(bytes, declared: declared, window: wideWindow)
        }
        if let first { return first }
        if scanner.isBlank { return bytes.count <= window ? .empty : declaredText(declared) }
        if isJSON(text.ascii, declared: declared) { return isJSONFeed(text.ascii) ? .feed : .json }
        // Rubbish before the markup: warnings of a broken server, a stray word.
        if let kind = scanner.laterKind(declared: declared) { return kind }
        return declaredText(declared)
    }

    /// Text that shows no markup is what the header says, if that is text at all.
    private static func declaredText(_ declared: MediaType?) -> ContentKind {
        declared?.isHTML == true ? .html : .text
    }

    /// Such a feed names its version by an address: `"version": "https://jsonfeed.org/version/1.1"`.
    private static func isJSONFeed(_ text: [UInt8]) -> Bool {
        MarkupStart.holds(text, "\"version\"") && MarkupStart.holds(text, "jsonfeed.org")
    }

    private static func isJSON(_ text: [UInt8], declared: MediaType?) -> Bool {
        var rest = text.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
        // The guard against cross-site inclusion that some APIs send: )]}'
        if rest.starts(with: ")]}'".utf8) { rest = rest.drop { $0 != 0x0A }.drop { $0 == 0x20 || 0x09...0x0D ~= $0 } }
        let next = rest.dropFirst().first { !($0 == 0x20 || 0x09...0x0D ~= $0) }
        switch rest.first {
        case UInt8(ascii: "{"): return next == nil || next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
        case UInt8(ascii: "["):
            guard let next else { return true }
            if "{[\"]".utf8.contains(next) { return true }
            return declared?.isJSON == true && "-0123456789tfn".utf8.contains(next)
        case nil: return false
        default: return declared?.isJSON == true && "\"-0123456789tfn".utf8.contains(rest.first ?? 0)
        }
    }
}

/// Formats with a signature of their own.
private enum Magic {
    static func kind(of bytes: [UInt8]) -> ContentKind? {
        for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
        if bytes.starts(with: "RIFF".utf8), bytes.count >= 12 {
            return bytes[8..<12].elementsEqual("WEBP".utf8) ? .image : .binary
        }
        // ISO base media: the brand tells pictures from films.
        if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            let brand = String(decoding: bytes[8..<12], as: UTF8.self)
            return ["avif", "avis", "heic", "heix", "mif1", "msf1"].contains(brand) ? .image : .binary
        }
        // Writers put up to a kilobyte of anything before the signature of a PDF; only white space is sure here.
        let start = bytes.prefix(1_024).drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
        return start.starts(with: "%PDF-".utf8) ? .pdf : nil
    }

    private static let signatures: [([UInt8], ContentKind)] = [
        (Array("%PDF-".utf8), .pdf), ([0xEF, 0xBB, 0xBF] + Array("%PDF-".utf8), .pdf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image),
        (Array("GIF87a".utf8), .image), (Array("GIF89a".utf8), .image), (Array("II*\0".utf8), .image),
        (Array("MM\0*".utf8), .image), ([0, 0, 1, 0], .image), ([0, 0, 2, 0], .image),
        ([0x1F, 0x8B], .binary), ([0x50, 0x4B, 0x03, 0x04], .binary), ([0x50, 0x4B, 0x05, 0x06], .binary),
        (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], .binary), (Array("Rar!".utf8) + [0x1A, 0x07], .binary),
        (Array("BZh".utf8), .binary), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .binary),
        ([0x28, 0xB5, 0x2F, 0xFD], .binary),
        (Array("OggS".utf8), .binary), (Array("ID3".utf8), .binary), (Array("fLaC".utf8), .binary),
        ([0x1A, 0x45, 0xDF, 0xA3], .binary), (Array("wOFF".utf8), .binary), (Array("wOF2".utf8), .binary),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .binary), ([0x7F, 0x45, 0x4C, 0x46], .binary),
    ]
}

/// The first bytes as one byte a character, UTF-16 narrowed; nil when they are no text.
private struct ContentHead {
    let ascii: [UInt8]

    init?(_ head: [UInt8]) {
        if let order = UTF16Guess.utf32(of: head) {
            let units = stride(from: 0, to: head.count & ~3, by: 4).map { start in
                let low = head[order == .big ? start + 3 : start]
                return head[start..<(start + 4)].allSatisfy { $0 == 0 || $0 == low } && low < 0x80 ? low : 0x80
            }
            // The byte order mark, if there is one.
            ascii = units.first == 0x80 ? Array(units.dropFirst()) : units
            return
        }
        if let bigEndian = Self.utf16(head) {
            var narrow: [UInt8] = []
            var index = head.count >= 2 && (head[0] == 0xFE || head[0] == 0xFF) ? 2 : 0
            while index + 1 < head.count {
                let (high, low) = bigEndian ? (head[index], head[index + 1]) : (head[index + 1], head[index])
                narrow.append(high == 0 && low < 0x80 && low > 0 ? low : 0x80)
                index += 2
            }
            ascii = narrow
            return
        }
        let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        // A page may hold a stray NUL or escape; a picture is full of them (mimesniff, "binary data byte").
        let controls = body.reduce(into: 0) { $0 += Self.isBinary($1) ? 1 : 0 }
        if controls > 0, controls * 4 > body.count || MarkupStart(body).isForeign { return nil }
        ascii = body
    }

    /// True is big-endian. Without a byte order mark, every other byte of markup is zero.
    private static func utf16(_ head: [UInt8]) -> Bool? {
        guard head.count >= 4 else { return head == [0xFE, 0xFF] ? true : head == [0xFF, 0xFE] ? false : nil }
        if head[0] == 0xFE, head[1] == 0xFF { return true }
        if head[0] == 0xFF, head[1] == 0xFE { return false }
        let starts = "<{[ \t\r\n".utf8
        if head[0] == 0, head[2] == 0, starts.contains(head[1]), head[3] != 0 { return true }
        if head[1] == 0, head[3] == 0, starts.contains(head[0]), head[2] != 0 { return false }
        return UTF16Guess.byteOrder(of: head).map { $0 == .big }
    }

    private static func isBinary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x08, 0x0B, 0x0E...0x1A, 0x1C...0x1F: true
        default: false
        }
    }
}
