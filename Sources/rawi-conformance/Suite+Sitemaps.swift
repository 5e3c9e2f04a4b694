import Feeds
import FoundationEssentials
import Text
import Web

extension Suite {
    static let sitemaps: [Suite] = [
        Suite("sitemaps", file: "sitemaps/cases.jsonl") { one, folder in try SitemapCase.judge(one, folder) }
    ]
}

private enum SitemapCase {
    /// Cases without expectations need only come back.
    static func judge(_ one: Case, _ folder: URL) throws -> String? {
        let bytes = try one.fileBytes(in: folder)
        let url = one.input?["url"]?.string.flatMap { WebURL($0) }
        guard let expected = one.expected, !expected.isNull else {
            do throws(FeedError) {
                _ = try FeedParser.parse(bytes, url: url, headerCharset: nil)
            } catch {
                return nil
            }
            return nil
        }
        let feed = try FeedParser.parse(bytes, url: url, headerCharset: nil)
        let children = expected["sub_sitemaps"]?.array?.compactMap(\.string) ?? []
        if feed.children.map(\.url) != children { return "children \(feed.children.map(\.url)), not \(children)" }
        let pages = expected["pages"]?.array ?? []
        if feed.entries.count != pages.count { return "\(feed.entries.count) pages, not \(pages.count)" }
        for (entry, page) in zip(feed.entries, pages) {
            if let difference = difference(entry, page) { return difference }
        }
        return nil
    }

    private static func difference(_ entry: FeedEntry, _ page: Value) -> String? {
        if entry.link != page["url"]?.string {
            return "link \(entry.link ?? "nil"), not \(page["url"]?.string ?? "nil")"
        }
        if let lastmod = page["lastmod"]?.string, instant(entry.updated) != RFC3339.parse(lastmod) {
            return "lastmod \(entry.updatedRaw ?? "nil"), not \(lastmod)"
        }
        guard let news = page["news"] else { return nil }
        if let title = news["title"]?.string, entry.title != title {
            return "title \(entry.title ?? "nil"), not \(title)"
        }
        if let name = news["name"]?.string, entry.source != name {
            return "source \(entry.source ?? "nil"), not \(name)"
        }
        if let language = news["language"]?.string, entry.language != language {
            return "language \(entry.language ?? "nil")"
        }
        if let date = news["publish_date"]?.string, instant(entry.published ?? entry.updated) != RFC3339.parse(date) {
            return "published \(entry.publishedRaw ?? "nil"), not \(date)"
        }
        let keywords = news["keywords"]?.array?.compactMap(\.string) ?? []
        return entry.categories == keywords ? nil : "keywords \(entry.categories), not \(keywords)"
    }

    private static func instant(_ date: StatedDate?) -> Date? {
        guard let date else { return nil }
        if let instant = date.instant { return instant }
        return StatedDate(
            year: date.year, month: date.month, day: date.day, hour: date.hour ?? 0, minute: date.minute ?? 0,
            second: date.second ?? 0, offsetSeconds: date.offsetSeconds ?? 0)?.instant
    }
}
