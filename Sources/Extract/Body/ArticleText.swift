/// Blocks to plain text.
enum ArticleText {
    static func render(_ blocks: [Block], page: PageText) -> String {
        var bytes: [UInt8] = []
        for block in blocks {
            let text = page.bytes(block)
            if !bytes.isEmpty, !isInitial(bytes, before: text) { bytes.append(0x0A) }
            bytes.append(contentsOf: text)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same block by block: the texts, a line each, are what `render` gives.
    static func parts(_ blocks: [Block], page: PageText) -> [BodyPart] {
        var parts: [BodyPart] = []
        for block in blocks {
            let text = page.bytes(block)
            if let last = parts.last, isInitial(last.text.utf8, before: text) {
                parts[parts.count - 1].text += String(decoding: text, as: UTF8.self)
            } else {
                parts.append(BodyPart(block, String(decoding: text, as: UTF8.self)))
            }
        }
        return parts
    }

    /// A capital in a box of its own, with the rest of its word behind it: a drop cap.
    private static func isInitial(_ text: some BidirectionalCollection<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last, last &- 0x41 < 26, let first = next.first, first &- 0x61 < 26 else { return false }
        return text.dropLast().last.map { $0 == 0x0A } ?? true
    }
}
