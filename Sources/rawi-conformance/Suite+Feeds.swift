import Feeds
import FoundationEssentials
import Markup
import Text
import Web

extension Suite {
    static let feeds: [Suite] =
        ["core", "entities", "encoding", "base", "lang", "illformed", "ext", "html"].map { tier in
            feedSuite(tier, textOnly: tier == "html") { $0.suite == "feedparser" && $0.tier == tier }
        } + [
            feedSuite("gofeed") { $0.suite == "gofeed" },
            feedSuite("others") { ["rss-parser", "fastfeedparser"].contains($0.suite) },
            feedSuite("real", file: "feeds/real.jsonl") { _ in true },
        ]

    private static func feedSuite(
        _ name: String, file: String = "feeds/cases.jsonl", textOnly: Bool = false,
        includes: @escaping @Sendable (Case) -> Bool
    ) -> Suite {
        let judge: @Sendable (Case, URL) throws -> String? = { one, folder in
            try FeedCase(one, folder: folder).judge(textOnly: textOnly)
        }
        return Suite("feeds/\(name)", file: file, includes: { $0.mapped == true && includes($0) }, judge: judge)
    }
}

/// One feed with what should be found in it: a list of `{path, op, value}`.
struct FeedCase {
    let bytes: [UInt8]
    let headerCharset: String?
    let feed: Feed
    let checks: [Value]

    init(_ one: Case, folder: URL) throws {
        var headers: [String: String] = [:]
        for (name, value) in one.input?["headers"]?.object ?? [:] { headers[name.lowercased()] = value.string }
        let address = one.input?["url"]?.string.flatMap { WebURL($0) }
        bytes = try one.fileBytes(in: folder)
        // Content-Location says where the body really is (RFC 9110 section 8.7); the daemon passes that address.
        let stated = headers["content-location"].flatMap { WebURL($0, base: address) }
        let location = stated?.isHTTP == true ? stated : nil
        headerCharset = headers["content-type"].flatMap { MediaType($0)?.charset }
        feed = try FeedParser.parse(
            bytes, url: location ?? address, headerCharset: headerCharset, language: headers["content-language"])
        checks = one.expected?.array ?? []
    }

    /// What is wrong, in a few words.
    func judge(textOnly: Bool) throws -> String? {
        let differences = checks.compactMap { check in
            check["path"]?.string.flatMap {
                difference($0, check["op"]?.string ?? "eq", check["value"] ?? .null, textOnly)
            }
        }
        guard let first = differences.first else { return nil }
        return "\(differences.count) of \(checks.count): \(first)"
    }

    private func difference(_ path: String, _ op: String, _ expected: Value, _ textOnly: Bool) -> String? {
        if path == "encoding" { return encodingDifference(expected.string ?? "") }
        let steps = FeedPath.steps(path)
        let found = FeedPath.value(steps, of: feed)
        if op == "count" {
            guard case .count(let count) = found, count == expected.int else {
                return "\(path): \(found), not \(expected.int ?? -1)"
            }
            return nil
        }
        if path.hasSuffix("_iso"), case .date(let date) = found {
            // No date of a page or feed needs fractions of a second.
            let wanted = expected.string.flatMap { RFC3339.parse($0) }.map(Self.wholeSeconds)
            let instant = date.flatMap(Self.instant).map(Self.wholeSeconds)
            return wanted == instant ? nil : "\(path): \(date.debugDescription), not \(expected.string ?? "nil")"
        }
        guard case .text(let text) = found else { return "\(path): \(found)" }
        let wanted = expected.string ?? expected.number.map { String(Int($0)) }
        if wanted.map(Self.normal) ?? "" == text.map(Self.normal) ?? "" { return nil }
        if let wanted, let text, isSame(text, wanted, path) { return nil }
        if textOnly, let wanted, let text, Self.visible(wanted) == Self.visible(text) { return nil }
        return "\(path): \(text ?? "nil"), not \(wanted ?? "nil")"
    }

    /// The same value written in another way: an address with its host in Punycode, a language with an underscore,
    /// markup with its attributes in another order.
    private func isSame(_ text: String, _ wanted: String, _ path: String) -> Bool {
        if path.hasSuffix("language") { return text == wanted.replacing("_", with: "-") }
        if path.hasSuffix("link") || path.hasSuffix("href") {
            guard let wanted = WebURL(wanted) else { return false }
            return WebURL(text)?.href == wanted.href
        }
        guard text.contains("<") || text.contains("&") || wanted.contains("<") || wanted.contains("&") else {
            return false
        }
        return CanonicalMarkup.of(text) == CanonicalMarkup.of(wanted)
    }

    /// Another name for the same reading of the bytes passes, as US-ASCII and UTF-8 are for a text of ASCII alone.
    private func encodingDifference(_ expected: String) -> String? {
        let ours = Decoded.decode(bytes, headerCharset: headerCharset, syntax: .xml)
        if ours.encoding.lowercased() == expected.lowercased() { return nil }
        if let theirs = Decoded.decode(bytes, as: expected), theirs.utf8 == ours.utf8 { return nil }
        return "encoding: \(ours.encoding), not \(expected)"
    }

    /// A date without a zone is taken as UTC, one without a time as midnight, as feed readers do.
    private static func instant(_ date: StatedDate) -> Date? {
        if let instant = date.instant { return instant }
        return StatedDate(
            year: date.year, month: date.month, day: date.day, hour: date.hour ?? 0, minute: date.minute ?? 0,
            second: date.second ?? 0, offsetSeconds: date.offsetSeconds ?? 0)?.instant
    }

