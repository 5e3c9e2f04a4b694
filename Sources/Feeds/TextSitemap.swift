/// A sitemap in plain text: one address a line (sitemaps.org, "text file").
enum TextSitemap {
    /// Nil unless the first line that is not empty is an address.
    static func parse(_ bytes: [UInt8], limits: FeedLimits) -> Feed? {
        // Asked of every feed, hence without looking beyond the first bytes.
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), bytes[first] | 0x20 == UInt8(ascii: "h") else {
            return nil
        }
        var feed = Feed(format: .sitemap)
        for line in bytes.lazy.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let text = line.count <= 4096 ? String(decoding: line, as: UTF8.self).trimmed : ""
            guard Addresses.isHTTP(text), !text.utf8.contains(0x20) else {
                if feed.entries.isEmpty { return nil }
                continue
            }
            guard feed.entries.count < limits.entries else {
                feed.isTruncated = true
                break
            }
            var entry = FeedEntry()
            entry.link = text
            feed.entries.append(entry)
        }
        return feed.entries.isEmpty ? nil : feed
    }
}
