import Bytes

/// Whether a document says itself that it has come to its end: for bodies whose server does not say it.
enum DocumentEnd {
    /// Comments and counters stand behind a page's last tag.
    private static let tailBytes = 2 << 10
    private static let lastTags = ["</html", "</rss", "</feed", "</rdf:rdf", "</urlset", "</sitemapindex"]

    /// What begins like markup has the last tag near its end, JSON its last bracket; other text ends with a line, as robots.txt does.
    static func isThere(in body: [UInt8]) -> Bool {
        guard let last = body.last else { return false }
        switch body.first(where: { !ASCII.isSpaceOrControl($0) && !byteOrderMark.contains($0) }) {
        case UInt8(ascii: "<"):
            return body.suffix(tailBytes).withUnsafeBufferPointer { tail in
                lastTags.contains { ASCII.contains(tail, $0) }
            }
        case UInt8(ascii: "{"): return ASCII.trimmedEnd(body, ASCII.isSpace).last == UInt8(ascii: "}")
        case UInt8(ascii: "["): return ASCII.trimmedEnd(body, ASCII.isSpace).last == UInt8(ascii: "]")
        default: return last == 0x0A
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
