/// What stands at the head or foot of each page of a text that form feeds part into pages: numbers, the site's name and issue, what a
/// browser prints. Lines that are alike on two pages, up to their digits.
package struct PageMarks: Sendable {
    package let text: String
    /// The lines taken out, each kind once, in order, as the first page has it.
    package let lines: [String]
    /// The address that feet, or heads, repeat: the text's own.
    package let address: String?

    /// Of a page: how many lines from its edges are looked at.
    private static let depth = 2
    private static let longest = 240

    package init(_ text: String) {
        let bytes = Array(text.utf8)
        let pages = Self.pages(bytes)
        var marks: [[UInt8]: Int] = [:]
        for page in pages {
            for mark in Set(page.edges.map { Self.alike(bytes[$0]) }) { marks[mark, default: 0] += 1 }
        }
        let repeated = Set(marks.filter { $0.value >= 2 && !$0.key.isEmpty }.keys)
        guard pages.count > 1, !repeated.isEmpty else {
            (self.text, lines, address) = (text, [], nil)
            return
        }
        var out: [UInt8] = []
        var kept = 0
        var said: [String] = []
        var seen: Set<[UInt8]> = []
        var address: String?
        for page in pages {
            for line in page.edges {
                let mark = Self.alike(bytes[line])
                guard repeated.contains(mark) else { continue }
                let isFirst = seen.insert(mark).inserted
                // Without a number in it the first one may be the text's title.
                if isFirst, !mark.contains(UInt8(ascii: "#")) { continue }
                if isFirst { said.append(String(decoding: bytes[line], as: UTF8.self)) }
                address = address ?? Self.address(bytes[line])
                out += bytes[kept..<line.lowerBound]
                kept = line.upperBound
            }
        }
        out += bytes[kept...]
        (self.text, lines, self.address) = (String(decoding: out, as: UTF8.self), said, address)
    }

    private struct Page {
        /// Its first and last lines, in order, blank ones and white space around them aside.
        var edges: [Range<Int>] = []
    }

    private static func pages(_ bytes: [UInt8]) -> [Page] {
        guard bytes.contains(0x0C) else { return [] }
        return bytes.indices.split(omittingEmptySubsequences: true) { bytes[$0] == 0x0C }.compactMap { page in
            let lines = page.split { bytes[$0] == 0x0A || bytes[$0] == 0x0D }.compactMap { line -> Range<Int>? in
                guard let first = line.first(where: { bytes[$0] > 0x20 }),
                    let last = line.last(where: { bytes[$0] > 0x20 })
                else { return nil }
                return first..<(last + 1)
            }
            guard !lines.isEmpty else { return nil }
            let edges = lines.count <= depth * 2 ? lines : Array(lines.prefix(depth) + lines.suffix(depth))
            return Page(edges: edges.filter { $0.count <= longest })
        }
    }

    /// White space as one blank, each run of digits as `#`; empty for a line of text, which is not asked.
    private static func alike(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            let isDigit = byte &- 0x30 < 10
            // ٠…٩ and ۰…۹
            let isEastern =
                index + 1 < line.endIndex
                && (byte == 0xD9 && (0xA0...0xA9).contains(line[index + 1])
                    || byte == 0xDB && (0xB0...0xB9).contains(line[index + 1]))
            if isDigit || isEastern {
                if out.last != UInt8(ascii: "#") { out.append(UInt8(ascii: "#")) }
                index += isEastern ? 2 : 1
            } else if byte <= 0x20 {
                if out.last != 0x20 { out.append(0x20) }
                index += 1
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    private static func address(_ line: ArraySlice<UInt8>) -> String? {
        line.split(separator: 0x20).first { $0.starts(with: "https://".utf8) || $0.starts(with: "http://".utf8) }
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
