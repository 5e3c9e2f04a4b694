import Markup
import Text
import Web

extension FeedReader {
    /// A start tag outside of any field.
    func enter(_ element: FeedElement) {
        if depth == 1, root == .unknown { openRoot(element) }
        if isPastRoot, scope == .feed, !isListed(element) { return }
        switch element {
        case .unknown: if holdsItsOwn { push(.foreign) }
        case .rss, .rdf, .feed, .channel, .urlset, .sitemapIndex, .opml, .head, .mediaGroup, .news, .newsPublication,
            .wrapper, .void:
            if element == .feed || element == .channel, let language { feed.language = feed.language ?? language }
            if element == .channel, let address = attribute(.href) { addLink(address) }
            if element == .channel, let date = attribute(.lastmod) { addLastModified(date) }
            if element == .channel { feedDraft.about = attribute(.about) ?? feedDraft.about }
        case .entry where !isListing: openEntry()
        case .url where root == .urlset && !isListing: openEntry()
        case .sitemap where !isListing, .url where root == .sitemapIndex && !isListing:
            child = FeedChild(url: "")
            push(.sitemap)
        case .image where scope == .feed || scope == .entry:
            push(.image)
            if let address = attribute(.href) ?? attribute(.resource) { setImage(address) }
        case .sitemapImage: push(.sitemapImage)
        case .textInput: push(.textInput)
        case .source where scope == .entry || scope == .feed:
            push(.source)
            // Atom's source holds a whole feed's head; RSS's holds a name.
            if feed.format != .atom { begin(.source) }
        case .title where scope == .source: begin(.source)
        case .author where scope == .source: openPerson(.author)
        case .author where scope == .feed || scope == .entry: openPerson(.author)
        case .contributor where scope == .feed || scope == .entry: openPerson(.contributor)
        case .itunesOwner: push(.owner)
        case .outline: openOutline()
        case .body where root == .opml: break
        case .entry, .sitemap: push(.foreign)
        case .url where root == .urlset || root == .sitemapIndex: push(.foreign)
        case .skipHours, .skipDays: break
        default: openField(element)
        }
    }

    func push(_ scope: Scope) {
        scopes.append((scope, depth))
        self.scope = scope
        if scope == .entry { isInEntry = true }
    }

    private func openRoot(_ element: FeedElement) {
        root = element
        switch element {
        case .rdf:
            feed.format = .rdf
            feed.version = "1.0"
        case .feed:
            feed.format = .atom
            feed.version =
                attribute(.version)
                ?? (xml.name(xml.element).namespace?.contains("purl.org/atom/ns") == true ? "0.3" : "1.0")
        case .urlset: feed.format = .sitemap
        case .sitemapIndex: feed.format = .sitemapIndex
        case .opml:
            feed.format = .opml
            feed.version = attribute(.version)
        case .entry:
            // An entry that is a document of its own is Atom's; a bare item is what is left of a broken feed.
            feed.format = xml.name(xml.element).local == "entry" ? .atom : .rss
        case .rss, .channel: feed.version = attribute(.version)
        default:
            root = .unknown
            isStopped = true
        }
        if let language { feed.language = language }
    }

    private func openEntry() {
        guard feed.entries.count < limits.entries else {
            feed.isTruncated = true
            isStopped = true
            return
        }
        draft.about = attribute(.about).map(resolved)
        draft.entry.language = language
        push(.entry)
        // CDF, the oldest format of all, has both as attributes.
        if let address = attribute(.href) { addLink(address) }
        if let date = attribute(.lastmod) { addLastModified(date) }
    }

    private func addLastModified(_ raw: String) {
        with { $0.addDate(.updated, raw: raw, date: FeedDate.parse(raw)) }
    }

    private func openPerson(_ scope: Scope) {
        person = FeedPerson()
        looseText.removeAll(keepingCapacity: true)
        push(scope)
    }

    /// With references resolved that were escaped twice, unless they were tags, which were meant to be seen.
    private var looseName: String {
        let text = String(decoding: looseText, as: UTF8.self).trimmed
        let resolved = PlainText.resolvingReferences(text)
        return resolved.utf8.contains(UInt8(ascii: "<")) ? text : resolved
    }

    /// The end tag of what had a scope.
    func leave(_ scope: Scope) {
        switch scope {
        case .entry:
            isInEntry = false
            keepDraft()
        case .foreign: endForeign()
        case .sitemap:
            guard !child.url.isEmpty else { return }
            guard feed.children.count < limits.entries else {
                feed.isTruncated = true
                isStopped = true
                return
            }
            feed.children.append(child)
        case .author:
            if person.name == nil, person.email == nil {
                let stated = FeedPerson.parse(looseName)
                person.name = stated?.name
                person.email = stated?.email
            }
            guard person.displayName != nil else { return }
            if self.scope == .source {
                with { $0.sourcePerson = $0.sourcePerson ?? person }
            } else {
                with { $0.addPerson(person, limit: limits.itemsPerEntry) }
            }
        case .feed, .contributor, .image, .textInput, .source, .owner, .sitemapImage: break
        }
    }

    /// Changes what the current scope collects for: the entry, or the feed itself.
    @inline(__always)
    func with(_ change: (inout EntryDraft) -> Void) {
        if isInEntry { change(&draft) } else { change(&feedDraft) }
    }

    func setImage(_ address: String) {
        let url = resolved(address)
        guard !url.isEmpty else { return }
        with { $0.entry.image = $0.entry.image ?? url }
    }

    /// As written when absolute, else against what is in force; as written again when that makes no address.
    func resolved(_ address: String) -> String { Addresses.resolve(address, base: base) }
}
