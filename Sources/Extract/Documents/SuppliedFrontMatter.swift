import Markup
import TOMLKit
import Text
import Web

/// The fields between two lines of dashes (YAML) or plus signs (TOML) above a text, as site generators and web clippers write them.
enum SuppliedFrontMatter {
    private static let limitBytes = 64 * 1024

    /// From the first mark to behind the line that closes the block; nil when there is none.
    static func range(in bytes: [UInt8]) -> Range<Int>? {
        let isTOML = bytes.starts(with: "+++\n".utf8)
        guard isTOML || bytes.starts(with: "---\n".utf8) else { return nil }
        var start = 4
        var fields = 0
        while start < min(bytes.count, limitBytes) {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            let closes =
                isTOML
                ? line.elementsEqual("+++".utf8) : line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8)
            if closes { return fields > 0 ? 0..<min(bytes.count, end + 1) : nil }
            if isTOML ? line.contains(UInt8(ascii: "=")) : SuppliedField.colon(in: line) != nil { fields += 1 }
            start = end + 1
        }
        return nil
    }

    /// - Returns: where the text begins.
    static func read(_ bytes: [UInt8], into head: inout SuppliedHead) -> Int {
        guard let block = range(in: bytes) else { return 0 }
        let inner = Array(fields(of: bytes[block]).joined(separator: [0x0A]))
        let isTOML = bytes[0] == UInt8(ascii: "+")
        let fields: [(key: String, values: [String])]
        if isTOML, let found = toml(inner) {
            fields = found
        } else if !isTOML, case .mapping(let pairs)? = YAMLValue(inner) {
            fields = pairs.map { ($0.key.lowercased(), words(of: $0.value)) }
        } else {
            fields = byLine(bytes[block])
        }
        for (key, values) in fields { take(key, values, into: &head) }
        // The day on which a note was begun is its own where it states no other.
        for (key, values) in fields where ["created", "date_created", "created_at"].contains(key) {
            if let value = values.first { _ = head.state(.published, value) }
        }
        return block.upperBound
    }

    /// The lines between the two marks; a block ends with the second, or with the end of its line.
    private static func fields(of block: ArraySlice<UInt8>) -> ArraySlice<ArraySlice<UInt8>> {
        let end = block.last == 0x0A ? block.endIndex - 1 : block.endIndex
        return block[..<end].split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst().dropLast()
    }

    /// The words that a value names: its own, those of a list, of a mapping its name.
    private static func words(of value: YAMLValue) -> [String] {
        switch value {
        case .scalar(let text): return cleaned(text).map { [$0] } ?? []
        case .list(let values): return values.flatMap(words)
        case .mapping(let pairs):
            let name = pairs.first { ["name", "title", "text"].contains($0.key.lowercased()) }
            return name.map { words(of: $0.value) } ?? []
        case .nothing: return []
        }
    }

    /// In the order of the names of keys: TOMLKit keeps no other. Nil where it is no TOML.
    private static func toml(_ text: [UInt8]) -> [(key: String, values: [String])]? {
        let table: TOMLTable
        do { table = try TOMLTable(string: String(decoding: text, as: UTF8.self)) } catch { return nil }
        return table.keys.sorted().map { key in
            let value = table[key]
            let list = value?.array.map { array in array.compactMap { $0.tomlValue.string } }
            let date =
                value?.date.map { "\($0.year)-\(padded($0.month))-\(padded($0.day))" }
                ?? value?.dateTime.map { "\($0)" }
            let words = list ?? [value?.string ?? date].compactMap { $0 }
            return (key.lowercased(), words.compactMap(cleaned))
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// White space as one blank, the brackets of a wiki's links gone; nil for nothing, and for what is too long for a field.
    private static func cleaned(_ text: String) -> String? {
        var text = text[...]
        if text.hasPrefix("[["), text.hasSuffix("]]") { text = text.dropFirst(2).dropLast(2) }
        let value = SuppliedField.string(Array(text.utf8.map { $0 < 0x20 ? 0x20 : $0 })[...])
        return value.isEmpty || value.utf8.count > 4000 ? nil : value
    }

    /// What people take for YAML: `title: One: the other`, tabs, a quote that nobody closes. A field a line, its list below it.
    private static func byLine(_ block: ArraySlice<UInt8>) -> [(key: String, values: [String])] {
        var found: [(key: String, values: [String])] = []
        var key = ""
        for line in fields(of: block) {
            let trimmed = line[SuppliedBytes.trimmed(line, line.indices)]
            if trimmed.first == UInt8(ascii: "-") {
                found.append((key, values(trimmed.dropFirst())))
            } else if let colon = SuppliedField.colon(in: trimmed) {
                key = SuppliedField.string(trimmed[..<colon.lowerBound]).lowercased()
                found.append((key, values(trimmed[colon.upperBound...])))
            }
        }
        return found
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
