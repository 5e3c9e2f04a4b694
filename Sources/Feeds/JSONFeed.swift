import FoundationEssentials
import Text
import Web

/// JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeed {
    static func parse(_ bytes: [UInt8], url: WebURL?, limits: FeedLimits) throws(FeedError) -> Feed {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            throw .unknownFormat
        }
        guard document.items != nil || document.version?.value.contains("jsonfeed.org") == true else {
            throw .unknownFormat
        }
        var feed = Feed(format: .json)
        feed.version = document.version.flatMap { $0.value.split(separator: "/").last.map(String.init) }
        feed.title = text(document.title)
        feed.link = address(document.homePage, url)
        feed.id = address(document.feedURL, url)
        feed.subtitle = text(document.description)
        feed.language = document.language.flatMap { LanguageTag.clean($0.value) }
        feed.image = address(document.icon, url) ?? address(document.favicon, url)
        feed.people = people(document.authors, document.author, url, limits)
        if let link = feed.link { feed.links.append(FeedLink(url: link, type: "text/html")) }
        for item in document.items?.values ?? [] {
            guard feed.entries.count < limits.entries else {
                feed.isTruncated = true
                break
            }
            feed.entries.append(entry(item, url, limits))
        }
        dateByEntries(&feed)
        return feed
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

    private static func entry(_ item: Item, _ url: WebURL?, _ limits: FeedLimits) -> FeedEntry {
        var entry = FeedEntry()
        entry.id = text(item.id)
        entry.link = address(item.url, url) ?? address(item.externalURL, url)
        if let link = entry.link { entry.links.append(FeedLink(url: link, type: "text/html")) }
        entry.title = text(item.title).map { PlainText.collapsing(Array($0.utf8)) }
        entry.summary = text(item.summary)
        if let html = text(item.contentHTML) {
            let resolved = String(decoding: RelativeMarkup.resolving(Array(html.utf8), base: url), as: UTF8.self)
            entry.contents.append(FeedContent(value: resolved, type: "text/html"))
        }
        if let plain = text(item.contentText) {
            entry.contents.append(FeedContent(value: plain, type: "text/plain"))
        }
        entry.content = entry.contents.first?.value
        entry.image = address(item.image, url) ?? address(item.bannerImage, url)
        entry.publishedRaw = text(item.datePublished)
        entry.published = entry.publishedRaw.flatMap { FeedDate.parse($0) }
        entry.updatedRaw = text(item.dateModified)
        entry.updated = entry.updatedRaw.flatMap { FeedDate.parse($0) }
        entry.people = people(item.authors, item.author, url, limits)
        entry.categories = (item.tags?.values ?? []).prefix(limits.itemsPerEntry).compactMap { text($0) }
        entry.language = item.language.flatMap { LanguageTag.clean($0.value) }
        for attachment in (item.attachments?.values ?? []).prefix(limits.itemsPerEntry) {
            guard let address = address(attachment.url, url) else { continue }
            entry.links.append(
                FeedLink(
                    url: address, rel: "enclosure", type: text(attachment.mimeType),
                    length: text(attachment.sizeInBytes)))
        }
        return entry
    }

    private static func people(
        _ several: Lossy<Author>?, _ one: Author?, _ url: WebURL?, _ limits: FeedLimits
    ) -> [FeedPerson] {
        let authors = several.map(\.values) ?? one.map { [$0] } ?? []
        return authors.prefix(limits.itemsPerEntry).compactMap { author in
            guard let name = text(author.name) else { return nil }
            return FeedPerson(name: name, url: address(author.url, url))
        }
    }

    private static func text(_ field: Scalar?) -> String? {
        guard let value = field?.value.trimmed, !value.isEmpty else { return nil }
        return value
    }

    private static func address(_ field: Scalar?, _ base: WebURL?) -> String? {
        text(field).map { Addresses.resolve($0, base: base) }
    }

    // MARK: Shape. Every field is read leniently: one of a wrong type is as good as absent.

    private struct Document: Decodable {
        var version, title, homePage, feedURL, description, icon, favicon, language: Scalar?
        var author: Author?
        var authors: Lossy<Author>?
        var items: Lossy<Item>?

        enum CodingKeys: String, CodingKey {
            case version, title, description, icon, favicon, language, author, authors, items
            case homePage = "home_page_url"
            case feedURL = "feed_url"
        }
    }

    private struct Item: Decodable {
        var id, url, externalURL, title, contentHTML, contentText, summary, image, bannerImage: Scalar?
        var datePublished, dateModified, language: Scalar?
        var author: Author?
        var authors: Lossy<Author>?
        var tags: Lossy<Scalar>?
        var attachments: Lossy<Attachment>?

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, image, language, author, authors, tags, attachments
            case externalURL = "external_url"
            case contentHTML = "content_html"
            case contentText = "content_text"
            case bannerImage = "banner_image"
            case datePublished = "date_published"
            case dateModified = "date_modified"
        }
    }

    private struct Attachment: Decodable {
        var url, mimeType, sizeInBytes: Scalar?

        enum CodingKeys: String, CodingKey {
            case url
            case mimeType = "mime_type"
            case sizeInBytes = "size_in_bytes"
        }
    }

    private struct Author: Decodable {
        var name, url: Scalar?

        enum Keys: CodingKey { case name, url }

        init(from decoder: any Decoder) throws {
            guard let fields = try? decoder.container(keyedBy: Keys.self) else {  // a bare name, or nothing of use
                name = try Scalar(from: decoder)
                return
            }
            name = try fields.decodeIfPresent(Scalar.self, forKey: .name)
            url = try fields.decodeIfPresent(Scalar.self, forKey: .url)
        }
    }

    /// A string, or a number or truth value as one; empty for anything else.
    private struct Scalar: Decodable {
        var value: String

        init(from decoder: any Decoder) throws {
            guard let single = try? decoder.singleValueContainer() else {  // an array or an object
                value = ""
                return
            }
            if let text = try? single.decode(String.self) {  // the other shapes are tried next
                value = text
            } else if let number = try? single.decode(Int64.self) {  // as above
                value = String(number)
            } else if let number = try? single.decode(Double.self) {  // as above
                value = String(number)
            } else {
                value = ""
            }
        }
    }

    /// The elements that can be read; none when it is no array.
    private struct Lossy<Element: Decodable>: Decodable {
        var values: [Element] = []
        /// Decoding takes 6 µs an element, so that a hostile list of 4 MB would take seconds.
        private static var limit: Int { 50_000 }

        init(from decoder: any Decoder) throws {
            guard var list = try? decoder.unkeyedContainer() else { return }  // not an array: as good as absent
            while !list.isAtEnd, values.count <= Self.limit {
                if let value = try? list.decode(Element.self) {  // one of a wrong type is left out
                    values.append(value)
                } else {
                    _ = try list.superDecoder()
                }
            }
        }
    }
}
