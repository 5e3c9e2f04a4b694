import Markup
import Text
import Web

extension FeedReader {
    /// A start tag outside of any field.
    func enter(_ element: FeedElement) {
        if depth == 1 { openRoot(element) }
        switch element {
        case .unknown, .rss, .rdf, .feed, .channel, .urlset, .sitemapIndex, .opml, .head, .mediaGroup, .news,
            .newsPublication:
            if element == .feed || element == .channel, let language { feed.language = feed.language ?? language }
            if element == .channel, let address = attribute(.href) { addLink(address) }
            if element == .channel, let date = attribute(.lastmod) { addLastModified(date) }
            if element == .channel { feedDraft.about = attribute(.about) ?? feedDraft.about }
        case .entry: openEntry()
        case .url where root == .urlset && scope == .feed: openEntry()
        case .sitemap where scope == .feed:
            child = FeedChild(url: "")
            push(.sitemap)
        case .image where scope == .feed || scope == .entry:
            push(.image)
            if let address = attribute(.href) ?? attribute(.resource) { setImage(address) }
        case .sitemapImage: push(.sitemapImage)
        case .textInput: push(.textInput)
        case .source where scope == .entry || scope == .feed:
            push(.source)
            begin(.source)
        case .author where scope == .feed || scope == .entry: openPerson(.author)
        case .contributor where scope == .feed || scope == .entry: openPerson(.contributor)
        case .itunesOwner: push(.owner)
        case .outline: openOutline()
        case .body where root == .opml: break
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
        case .rss, .channel: feed.version = attribute(.version)
        default:
            root = .unknown
            isStopped = true
        }
        if let language { feed.language = language }
    }

    private func openEntry() {
        guard scope == .feed else { return }
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

    /// An outline of an OPML list: a feed when it has an address, else a folder.
    private func openOutline() {
        folders.removeAll { $0.depth >= depth }
        guard let address = attribute(.xmlUrl), !address.isEmpty else {
            let name = (attribute(.text) ?? attribute(.title))?.trimmed ?? ""
            if !name.isEmpty, folders.count < 8 { folders.append((depth, name)) }
            return
        }
        guard feed.children.count < limits.entries else {
            feed.isTruncated = true
            return
        }
        let title = attribute(.text) ?? attribute(.title)
        var child = FeedChild(url: resolved(address), title: title?.trimmed)
        child.folders = folders.map(\.name)
        feed.children.append(child)
    }

    /// The end tag of what had a scope.
    func leave(_ scope: Scope) {
        switch scope {
        case .entry:
            isInEntry = false
            keepDraft()
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
                let stated = FeedPerson.parse(String(decoding: looseText, as: UTF8.self).trimmed)
                person.name = stated?.name
                person.email = stated?.email
            }
            if person.displayName != nil { with { $0.addPerson(person, limit: limits.itemsPerEntry) } }
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
