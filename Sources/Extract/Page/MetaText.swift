import Bytes
import Markup

/// Strings from attributes and JSON, where sites often escape twice.
enum MetaText {
    /// Twice is common, thrice was seen; what is escaped more often is hostile.
    private static let rounds = 4

    /// References resolved, tags taken out, white space collapsed.
    static func plain(_ text: String) -> String { rendered(text, keepingLines: false) }

    /// The same, a block a line.
    static func plainLines(_ text: String) -> String { rendered(text, keepingLines: true) }

    /// Tags and references until there are none: references hide tags, `&lt;p&gt;`, and other references, `&amp;uuml;`.
    private static func rendered(_ text: String, keepingLines: Bool) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<rounds {
            let before = bytes
            if bytes.contains(0x3C) { bytes = withoutTags(bytes) }
            if bytes.contains(0x26) { bytes = HTMLReferences.resolve(bytes) }
            if bytes == before { break }
        }
        var buffer = TextBuffer()
        bytes.withUnsafeBufferPointer { buffer.append($0, keepingLines: keepingLines) }
        return ASCII.trimmed(buffer.string)
    }

    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        // A `<` behind the last `>` opens no tag.
        let lastEnd = bytes.lastIndex(of: 0x3E) ?? -1
        var index = 0
        while index < bytes.count {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if bytes[index] == 0x3C, index < lastEnd, (next | 0x20) &- 0x61 < 26 || next == 0x2F {
                let isBlock = next | 0x20 == 0x70 || next == 0x2F || next | 0x20 == 0x62
                while index < bytes.count, bytes[index] != 0x3E { index += 1 }
                if isBlock { out.append(0x20) }
            } else {
                out.append(bytes[index])
            }
            index += 1
        }
        return out
    }
}
