import Text
import Web

/// The fields between two lines of dashes above a text, as site generators and web clippers write them. Of YAML only
/// `key: value`, quoted values and lists.
enum SuppliedFrontMatter {
    private static let limitBytes = 64 * 1024

    /// From the first dash to behind the line that closes the block; nil when there is none.
    static func range(in bytes: [UInt8]) -> Range<Int>? {
        guard bytes.starts(with: "---\n".utf8) else { return nil }
        var start = 4
        var fields = 0
        while start < min(bytes.count, limitBytes) {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
                return fields > 0 ? 0..<min(bytes.count, end + 1) : nil
            }
            if SuppliedField.colon(in: line) != nil { fields += 1 }
            start = end + 1
        }
        return nil
    }

    /// - Returns: where the text begins.
    static func read(_ bytes: [UInt8], into head: inout SuppliedHead) -> Int {
        guard let block = range(in: bytes) else { return 0 }
        var key = ""
        for line in bytes[block].split(separator: 0x0A).dropFirst().dropLast() {
            let trimmed = line[SuppliedBytes.trimmed(line, line.indices)]
            if trimmed.first == UInt8(ascii: "-") {
                take(key, values(trimmed.dropFirst()), into: &head)
            } else if let colon = SuppliedField.colon(in: trimmed) {
                key = SuppliedField.string(trimmed[..<colon.lowerBound]).lowercased()
                take(key, values(trimmed[colon.upperBound...]), into: &head)
            }
        }
        return block.upperBound
    }

    private static func take(_ key: String, _ values: [String], into head: inout SuppliedHead) {
        guard let value = values.first else { return }
        switch key {
        case "title", "headline": if head.title == nil { head.title = value }
        case "author", "authors", "by", "creator", "byline":
            head.authors += values.flatMap(SuppliedNames.labelled).filter { !head.authors.contains($0) }
        case "date", "published", "publish_date", "published_at", "pubdate", "date_published", "datepublished":
            _ = head.state(.published, value)
        case "updated", "lastmod", "modified", "last_modified_at", "date_modified", "updated_at":
            _ = head.state(.modified, value)
        case "section", "category", "categories": _ = head.state(.section, value)
        case "tags", "keywords", "tag":
            head.keywords += values.flatMap(SuppliedHead.list).filter { !head.keywords.contains($0) }
        case "site", "site_name", "sitename", "publisher", "publication", "website": _ = head.state(.siteName, value)
        case "description", "summary", "excerpt", "abstract": if head.summary == nil { head.summary = value }
        case "url", "source", "link", "permalink", "canonical", "canonical_url", "canonicalurl", "original_url",
            "source_url":
            if head.ownURL == nil, let url = WebURL(value), url.isHTTP { head.ownURL = url.href }
        default: break
        }
    }

    /// One value, or the entries of `[a, b]`, without quotes and wiki brackets.
    private static func values(_ bytes: ArraySlice<UInt8>) -> [String] {
        var text = SuppliedField.string(bytes)
        func strip(_ text: String) -> String {
            var text = Substring(text)
            for (open, close) in [("\"", "\""), ("'", "'"), ("[[", "]]")] where text.utf8.count > open.utf8.count * 2 {
                if text.hasPrefix(open), text.hasSuffix(close) {
                    text = text.dropFirst(open.count).dropLast(close.count)
                }
            }
            return SuppliedField.string(Array(text.utf8)[...])
        }
        if text.hasPrefix("["), text.hasSuffix("]"), !text.hasPrefix("[[") {
            text = String(text.dropFirst().dropLast())
            return SuppliedHead.list(text).map(strip).filter { !$0.isEmpty }
        }
        let value = strip(text)
        return value.isEmpty || value.utf8.count > 4000 ? [] : [value]
    }
}
