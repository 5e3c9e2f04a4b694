import Bytes
import Markup

/// What a page's JSON-LD says of its article (schema.org).
struct StructuredData {
    var headline: String?
    var description: String?
    var articleBody: String?
    var authors: [String] = []
    /// Authors that the page types as people, not as organizations.
    var people: Set<String> = []
    /// Authors that the page types as organizations.
    var organizations: Set<String> = []
    var datePublished: String?
    var dateModified: String?
    var publisher: String?
    var siteName: String?
    var section: String?
    var keywords: [String] = []
    var image: String?
    var license: String?
    var isAccessibleForFree: Bool?
    var language: String?
    var url: String?
    /// An article-like type was named.
    var hasArticle = false
    /// A newsroom's article, whose headline is the editors' own; elsewhere it often is the search engines'.
    var isNews = false
    var hasVideo = false
    var hasListing = false
    /// Types that are neither an article's nor a page's.
    var otherTypes: Set<String> = []
    /// The way down to the article (`BreadcrumbList`).
    var crumbs: [PageCrumbs.Step] = []
    /// What the page says of its whole site.
    var siteDescription: String?
    var logo: String?

    /// Objects looked at in one page, nested ones included.
    static let objectsBound = 5_000

    init(_ embedded: [HTMLEmbeddedData]) {
        var found = Found()
        for data in embedded where data.kind == .jsonLD {
            look(through: JSONReader.documents(data.bytes).values, &found)
        }
        // Several articles are a listing or related items: the one that tells most is the page's own.
        if let article = found.articles.max(by: { Self.weight($0) < Self.weight($1) }) {
            read(article, named: found.named)
            hasArticle = true
            isNews = (article["@type"]?.list ?? []).contains { $0.written?.hasSuffix("NewsArticle") ?? false }
        }
        for site in found.sites { readSite(site, named: found.named) }
    }

    /// The objects of a page that are read.
    private struct Found {
        var articles: [JSONValue] = []
        /// Of the site and of those behind it.
        var sites: [JSONValue] = []
        /// By `@id`.
        var named: [String: JSONValue] = [:]
    }

    private mutating func look(through documents: [JSONValue], _ found: inout Found) {
        var queue = documents[...]
        var seen = 0
        while let value = queue.popFirst(), seen < Self.objectsBound {
            seen += 1
            guard case .object(let fields) = value else {
                if case .array(let values) = value { queue.append(contentsOf: values) }
                continue
            }
            if let id = value["@id"]?.written, found.named[id] == nil, fields.count > 1 { found.named[id] = value }
            let types = (value["@type"]?.list ?? []).compactMap(\.written)
            if types.contains(where: Self.isArticle) {
                found.articles.append(value)
            } else {
                if types.contains(where: Self.siteTypes.contains) { found.sites.append(value) }
                note(types)
                if crumbs.isEmpty, types.contains("BreadcrumbList") { crumbs = Self.crumbs(value["itemListElement"]) }
            }
            for key in [
                "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "offers", "hasVariant",
                "itemOffered",
            ] {
                if let nested = value[key], key != "itemListElement" || types.isEmpty { queue.append(nested) }
            }
        }
    }

    private static let siteTypes: Set<String> = ["WebSite", "Organization", "NewsMediaOrganization", "WebPage"]

    private mutating func note(_ types: [String]) {
        if otherTypes.count < 50 { otherTypes.formUnion(types) }
        if types.contains("VideoObject") { hasVideo = true }
        if types.contains("CollectionPage") || types.contains("ItemList") { hasListing = true }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type == "BlogPosting" || type == "Report" || type == "LiveBlogPosting"
            || type == "SocialMediaPosting" || type == "DiscussionForumPosting" || type == "Recipe" || type == "HowTo"
    }

    private static func weight(_ article: JSONValue) -> Int {
        var weight = 0
        for key in ["headline", "datePublished", "author", "articleBody", "publisher", "mainEntityOfPage", "image"]
        where article[key] != nil { weight += 1 }
        return weight
    }