    private static func wholeSeconds(_ date: Date) -> Date {
        Date(timeIntervalSinceReferenceDate: date.timeIntervalSinceReferenceDate.rounded(.down))
    }

    private static func normal(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Text without tags and without what scripts and styles hold, references resolved, white space dropped.
    static func visible(_ markup: String) -> [UInt8] {
        var result: [UInt8] = []
        let bytes = Array(markup.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] == UInt8(ascii: "<") {
                    index = skipTag(buffer, index)
                } else if let (text, length) = XMLReference.decode(buffer, at: index) {
                    text.append(to: &result)
                    index += length
                } else {
                    result.append(buffer[index])
                    index += 1
                }
            }
        }
        return result.filter { $0 > 0x20 }
    }

    private static func skipTag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let rest = String(decoding: bytes[start...].prefix(12), as: UTF8.self).lowercased()
        for name in ["script", "style", "applet", "object"] where rest.hasPrefix("<\(name)") {
            let text = String(decoding: bytes[start...], as: UTF8.self).lowercased()
            guard let close = text.firstRange(of: "</\(name)>") else { break }
            return start + text[..<close.upperBound].utf8.count
        }
        if rest.hasPrefix("<!--") {
            let text = String(decoding: bytes[start...], as: UTF8.self)
            return text.firstRange(of: "-->").map { start + text[..<$0.upperBound].utf8.count } ?? bytes.count
        }
        guard let close = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return start + 1 }
        return close + 1
    }
}

/// Paths such as `entries[0].content[1].value`.
enum FeedPath {
    enum Found {
        case text(String?)
        case date(StatedDate?)
        case count(Int)
        case unknown
    }

    struct Step {
        var name: String
        var index: Int?
    }

    static func steps(_ path: String) -> [Step] {
        path.split(separator: ".").map { part in
            let pieces = part.split(whereSeparator: { $0 == "[" || $0 == "]" })
            return Step(name: String(pieces.first ?? ""), index: pieces.count > 1 ? Int(pieces[1]) : nil)
        }
    }

    static func value(_ steps: [Step], of feed: Feed) -> Found {
        guard let first = steps.first else { return .unknown }
        if first.name == "feed" { return value(Array(steps.dropFirst()), feed) }
        guard first.name == "entries" else { return .unknown }
        guard let index = first.index else { return .count(feed.entries.count) }
        guard index < feed.entries.count else { return .text(nil) }
        return value(Array(steps.dropFirst()), feed.entries[index])
    }

    private static func value(_ steps: [Step], _ feed: Feed) -> Found {
        guard let step = steps.first else { return .unknown }
        switch step.name {
        case "title": return .text(feed.titleMarkup ?? feed.title)
        case "link": return .text(feed.link)
        case "subtitle": return .text(feed.subtitle)
        case "language": return .text(feed.language)
        case "id": return .text(feed.id)
        case "ttl": return .text(feed.pacing.ttl.map { String($0.components.seconds / 60) })
        case "published": return .text(feed.publishedRaw ?? feed.updatedRaw)
        case "updated": return .text(feed.updatedRaw ?? feed.publishedRaw)
        case "published_iso": return .date(feed.published ?? feed.updated)
        case "updated_iso": return .date(feed.updated ?? feed.published)
        case "links": return value(steps, links: feed.links)
        case "categories": return value(step, list: feed.categories)
        default: return author(step.name, feed.people)
        }
    }

    private static func value(_ steps: [Step], _ entry: FeedEntry) -> Found {
        guard let step = steps.first else { return .unknown }
        switch step.name {
        case "title": return .text(entry.titleMarkup ?? entry.title)
        case "link": return .text(entry.proxyLink ?? entry.link)
        // Readers that look for a summary alone take the content for one.
        case "summary": return .text(entry.summary ?? entry.content)
        case "id": return .text(entry.id)
        case "published": return .text(entry.publishedRaw ?? entry.updatedRaw)
        case "updated": return .text(entry.updatedRaw ?? entry.publishedRaw)
        case "published_iso": return .date(entry.published ?? entry.updated)
        case "updated_iso": return .date(entry.updated ?? entry.published)
        case "links": return value(steps, links: entry.links)
        case "enclosures": return value(steps, links: entry.links.filter { $0.rel == "enclosure" })
        case "categories": return value(step, list: entry.categories)
        case "content":
            guard let index = step.index else { return .count(entry.contents.count) }
            guard index < entry.contents.count else { return .text(nil) }
            let content = entry.contents[index]
            switch steps.last?.name {
            case "value": return .text(content.value)
            case "type": return .text(content.type)
            case "language": return .text(content.language)
            default: return .unknown
            }
        default: return author(step.name, entry.people)
        }
    }

    private static func value(_ steps: [Step], links: [FeedLink]) -> Found {
        guard let index = steps.first?.index else { return .count(links.count) }
        guard index < links.count else { return .text(nil) }
        switch steps.last?.name {
        case "href", "url": return .text(links[index].url)
        case "rel": return .text(links[index].rel)
        case "type": return .text(links[index].type)
        case "length": return .text(links[index].length)
        default: return .unknown
        }
    }

    private static func value(_ step: Step, list: [String]) -> Found {
        guard let index = step.index else { return .count(list.count) }
        return .text(index < list.count ? list[index] : nil)
    }

    private static func author(_ name: String, _ people: [FeedPerson]) -> Found {
        let person = people.first
        switch name {
        case "author", "author_raw":
            if let name = person?.name, let email = person?.email { return .text("\(name) (\(email))") }
            return .text(person?.displayName)
        case "author_name": return .text(person?.name)
        case "author_email": return .text(person?.email)
        default: return .unknown
        }
    }
}
