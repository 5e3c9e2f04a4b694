import Markup
import Web

/// Addresses within the HTML of a feed.
enum RelativeMarkup {
    /// With the relative addresses of `href`, `src` and their like made absolute. All else stays byte for byte.
    static func resolving(_ bytes: [UInt8], base: WebURL?) -> [UInt8] {
        guard let base else { return bytes }
        return bytes.withUnsafeBufferPointer { buffer in
            var result: [UInt8] = []
            var copied = 0
            var tags = MarkupTags(buffer, names: MarkupTags.addresses)
            // Short links may grow to the length of their base; beyond this the rest stays relative.
            let limit = 4 * bytes.count + (64 << 10)
            while result.count < limit, let value = tags.next() {
                guard isRelative(buffer, value) else { continue }
                let text = String(decoding: buffer[value].filter { $0 > 0x20 }, as: UTF8.self)
                let plain = PlainText.resolvingReferences(text)
                guard !plain.isEmpty, let resolved = WebURL(plain, base: base) else { continue }
                result.append(contentsOf: buffer[copied..<value.lowerBound])
                for byte in resolved.href.utf8 {
                    if byte == UInt8(ascii: "&") {
                        result.append(contentsOf: "&amp;".utf8)
                    } else {
                        result.append(byte)
                    }
                }
                copied = value.upperBound
            }
            guard copied > 0 else { return bytes }
            result.append(contentsOf: buffer[copied...])
            return result
        }
    }

    /// Neither a fragment alone nor with a scheme.
    private static func isRelative(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
        guard index < range.upperBound, bytes[index] != UInt8(ascii: "#") else { return false }
        return !Addresses.hasScheme(bytes[index..<range.upperBound])
    }
}
