import Markup
import Text
import Web

/// Listens to the XML of a feed, sitemap or subscription list and fills a `Feed`. Its state is where it stands
/// (`scopes`), the field being read (`capture`) and the entry being collected (`draft`).
///
/// Run-time exclusivity checks of the state cost 8 % of parsing; they prove nothing here, since one stream calls one
/// method at a time and no method hands out a part of the state while another runs.
final class FeedReader: XMLSink {
    /// What the fields read just now belong to.
    enum Scope {
        case feed, entry, author, contributor, image, textInput, source, owner, sitemap, sitemapImage
    }

    /// A field whose text, and whose markup if it has any, is being collected.
    struct Capture {
        var element: FeedElement
        var depth: Int
        var type: String?
        var mode: String?
        /// Whether elements stand inside: the buffer then holds markup.
        var hasElements = false
        /// Whether `guid` may be a link, whether `link` had an address already.
        var flag = false
        var elementName = 0
    }

    private static let baseLimitBytes = 1024

    let limits: FeedLimits
    let documentURL: WebURL?
    @exclusivity(unchecked) var feed = Feed(format: .rss)
    var root = FeedElement.unknown
    @exclusivity(unchecked) var scopes: [(scope: Scope, depth: Int)] = []
    @exclusivity(unchecked) var scope = Scope.feed
    @exclusivity(unchecked) var isInEntry = false
    @exclusivity(unchecked) var depth = 0
    @exclusivity(unchecked) var capture: Capture?
    /// The depth of the field being collected, 0 outside of any, kept apart because each piece of text asks for it.
    @exclusivity(unchecked) var captureDepth = 0
    /// Whether text in the field is written as markup: `<` as `&lt;`.
    @exclusivity(unchecked) var isEscaping = false
    @exclusivity(unchecked) var buffer: [UInt8] = []
    /// Text that stands in an author without a `name` around it.
    var looseText: [UInt8] = []
    @exclusivity(unchecked) var draft = EntryDraft()
    @exclusivity(unchecked) var feedDraft = EntryDraft()
    var person = FeedPerson()
    var child = FeedChild(url: "")
    @exclusivity(unchecked) var bases: [(depth: Int, url: WebURL?)] = []
    @exclusivity(unchecked) var languages: [(depth: Int, language: String?)] = []
    @exclusivity(unchecked) var attributes: [(name: FeedAttribute, value: String)] = []
    @exclusivity(unchecked) private var elements: [FeedElement?] = []
    @exclusivity(unchecked) private var attributeNames: [FeedAttribute?] = []
    @exclusivity(unchecked) var markupNames: [MarkupName?] = []
    @exclusivity(unchecked) private var modules: [(prefix: String?, namespace: String?, module: FeedModule)] = []
    var ttl: Int?
    var updatePeriod: Duration?
    var updateFrequency = 1
    /// Entries stand inside of what was cut off or broken.
    private var isInsideEntry: Bool { scopes.contains { $0.scope == .entry || $0.scope == .sitemap } }

    init(url: WebURL?, limits: FeedLimits) {
        self.documentURL = url
        self.limits = limits
        buffer.reserveCapacity(4 << 10)
    }

    var base: WebURL? { bases.last.map(\.url) ?? documentURL }
    var language: String? { languages.last.flatMap(\.language) }

    // MARK: Events

    func start(_ number: Int, _ tag: XMLAttributes, in stream: XMLStream) {
        depth += 1
        if captureDepth > 0 {
            openMarkup(number, tag, in: stream)
            return
        }
        read(tag, in: stream)
        enter(element(number, in: stream), number, in: stream)
    }

    func text(_ bytes: Span<UInt8>, in stream: XMLStream) {
        if captureDepth > 0 {
            append(bytes)
        } else if scope == .author || scope == .contributor {
            guard looseText.count < 4096 else { return }
            bytes.withUnsafeBufferPointer { looseText.append(contentsOf: $0.prefix(4096)) }
        }
    }

    func end(_ number: Int, in stream: XMLStream) {
        if captureDepth > 0 {
            if depth > captureDepth {
                closeMarkup(number, in: stream)
            } else if let capture {
                self.capture = nil
                captureDepth = 0
                finish(capture)
            }
        }
        if let top = scopes.last, top.depth == depth {
            scopes.removeLast()
            scope = scopes.last?.scope ?? .feed
            leave(top.scope, in: stream)
        }
        if let top = bases.last, top.depth == depth { bases.removeLast() }
        if let top = languages.last, top.depth == depth { languages.removeLast() }
        depth -= 1
    }

    // MARK: Names and attributes

    private func element(_ number: Int, in stream: XMLStream) -> FeedElement {
        if number < elements.count, let known = elements[number] { return known }
        while elements.count <= number { elements.append(nil) }
        let name = stream.name(number)
        let element = FeedElement(name.local, in: module(of: name))
        elements[number] = element
        return element
    }

    private func module(of name: XMLName) -> FeedModule {
        for index in modules.indices
        where modules[index].prefix == name.prefix && modules[index].namespace == name.namespace {
            return modules[index].module
        }
        let module = FeedModule(name)
        modules.append((name.prefix, name.namespace, module))
        return module
    }

    /// Keeps the attributes that mean something, and puts xml:base and xml:lang into force.
    private func read(_ tag: XMLAttributes, in stream: XMLStream) {
        attributes.removeAll(keepingCapacity: true)
        for index in 0..<tag.count {
            guard let number = tag.name(at: index) else { continue }
            while attributeNames.count <= number { attributeNames.append(nil) }
            let name = attributeNames[number] ?? FeedAttribute(stream.name(number))
            attributeNames[number] = name
            switch name {
            case .other: continue
            case .xmlBase:
                let value = tag.value(at: index)
                let stated = WebURL(value, base: base)
                // Nested bases add up, and every link is as long as its base: a bound on what a feed can cost.
                bases.append((depth, (stated?.href.utf8.count ?? .max) <= Self.baseLimitBytes ? stated : base))
            case .xmlLang: languages.append((depth, LanguageTag.clean(tag.value(at: index))))
            default: attributes.append((name, tag.value(at: index)))
            }
        }
    }

    func attribute(_ name: FeedAttribute) -> String? {
        for index in attributes.indices where attributes[index].name == name { return attributes[index].value }
        return nil
    }

    // MARK: The end

    /// - Parameter isBroken: the document ended before its root did, or beyond repair.
    func finish(isBroken: Bool) throws(FeedError) -> Feed {
        guard root != .unknown else { throw .malformed(byte: 0) }
        if isBroken {
            feed.isTruncated = true
            // A cut-off entry is kept when it can already be fetched and named.
            if isInsideEntry, root != .urlset, root != .sitemapIndex { keepDraft() }
        }
        feedDraft.finish(&feed)
        if let ttl { feed.pacing.ttl = .seconds(60 * min(ttl, 1 << 24)) }
        if let updatePeriod { feed.pacing.updatePeriod = updatePeriod / max(1, updateFrequency) }
        return feed
    }

    /// The entry collected so far goes into the feed.
    func keepDraft() {
        // Exchanged rather than copied: a draft has some forty references to count.
        var done = EntryDraft()
        swap(&done, &draft)
        let entry = done.finished()
        if entry.link != nil || entry.title != nil || entry.id != nil || entry.summary != nil || entry.content != nil
            || !entry.links.isEmpty || root != .urlset
        {
            feed.entries.append(entry)
        }
    }
}
