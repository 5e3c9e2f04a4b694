import Markup
import Text
import Web

/// Reads the XML of a feed, sitemap or subscription list and fills a `Feed`. Its state is where it stands (`scopes`), the
/// field being read (`capture`) and the entry being collected (`draft`).
///
/// Run-time exclusivity checks of the state cost 8 % of parsing; they prove nothing here, since one thread calls one
/// method at a time and no method hands out a part of the state while another runs.
final class FeedReader {
    /// What the fields read just now belong to.
    enum Scope {
        case feed, entry, author, contributor, image, textInput, source, owner, sitemap, sitemapImage
        /// An element that nobody here knows; what stands in it is its own.
        case foreign
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
    }

    private static let baseLimitBytes = 1024

    @exclusivity(unchecked) var xml: XMLStream
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
    /// Room for the value of an attribute.
    @exclusivity(unchecked) var value: [UInt8] = []
    /// Text that stands in an author without a `name` around it.
    var looseText: [UInt8] = []
    @exclusivity(unchecked) var draft = EntryDraft()
    @exclusivity(unchecked) var feedDraft = EntryDraft()
    /// The entry as it was before a field in a foreign element changed it: one or none, and in a list because there is none
    /// nearly always, and a draft is large.
    var beforeForeign: [EntryDraft] = []
    /// What such an element made of the entry, for entries that have nothing else.
    var foreignDraft: [EntryDraft] = []
    /// Whether the entry that ends now was never closed.
    var isUnclosed = false
    /// Whether the root has ended, and broken documents have entries behind it.
    private(set) var isPastRoot = false
    /// Whether an empty `link` has just ended in an entry.
    var isBehindEmptyLink = false
    var person = FeedPerson()
    var child = FeedChild(url: "")
    /// Of an OPML list, those that are open, with the depths at which they stand; without a name what is commented out.
    var folders: [(depth: Int, name: String?)] = []
    @exclusivity(unchecked) var bases: [(depth: Int, url: WebURL?)] = []
    @exclusivity(unchecked) var languages: [(depth: Int, language: String?)] = []
    /// What each attribute of the element means that has just started.
    @exclusivity(unchecked) private var meant: [FeedAttribute] = []
    /// A bit for each of them: most questions are about one that is not there.
    @exclusivity(unchecked) private var meantSet: UInt32 = 0
    /// By the numbers that the stream has for names.
    @exclusivity(unchecked) private var elements: [FeedElement] = []
    @exclusivity(unchecked) private var attributeNames: [FeedAttribute?] = []
    @exclusivity(unchecked) var markupNames: [MarkupName?] = []
    @exclusivity(unchecked) var isStopped = false
    @exclusivity(unchecked) private var modules: [(prefix: String?, namespace: String?, module: FeedModule)] = []
    var ttl: Int?
    var updatePeriod: Duration?
    var updateFrequency = 1
    /// Entries stand inside of what was cut off or broken.
    private var isInsideEntry: Bool { scopes.contains { $0.scope == .entry || $0.scope == .sitemap } }

    init(_ xml: consuming XMLStream, url: WebURL?, limits: FeedLimits) {
        self.xml = xml
        self.documentURL = url
        self.limits = limits
        buffer.reserveCapacity(4 << 10)
    }

    var base: WebURL? { bases.last.map(\.url) ?? documentURL }
    var language: String? { languages.last.flatMap(\.language) }

    // MARK: Events

    /// Reads to the end of the document, or until the limit of entries is met.
    func run() throws(FeedError) -> Feed {
        while !isStopped {
            switch xml.next() {
            case .start: start()
            case .text: text()
            case .end: end()
            case .complete:
                isPastRoot = true
                guard xml.readOn() else { return try finish(isBroken: false) }
            case .cutOff: return try finish(isBroken: !isPastRoot || isInsideEntry)
            }
        }
        return try finish(isBroken: false)
    }

    private func start() {
        let element = element(xml.element)
        let unclosed = unclosedElements(before: element)
        if unclosed > 0 {
            xml.endFirst(unclosed)
            return
        }
        depth += 1
        if captureDepth > 0 {
            openMarkup()
            return
        }
        isBehindEmptyLink = false
        readAttributes()
        enter(element)
    }

    private func text() {
        if captureDepth > 0 {
            appendText()
        } else if scope == .author || scope == .contributor {
            guard looseText.count < 4096 else { return }
            xml.appendText(to: &looseText, limitBytes: 4096)
        } else if mayHoldAddress {
            takeAddress()
        }
    }

