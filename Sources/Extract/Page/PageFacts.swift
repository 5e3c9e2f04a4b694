import Bytes
import Markup

/// What a page says of itself outside its text, gathered in one pass.
struct PageFacts {
    /// `name`, `property`, `itemprop` or `http-equiv` in lower case, and the content; in order.
    var metas: [(key: String, value: String)] = []
    var titleElement: String?
    var canonical: String?
    /// `<base href>`
    var base: String?
    var language: String?
    var direction: String?
    /// Indices in the outline.
    var headlines: [Int] = []
    /// `h2` to `h4`: the headline, where `h1` is the site's name.
    var subheadlines: [Int] = []
    /// `time`, and `abbr` as microformats have it.
    var times: [Int] = []
    var bylines: [Int] = []
    var dates: [Int] = []
    var authorLinks: [Int] = []
    /// Links that say `rel=tag`, and those of them that say `rel="category tag"`.
    var tagLinks: [Int] = []
    var categoryLinks: [Int] = []
    /// Links without a `rel` whose addresses say the same: `/tag/…`, `/category/…`.
    var tagAddresses: [Int] = []
    var categoryAddresses: [Int] = []
    /// Addresses that are said to come next, and links that end in a small number.
    var nextLinks: [String] = []
    var pageLinks: [Int] = []
    /// Links to a host's root.
    var homeLinks: [Int] = []
    /// Boxes of a way from the front page down.
    var crumbs: [Int] = []
    var licenseLink: String?
    /// Where fields for a password stand.
    var passwordFields: [Int] = []
    /// Where fields for a search stand.
    var searchFields: [Int] = []
    var frames: [String] = []
    var hasVideoElement = false
    /// Names of schema.org's types in the markup.
    var itemTypes: Set<String> = []

    private static let hrefKey = packedName("href")
    private static let typeKey = packedName("type")
    private static let itempropKey = packedName("itemprop")
    private static let propertyKey = packedName("property")
    private static let itemtypeKey = packedName("itemtype")
    private static let metasBound = 400
    private static let listBound = 200

    init(_ outline: Outline) {
        for index in 0..<outline.count where outline.tag(index) != .text {
            element(index, outline)
            let element = outline.elements[index]
            if element.hints.contains(.byline) { Self.note(index, &bylines) }
            if element.hints.contains(.date), element.tag != .time { Self.note(index, &dates) }
            properties(index, outline)
        }
    }

    private static func note(_ index: Int, _ list: inout [Int]) { if list.count < listBound { list.append(index) } }

    private mutating func element(_ index: Int, _ outline: Outline) {
        let node = outline.node(index)
        switch outline.tag(index) {
        case .html, .body:
            language = language ?? node.attribute("lang")
            direction = direction ?? node.attribute("dir")
            if language == nil, outline.tag(index) == .html { language = node.attribute("xml:lang") }
        case .meta: if metas.count < Self.metasBound, !isOfAnother(index, outline) { meta(node) }
        case .title: titleElement = titleElement ?? nonEmpty(outline.text(of: index))
        case .link: link(node)
        case .base: base = base ?? node.attribute("href")
        case .h1: Self.note(index, &headlines)
        case .h2, .h3, .h4: Self.note(index, &subheadlines)
        case .time: Self.note(index, &times)
        // `<abbr class="published" title="2026-03-04T09:00:00+03:00">`
        case .abbr:
            if outline.elements[index].hints.contains(.date), node.attribute("title") != nil {
                Self.note(index, &times)
            }
        case .iframe, .video, .input: field(index, outline)
        case .a: anchor(node, index)
        default: break
        }
    }

    private mutating func field(_ index: Int, _ outline: Outline) {
        let (node, tag) = (outline.node(index), outline.tag(index))
        if tag == .video { hasVideoElement = true }
        if tag == .iframe, let source = node.attribute("src"), frames.count < 50 { frames.append(source) }
        guard tag == .input, let type = node.bytes(ofAttribute: Self.typeKey) else { return }
        if ASCII.isSame(type, "password") { Self.note(index, &passwordFields) }
        if ASCII.isSame(type, "search") { Self.note(index, &searchFields) }
    }

