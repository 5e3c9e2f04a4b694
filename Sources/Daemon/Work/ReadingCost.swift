/// What reading an answer may take of memory, what comes of it included; bytes beside the body itself.
///
/// Measured as the peak over the program's own on the worst that fits the limits: sitemaps and feeds of 25 to 32 MB of XML
/// 2 to 3 times the body, JSON feeds 7 times, pages of 10 MB 5 times.
enum ReadingCost {
    /// Small answers count as this much: what a page's nodes and a record take at least.
    static let leastBytes = 256 << 10

    static func bytes(of body: [UInt8], for want: Job.Want) -> Int {
        let factor =
            switch want {
            case .robots: 1
            case .page, .listing: 6
            case .feed: isJSON(body) ? 8 : 4
            case .walk: isJSON(body) ? 8 : 6
            case .folder, .document: 1
            }
        return max(leastBytes, body.count * factor)
    }

    private static func isJSON(_ body: [UInt8]) -> Bool { body.prefix(512).first { $0 > 0x20 && $0 < 0x80 } == 0x7b }
}
