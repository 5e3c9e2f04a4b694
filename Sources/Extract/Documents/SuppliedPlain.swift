import Bytes
import Text
import Web

/// What editors, mail programs and databases write into plain text that its reader did not see.
enum SuppliedPlain {
    static func mended(_ bytes: [UInt8]) -> [UInt8] { withoutQuoteMarks(withLetters(withSingleBlanks(bytes))) }

    /// Words that tabs part, with a blank or without, as pdfminer writes some justified pages: one tab between two words is a blank, where there
    /// are more of them than blanks alone. Tables have several, or few words between.
    private static func withSingleBlanks(_ bytes: [UInt8]) -> [UInt8] {
        // In lines of Arabic the order of words is told by what parts them: tabs stay.
        guard bytes.contains(0x09), !bytes.contains(where: { (0xD8...0xDB).contains($0) }) else { return bytes }
        var (tabs, blanks, tables) = (0, 0, 0)
        for index in bytes.indices.dropFirst().dropLast() where bytes[index - 1] > 0x20 {
            let isTab = bytes[index] == 0x09
            guard isTab || bytes[index] == 0x20 else { continue }
            let next =
                isTab && bytes[index + 1] == 0x20 && index + 2 < bytes.count ? bytes[index + 2] : bytes[index + 1]
            switch (isTab, next > 0x20) {
            case (true, true): tabs += 1
            case (true, false): tables += 1
            case (false, _): blanks += 1
            }
        }
        guard tabs >= 20, tabs > blanks * 3, tabs > tables * 10 else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes where byte != 0x09 || out.last != 0x20 {
            if byte == 0x20, out.last == 0x20 { continue }
            out.append(byte == 0x09 ? 0x20 : byte)
        }
        return out
    }

    private static let leastEscapes = 6

    /// The body of a mail as it was sent, in quoted-printable (RFC 2045, 6.7): `=C3=A9`, lines that end in `=`. Such a text is ASCII, and all
    /// of its equals signs are of that kind.
    static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "=")), bytes.allSatisfy({ $0 < 0x80 }) else { return bytes }
        var (escapes, others) = (0, 0)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "=") {
            let rest = bytes[(index + 1)...].prefix(2)
            if rest.count == 2, let high = Hex.value(rest[index + 1]), Hex.value(rest[index + 2]) != nil,
                rest.allSatisfy({ $0 < 0x61 })
            {
                escapes += high >= 8 ? 1 : 0
            } else if rest.first != 0x0A, rest.first != 0x0D {
                others += 1
            }
        }
        guard escapes >= leastEscapes, others * 20 <= escapes else { return bytes }
        return TransferEncoding.quotedPrintable(bytes[...])
    }

    /// `&#1575;&#1604;`: letters beyond ASCII as numeric references (HTML Standard, 13.5), in a text that has no others. A text that
    /// holds some besides letters speaks of them.
    private static func withLetters(_ bytes: [UInt8]) -> [UInt8] {
        let foreign = bytes.count { $0 >= 0xC2 }
        var references = 0
        var index = 0
        while let found = reference(bytes, from: index) {
            references += 1
            index = found.range.upperBound
        }
        guard references >= 20, foreign * 10 <= references else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        index = 0
        while let found = reference(bytes, from: index) {
            out += bytes[index..<found.range.lowerBound]
            out += Array(String(Character(found.scalar)).utf8)
            index = found.range.upperBound
        }
        return out + bytes[index...]
    }

    /// The next reference to a letter beyond ASCII.
    private static func reference(_ bytes: [UInt8], from start: Int) -> (range: Range<Int>, scalar: Unicode.Scalar)? {
        var index = start
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "&"), bytes[index + 1] == UInt8(ascii: "#") else {
                index += 1
                continue
            }
            let isHex = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
            let first = index + (isHex ? 3 : 2)
            let digits = bytes[first...].prefix(7).prefix {
                Hex.value($0) != nil && (isHex || $0 &- 0x30 < 10)
            }
            let end = first + digits.count
            if !digits.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";"),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10), value >= 0x80,
                let scalar = Unicode.Scalar(value)
            {
                return (index..<(end + 1), scalar)
            }
            index = max(end, index + 2)
        }
        return nil
    }

    /// Blanks that keep words in one line as plain ones, so that labels and names are found.
    static func withPlainBlanks(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0xA0 || $0 == 0x80 }) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let first = rest.first {
            let width = SuppliedBytes.wideBlank(rest)
            out.append(width > 0 ? 0x20 : first)
            rest = rest.dropFirst(max(1, width))
        }
        return out
    }

    /// Letters with marks as one sign each, where a Mac took them apart: what is looked for is written so. Addresses keep their spelling.
    static func composed(_ bytes: [UInt8]) -> [UInt8] {
        // U+0300 to U+036F.
        guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while !rest.isEmpty {
            let word = rest.prefix { $0 > 0x20 }
            let isApart = word.contains { $0 == 0xCC || $0 == 0xCD } && word.firstRange(of: Array("://".utf8)) == nil
            if isApart {
                out += Composition.composed(String(decoding: word, as: UTF8.self)).utf8
            } else {
                out += word
            }
            rest = rest[word.endIndex...]
            if let blank = rest.popFirst() { out.append(blank) }
        }
        return out
    }

    /// `> ` before each line of an answer in a mail: two lines of them at least. The words are a paragraph of their own.
    private static func withoutQuoteMarks(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: ">")) else { return bytes }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isQuoted = lines.map { $0.first == UInt8(ascii: ">") }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 2)
        for (index, line) in lines.enumerated() {
            if index > 0 { out.append(0x0A) }
            let before = index > 0 && isQuoted[index - 1]
            let behind = index + 1 < lines.count && isQuoted[index + 1]
            guard isQuoted[index], before || behind else {
                if before, index > 1, isQuoted[index - 2], !line.isEmpty { out.append(0x0A) }
                out += line
                continue
            }
            if !before, index > 0, !lines[index - 1].isEmpty { out.append(0x0A) }
            out += line.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
        }
        return out
    }
}