    private func end() {
        if captureDepth > 0 {
            if depth > captureDepth {
                closeMarkup()
            } else if let capture = capture.take() {
                captureDepth = 0
                finish(capture)
            }
        }
        if let top = scopes.last, top.depth == depth {
            scopes.removeLast()
            scope = scopes.last?.scope ?? .feed
            leave(top.scope)
        }
        if let top = bases.last, top.depth == depth { bases.removeLast() }
        if let top = languages.last, top.depth == depth { languages.removeLast() }
        depth -= 1
    }

    // MARK: Names and attributes

    private func element(_ number: Int) -> FeedElement {
        if number < elements.count { return elements[number] }
        while elements.count <= number {
            let name = xml.name(elements.count)
            elements.append(FeedElement(name.local, in: module(of: name)))
        }
        return elements[number]
    }

    private func module(of name: XMLName) -> FeedModule {
        // A prefix of the root's that nobody knows, or that is not declared, stands for its format.
        if modules.isEmpty, name.prefix != nil, FeedModule(name) == .other,
            FeedElement(name.local, in: .core) != .unknown
        {
            modules.append((name.prefix, name.namespace, .core))
        }
        for index in modules.indices
        where modules[index].prefix == name.prefix && modules[index].namespace == name.namespace {
            return modules[index].module
        }
        let module = FeedModule(name)
        modules.append((name.prefix, name.namespace, module))
        return module
    }

    /// Learns what the attributes mean, and puts xml:base and xml:lang into force.
    private func readAttributes() {
        meantSet = 0
        guard !xml.attributes.isEmpty else { return }
        meant.removeAll(keepingCapacity: true)
        for index in xml.attributes.indices {
            let attribute = xml.attributes[index]
            while attributeNames.count <= attribute.name { attributeNames.append(nil) }
            let name = attributeNames[attribute.name] ?? FeedAttribute(xml.attributeName(attribute.name))
            attributeNames[attribute.name] = name
            meant.append(name)
            meantSet |= 1 << name.rawValue
            switch name {
            case .xmlBase:
                let stated = WebURL(xml.value(of: attribute), base: base)
                // Nested bases add up, and every link is as long as its base: a bound on what a feed can cost.
                bases.append((depth, (stated?.href.utf8.count ?? .max) <= Self.baseLimitBytes ? stated : base))
            case .xmlLang: languages.append((depth, LanguageTag.clean(xml.value(of: attribute))))
            default: break
            }
        }
    }

    /// The value of the first attribute of the element that has just started.
    func attribute(_ name: FeedAttribute) -> String? {
        guard meantSet & 1 << name.rawValue != 0 else { return nil }
        for index in meant.indices where meant[index] == name { return xml.value(of: xml.attributes[index]) }
        return nil
    }

    // MARK: The end

    /// - Parameter isBroken: the document ended before its root did, or beyond repair.
    private func finish(isBroken: Bool) throws(FeedError) -> Feed {
        guard root != .unknown else { throw .malformed(byte: 0) }
        if isBroken {
            feed.isTruncated = true
            // A cut-off entry is kept when it can already be fetched and named.
            if isInsideEntry, root != .urlset, root != .sitemapIndex {
                if let before = beforeForeign.first { draft = before }
                keepDraft()
            }
        }
        feedDraft.finish(&feed)
        if feed.format == .atom { feed.inheritPeople() }
        if let ttl { feed.pacing.ttl = .seconds(60 * min(ttl, 1 << 24)) }
        if let updatePeriod { feed.pacing.updatePeriod = updatePeriod / max(1, updateFrequency) }
        return feed
    }

    /// The entry collected so far goes into the feed.
    func keepDraft() {
        // Exchanged rather than copied: a draft has some forty references to count.
        var done = EntryDraft()
        swap(&done, &draft)
        if let foreign = foreignDraft.popLast(), done.isBare { done = foreign }
        if !beforeForeign.isEmpty { beforeForeign.removeAll() }
        let entry = done.finished()
        let isEmpty =
            entry.link == nil && entry.title == nil && entry.id == nil && entry.summary == nil && entry.content == nil
            && entry.links.isEmpty
        // `<item>` where `</item>` was meant begins an entry of nothing.
        if !isEmpty || root != .urlset && !isUnclosed { feed.entries.append(entry) }
        isUnclosed = false
    }
}