    /// Types and days that the markup states in its attributes.
    private mutating func properties(_ index: Int, _ outline: Outline) {
        let element = outline.elements[index]
        if crumbs.count < 8, PageCrumbs.isBox(element) { crumbs.append(index) }
        if itemTypes.count < 20, let type = element.node.bytes(ofAttribute: Self.itemtypeKey),
            let name = String(decoding: type, as: UTF8.self).parts(at: UInt8(ascii: "/")).last
        {
            itemTypes.insert(String(name))
        }
        if element.tag != .meta, element.tag != .time, metas.count < Self.metasBound,
            let property = element.node.bytes(ofAttribute: Self.itempropKey),
            ASCII.isSame(property, "datePublished") || ASCII.isSame(property, "dateModified"),
            let content = element.node.attribute("content"), !isOfAnother(index, outline)
        {
            add(String(decoding: property, as: UTF8.self), content)
        }
        if element.tag != .meta, metas.count < Self.metasBound,
            let property = element.node.bytes(ofAttribute: Self.propertyKey), Self.saysPublished(property),
            let content = element.node.attribute("content") ?? element.node.attribute("datetime"),
            !isOfAnother(index, outline)
        {
            add(Self.shownStampKey, content)
        }
    }

    /// The name under which a stamp in the midst of the page is kept among those of its head.
    static let shownStampKey = "rdfa:published"

    /// RDFa: `property="dc:date dc:created"`, `schema:datePublished`.
    private static func saysPublished(_ property: UnsafeBufferPointer<UInt8>) -> Bool {
        guard property.count < 100 else { return false }
        return property.split(separator: 0x20).contains { name in
            let bare = name.drop { $0 != 0x3A }.dropFirst()
            return publishedNames.contains { ASCII.isSame(bare.isEmpty ? name : bare, $0) }
        }
    }

    private static let publishedNames = ["datePublished", "created", "issued"]

    /// What a page's `meta` of robots says, word by word, in lower case.
    func directives(_ key: String) -> [String] {
        all(key).flatMap { $0.split(separator: ",").map { ASCII.lowercased(ASCII.trimmed($0)) }.filter { !$0.isEmpty } }
    }

    /// Whether a property belongs to a review or a comment on the page instead of the page: the nearest item around it says
    /// so. A critic's page may be a review itself: then its headline is in it.
    func isOfAnother(_ index: Int, _ outline: Outline) -> Bool {
        // In the head there are no items.
        var at = outline.parent(index)
        for _ in 0..<40 where at > 0 {
            let element = outline.elements[at]
            if element.tag == .head { return false }
            if element.hints.contains(.comments), !Self.holdsHeadline(at, outline) { return true }
            if let type = element.node.bytes(ofAttribute: Self.itemtypeKey) {
                guard let name = String(decoding: type, as: UTF8.self).parts(at: UInt8(ascii: "/")).last,
                    Self.remarks.contains(String(name))
                else { return false }
                let isProperty = element.node.bytes(ofAttribute: Self.itempropKey) != nil
                return isProperty || !Self.holdsHeadline(at, outline)
            }
            at = outline.parent(at)
        }
        return false
    }

    private static func holdsHeadline(_ index: Int, _ outline: Outline) -> Bool {
        (index..<min(outline.end(index), index + 2_000)).contains { outline.tag($0) == .h1 }
    }

    /// schema.org's names for what readers add.
    private static let remarks: Set<String> = [
        "Review", "UserReview", "Comment", "UserComments", "Answer", "Rating", "AggregateRating", "UserInteraction",
    ]

    /// The first value of the first of these keys that has one.
    func meta(_ keys: String...) -> String? {
        for key in keys {
            if let value = metas.first(where: { $0.key == key && !$0.value.isEmpty })?.value { return value }
        }
        return nil
    }

