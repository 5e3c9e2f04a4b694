/// A paragraph, an item or a row that is being written, with the links in it.
struct PaperLine {
    enum Rank { case plain, heading, title }

    var bytes: [UInt8] = []
    var links: [(range: Range<Int>, url: String)] = []
    var rank = Rank.plain

    var isBlank: Bool { !bytes.contains { $0 > 0x20 } }

    /// In code points.
    var length: Int { bytes.count { $0 & 0xC0 != 0x80 } }

    mutating func append(_ other: PaperLine) {
        let offset = bytes.count
        bytes += other.bytes
        links += other.links.map { ($0.range.lowerBound + offset..<$0.range.upperBound + offset, $0.url) }
    }

    /// Without blanks at its ends.
    var trimmed: PaperLine {
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
        let end = (bytes.lastIndex { $0 > 0x20 } ?? start - 1) + 1
        guard start > 0 || end < bytes.count else { return self }
        var line = PaperLine(bytes: Array(bytes[start..<max(start, end)]), rank: rank)
        line.links = links.map { link in
            let lower = min(max(link.range.lowerBound - start, 0), line.bytes.count)
            return (lower..<min(max(link.range.upperBound - start, lower), line.bytes.count), link.url)
        }
        return line
    }
}