    private mutating func read(_ article: JSONValue, named: [String: JSONValue]) {
        headline = Self.text(article["headline"]) ?? Self.text(article["name"])
        description = Self.text(article["description"])
        articleBody = Self.text(article["articleBody"])
        datePublished = Self.text(article["datePublished"]) ?? Self.text(article["dateCreated"])
        dateModified = Self.text(article["dateModified"])
        authors = Self.names(article["author"], named: named)
        if authors.isEmpty { authors = Self.names(article["creator"], named: named) }
        people = Self.people(article["author"], named: named)
        organizations = Self.organizations(article["author"], named: named)
        publisher = Self.names(article["publisher"], named: named).first
        logo = Self.address(article["publisher"]?["logo"], named: named)
        let sections = (article["articleSection"]?.list ?? []).compactMap { Self.text($0) }
        section = sections.first { Topics.section($0) != nil } ?? sections.first
        keywords = Self.words(article["keywords"])
        image = Self.address(article["image"], named: named)
        license = Self.address(article["license"], named: named)
        language = Self.text(article["inLanguage"]) ?? Self.text(article["inLanguage"]?["name"])
        url = Self.text(article["url"])
        switch article["isAccessibleForFree"] {
        case .bool(let free): isAccessibleForFree = free
        case .string(let text):
            isAccessibleForFree =
                ASCII.isSame(text.utf8, "true") ? true : ASCII.isSame(text.utf8, "false") ? false : nil
        default: break
        }
    }

    private mutating func readSite(_ value: JSONValue, named: [String: JSONValue]) {
        let types = (value["@type"]?.list ?? []).compactMap(\.written)
        if types.contains("WebPage") {
            datePublished = datePublished ?? Self.text(value["datePublished"])
            dateModified = dateModified ?? Self.text(value["dateModified"])
            language = language ?? Self.text(value["inLanguage"])
            if authors.isEmpty { authors = Self.names(value["author"], named: named) }
        } else if types.contains("WebSite") {
            siteName = siteName ?? Self.text(value["name"])
            siteDescription = siteDescription ?? Self.text(value["description"])
        } else {
            publisher = publisher ?? Self.text(value["name"])
            logo = logo ?? Self.address(value["logo"], named: named)
        }
    }

    /// A string value without markup references, trimmed; nil when empty.
    static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.list.first?.written else { return nil }
        let plain = ASCII.trimmed(MetaText.plain(text))
        return plain.isEmpty || plain == "null" ? nil : plain
    }

    /// One text is a list; the texts of a list are whole, commas and all.
    private static func words(_ value: JSONValue?) -> [String] {
        let found = (value?.list ?? []).prefix(200).compactMap { text($0) ?? text($0["name"]) }
        guard found.count == 1, let only = found.first else { return found.filter { $0.utf8.count < 200 } }
        return Topics.pieces(of: only)
    }

    private static func address(_ value: JSONValue?, named: [String: JSONValue]) -> String? {
        guard var first = value?.list.first else { return nil }
        if let id = first["@id"]?.written, first["url"] == nil, let target = named[id] { first = target }
        return first.written ?? first["url"]?.list.first?.written ?? first["contentUrl"]?.written
            ?? first["@id"]?.written
    }

    private static func crumbs(_ value: JSONValue?) -> [PageCrumbs.Step] {
        (value?.list ?? []).prefix(12).compactMap { step in
            let item = step["item"]
            guard let name = text(step["name"]) ?? text(item?["name"]) else { return nil }
            return PageCrumbs.Step(name: name, href: item?.written ?? (item?["@id"] ?? item?["url"])?.written)
        }
    }

    private static func people(_ value: JSONValue?, named: [String: JSONValue]) -> Set<String> {
        var people: Set<String> = []
        for person in (value?.list ?? []).prefix(32) {
            let id = person["@id"]?.written ?? ""
            let full = person["name"] == nil ? named[id] ?? person : person
            // The commonest plugin keeps its people under this path, whether or not the article repeats the type.
            let isTyped = (full["@type"]?.list ?? []).contains { $0.written == "Person" }
            if isTyped || id.utf8Contains("/schema/person/"), let name = text(full["name"]) { people.insert(name) }
        }
        return people
    }

    private static func organizations(_ value: JSONValue?, named: [String: JSONValue]) -> Set<String> {
        var found: Set<String> = []
        for author in (value?.list ?? []).prefix(32) {
            let full = author["name"] == nil ? named[author["@id"]?.written ?? ""] ?? author : author
            let isTyped = (full["@type"]?.list ?? []).contains { $0.written?.hasSuffix("Organization") ?? false }
            if isTyped, let name = text(full["name"]) { found.insert(name) }
        }
        return found
    }

    private static func names(_ value: JSONValue?, named: [String: JSONValue]) -> [String] {
        var names: [String] = []
        for person in (value?.list ?? []).prefix(32) {
            var person = person
            if let id = person["@id"]?.written, person["name"] == nil, let target = named[id] { person = target }
            for name in person["name"]?.list ?? [person] {
                if let name = text(name), !names.contains(name) { names.append(name) }
            }
        }
        return names
    }
}