    /// The same for names of sites, which templates fill with addresses too.
    func named(_ keys: String...) -> String? {
        for key in keys {
            for entry in metas where entry.key == key {
                if let name = Self.name(entry.value) { return name }
            }
        }
        return nil
    }

    /// Nil for an address.
    static func name(_ text: String) -> String? { text.isEmpty || text.utf8Contains("://") ? nil : text }

    func all(_ key: String) -> [String] { metas.filter { $0.key == key && !$0.value.isEmpty }.map(\.value) }

    private mutating func meta(_ node: HTMLNode) {
        guard let content = node.attribute("content") else { return }
        for name in [
            node.attribute("property"), node.attribute("name"), node.attribute("itemprop"),
            node.attribute("http-equiv"),
        ] {
            if let name { add(name, content) }
        }
    }

    private mutating func add(_ name: String, _ content: String) {
        guard metas.count < Self.metasBound else { return }
        metas.append((ASCII.lowercased(ASCII.trimmed(name)), MetaText.plain(content)))
    }

    private mutating func link(_ node: HTMLNode) {
        guard let href = node.attribute("href"), let rel = node.attribute("rel") else { return }
        let rels = ASCII.lowercased(rel).parts(at: 0x20)
        if rels.contains("canonical"), canonical == nil { canonical = ASCII.trimmed(href) }
        if rels.contains("license"), licenseLink == nil { licenseLink = href }
        if rels.contains("next"), nextLinks.count < 4 { nextLinks.append(href) }
    }

    private mutating func anchor(_ node: HTMLNode, _ index: Int) {
        let href = node.bytes(ofAttribute: Self.hrefKey)
        let isShort = href.map { $0.count < AnchorFolders.bound } ?? false
        let folders = href.map { isShort ? AnchorFolders(of: $0) : [] } ?? []
        if authorLinks.count < Self.listBound, folders.contains(.author), !folders.contains(.license) {
            authorLinks.append(index)
            return
        }
        if let href {
            if homeLinks.count < 20, Self.isRoot(href) { homeLinks.append(index) }
            if pageLinks.count < 60, Self.endsInPage(href) { pageLinks.append(index) }
        }
        guard let rel = node.attribute("rel") else {
            if folders.contains(.category) {
                Self.note(index, &categoryAddresses)
            } else if folders.contains(.tag) {
                Self.note(index, &tagAddresses)
            }
            return
        }
        let rels = ASCII.lowercased(rel).parts(at: 0x20)
        if rels.contains("author"), authorLinks.count < Self.listBound { authorLinks.append(index) }
        if rels.contains("tag") {
            // Templates of blocks say `rel="tag"` of both.
            if rels.contains("category") || folders.contains(.wordPressCategory) {
                Self.note(index, &categoryLinks)
            } else {
                Self.note(index, &tagLinks)
            }
        }
        if rels.contains("license"), licenseLink == nil { licenseLink = node.attribute("href") }
    }

    /// `/`, `https://host`, `https://host/`.
    private static func isRoot(_ href: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = href.first, href.count < 100 else { return false }
        if href.count == 1 { return first == 0x2F }
        var slashes = href.count { $0 == 0x2F }
        if href[href.count - 1] == 0x2F { slashes -= 1 }
        return slashes == 2 && (first | 0x20 == 0x68 || first == 0x2F)
    }

    /// `…/2`, `…/2/`, `…-2.html`, `…=2`: one digit or two behind a mark.
    private static func endsInPage(_ href: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = href.count
        if end > 5, href[end - 5] == 0x2E { end -= 5 } else if end > 1, href[end - 1] == 0x2F { end -= 1 }
        var at = end
        while at > 0, href[at - 1] &- 0x30 < 10, end - at < 3 { at -= 1 }
        return (1...2).contains(end - at) && at > 0 && [0x2F, 0x2D, 0x5F, 0x3D].contains(href[at - 1])
    }

    private func nonEmpty(_ text: String) -> String? {
        let text = ASCII.trimmed(text)
        return text.isEmpty ? nil : text
    }
}
