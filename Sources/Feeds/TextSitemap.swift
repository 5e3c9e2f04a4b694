import Text

/// A sitemap in plain text: one address a line (sitemaps.org, "text file"). Lists that people keep by hand also have comments
/// in it, and the day of the page behind its address.
enum TextSitemap {
    private static let lineLimitBytes = 4096

    /// Nil unless the first line that is neither empty nor a comment begins with an address.
    static func parse(_ bytes: [UInt8], limits: FeedLimits) -> Feed? {
        // Asked of every feed, hence without looking beyond the first bytes.
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), mayBegin(bytes[first...]) else { return nil }
        var feed = Feed(format: .sitemap)
        for line in bytes.lazy.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard let start = line.first(where: { $0 > 0x20 }), !isComment(start) else { continue }
            guard line.count <= lineLimitBytes, let entry = entry(line) else {
                if feed.entries.isEmpty { return nil }
                continue
            }
            guard feed.entries.count < limits.entries else {
                feed.isTruncated = true
                break
            }
            feed.entries.append(entry)
        }
        return feed.entries.isEmpty ? nil : feed
    }

    private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        // Beyond ASCII: a mark of direction before the address.
        return first | 0x20 == UInt8(ascii: "h") || isComment(first) || first == UInt8(ascii: "\"") || first >= 0x80
    }

    private static func isComment(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") }

    /// An address alone or with a date behind it, after white space or a comma.
    private static func entry(_ line: some Collection<UInt8>) -> FeedEntry? {
        let text = AddressText.clean(String(decoding: line.map { $0 == 9 ? 0x20 : $0 }, as: UTF8.self))
        guard Addresses.isHTTP(text) else { return nil }
        var entry = FeedEntry()
        entry.link = text
        for mark in [" ", ","] as [Character] {
            guard let end = text.firstIndex(of: mark) else { continue }
            let raw = String(text[end...].dropFirst()).trimmed
            guard let date = FeedDate.parse(raw) ?? FeedDate.parse(String(raw.prefix { $0 != mark })) else { continue }
            entry.link = AddressText.clean(String(text[..<end]))
            entry.updated = date
            entry.updatedRaw = raw
            return entry
        }
        return text.utf8.contains(0x20) ? nil : entry
    }
}
