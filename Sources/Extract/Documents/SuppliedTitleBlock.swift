/// Pandoc's title block: up to three fields, each behind a per cent sign at a line's beginning: title, authors, date. A field goes on in
/// lines that begin with a blank (Pandoc User's Guide, `pandoc_title_block`).
enum SuppliedTitleBlock {
    /// From the first mark to behind the last line; nil when there is none.
    static func range(in bytes: [UInt8]) -> Range<Int>? {
        let found = fields(of: bytes)
        // One line alone may be a comment of another language.
        return found.values.count >= 2 ? 0..<found.end : nil
    }

    /// - Returns: where the text begins.
    static func read(_ bytes: [UInt8], into head: inout SuppliedHead) -> Int {
        guard let block = range(in: bytes) else { return 0 }
        let fields = fields(of: bytes).values
        if let title = fields[0].first, !title.isEmpty { head.title = head.title ?? fields[0].joined(separator: " ") }
        if fields.count > 1, head.authors.isEmpty {
            head.authors = fields[1].filter { !$0.isEmpty }.flatMap(SuppliedNames.labelled)
        }
        if fields.count > 2 { _ = head.state(.published, fields[2].joined(separator: " ")) }
        return block.upperBound
    }

    private static func fields(of bytes: [UInt8]) -> (values: [[String]], end: Int) {
        var values: [[String]] = []
        var start = 0
        while start < min(bytes.count, 4096), values.count <= 3 {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            if line.first == UInt8(ascii: "%"), line.count == 1 || line.dropFirst().first == 0x20, values.count < 3 {
                values.append([SuppliedField.string(line.dropFirst())])
            } else if line.first == 0x20, !values.isEmpty, case let words = SuppliedField.string(line), !words.isEmpty {
                values[values.count - 1].append(words)
            } else {
                break
            }
            start = end + 1
        }
        return (values, min(start, bytes.count))
    }
}
