import Bytes
import FoundationEssentials
import Text
import Web

/// JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeed {
    /// - Parameter behindOther: other text stands before it, such as a script's notices, or a page around it: the feed must
    ///   say which version it is, for pages hold much JSON.
    static func parse(
        _ bytes: [UInt8], url: WebURL?, limits: FeedLimits, behindOther: Bool = false
    ) throws(FeedError) -> Feed {
        let (document, isCutOff) = behindOther ? try find(bytes, where: saysSo) : try read(bytes)
        var feed = Feed(format: .json)
        feed.version = scalar(document["version"])?.split(separator: "/").last.map(String.init)
        feed.title = title(document["title"])
        feed.link = address(document["home_page_url"], url)
        feed.id = address(document["feed_url"], url)
        feed.subtitle = text(document["description"])
        feed.language = scalar(document["language"]).flatMap(LanguageTag.clean)
        feed.image = address(document["icon"], url) ?? address(document["favicon"], url)
        feed.people = people(document, url, limits)
        if let link = feed.link { feed.links.append(FeedLink(url: link, type: "text/html")) }
        if let next = address(document["next_url"], url) { feed.links.append(FeedLink(url: next, rel: "next")) }
        var items = items(of: document)
        // Half an address would be asked for, half an id be another; the next poll brings the entry whole.
        if isCutOff, case .object(let members)? = items.last, cuttable.contains(members.last?.name ?? "id") {
            items.removeLast()
        }
        feed.isTruncated = isCutOff || items.count > limits.entries
        feed.entries = items.prefix(limits.entries).map { entry($0, url, limits) }
        feed.inheritPeople()
        dateByEntries(&feed)
        return feed
    }

    /// What is an object in the list; a list that lost some of its members becomes an object with numbers for names in PHP.
    private static func items(of document: JSONValue) -> [JSONValue] {
        var items = document["items"]?.elements ?? []
        if case .object(let members)? = document["items"] { items = members.map(\.value) }
        return items.filter { if case .object = $0 { true } else { false } }
    }

    /// The feed in the bytes. What is not quite JSON is read as pages are: one bad character must not cost all entries.
    private static func read(_ bytes: [UInt8]) throws(FeedError) -> (document: JSONValue, isCutOff: Bool) {
        do throws(JSONReader.Failure) {
            let document = try JSONReader.parse(bytes)
            if isFeed(document) { return (document, false) }
        } catch {
            return try find(bytes, where: isFeed)
        }
        throw .unknownFormat
    }

    private static func find(
        _ bytes: [UInt8], where isWanted: (JSONValue) -> Bool
    ) throws(FeedError) -> (document: JSONValue, isCutOff: Bool) {
        let (documents, isCutOff) = JSONReader.documents(bytes[...])
        guard let found = documents.firstIndex(where: isWanted) else { throw .unknownFormat }
        return (documents[found], isCutOff && found == documents.count - 1)
    }

    private static let cuttable: Set<String> = ["id", "url", "external_url"]

    private static func isFeed(_ document: JSONValue) -> Bool {
        document["items"] ?? .null != .null || saysSo(document)
    }

    private static func saysSo(_ document: JSONValue) -> Bool {
        scalar(document["version"])?.utf8.has("jsonfeed.org".utf8) == true
    }

    /// JSON Feed has no date of its own: the newest of its entries' is when it changed.
    private static func dateByEntries(_ feed: inout Feed) {
        var newest: Date?
        for entry in feed.entries {
            let (date, raw) =
                entry.updated == nil ? (entry.published, entry.publishedRaw) : (entry.updated, entry.updatedRaw)
            guard let instant = date?.instant(assumingOffset: 0), newest.map({ instant > $0 }) ?? true else { continue }
            newest = instant
            feed.updated = date
            feed.updatedRaw = raw
        }
    }

    private static func entry(_ item: JSONValue, _ url: WebURL?, _ limits: FeedLimits) -> FeedEntry {
        var entry = FeedEntry()
        entry.id = text(item["id"])
        // An id is best the page's address (section "id"); with nothing else it is.
        entry.link =
            address(item["url"], url) ?? address(item["external_url"], url)
            ?? entry.id.flatMap { Addresses.permalink($0, base: url) }.flatMap { Addresses.isHTTP($0) ? $0 : nil }
        if let link = entry.link { entry.links.append(FeedLink(url: link, type: "text/html")) }
        entry.title = title(item["title"])
        entry.summary = text(item["summary"])
        if let html = text(item["content_html"]) {
            let resolved = String(decoding: RelativeMarkup.resolving(Array(html.utf8), base: url), as: UTF8.self)
            entry.contents.append(FeedContent(value: resolved, type: "text/html"))
        }
        if let plain = text(item["content_text"]) {
            entry.contents.append(FeedContent(value: plain, type: "text/plain"))
        }
        entry.content = entry.contents.first?.value
        entry.image = address(item["image"], url) ?? address(item["banner_image"], url)
        entry.publishedRaw = text(item["date_published"])
        entry.published = entry.publishedRaw.flatMap { FeedDate.parse($0) }
        entry.updatedRaw = text(item["date_modified"])
        entry.updated = entry.updatedRaw.flatMap { FeedDate.parse($0) }
        entry.people = people(item, url, limits)
        entry.categories = (item["tags"]?.list ?? []).prefix(limits.itemsPerEntry).compactMap { text($0) }
        entry.language = scalar(item["language"]).flatMap(LanguageTag.clean)
        for attachment in (item["attachments"]?.list ?? []).prefix(limits.itemsPerEntry) {
            guard let address = address(attachment["url"], url) else { continue }
            entry.links.append(
                FeedLink(
                    url: address, rel: "enclosure", type: text(attachment["mime_type"]),
                    length: text(attachment["size_in_bytes"])))
        }
        return entry
    }

    /// `authors` of version 1.1, `author` of version 1; some give a bare name.
    private static func people(_ owner: JSONValue, _ url: WebURL?, _ limits: FeedLimits) -> [FeedPerson] {
        for field in ["authors", "author"] {
            let found = (owner[field]?.list ?? []).prefix(limits.itemsPerEntry).compactMap { author in
                text(author["name"] ?? author).map { FeedPerson(name: $0, url: address(author["url"], url)) }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func text(_ field: JSONValue?) -> String? {
        guard let value = scalar(field)?.trimmed, !value.isEmpty else { return nil }
        return value
    }

    /// Plain text, which many fill with HTML all the same.
    private static func title(_ field: JSONValue?) -> String? {
        text(field).map { PlainText.of($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func address(_ field: JSONValue?, _ base: WebURL?) -> String? {
        text(field).flatMap { Addresses.page($0, base: base, document: base) }
    }

    /// A text, or a number as one: whole numbers digit by digit, `1.0` and `1e3` as `1` and `1000`, for an id stays the same
    /// whoever wrote it. A field of another type, or a bare word, is as good as absent.
    private static func scalar(_ field: JSONValue?) -> String? {
        guard case .number(let digits)? = field else { return field?.text }
        if let whole = field?.integer { return String(whole) }
        if digits.utf8.allSatisfy({ ASCII.isDigit($0) }) { return digits }
        guard let number = field?.number, number.isFinite else { return nil }
        return Int64(exactly: number).map { String($0) } ?? String(number)
    }
}
