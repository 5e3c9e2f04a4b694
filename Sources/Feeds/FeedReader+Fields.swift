import Markup
import Text
import Web

extension FeedReader {
    /// A start tag that may open a field of the current scope.
    func openField(_ element: FeedElement) {
        if scope == .foreign { beginForeign() }
        var flag = false
        switch element {
        case .link:
            if let href = attribute(.href) {
                addLink(href)
                flag = true
            } else if let address = attribute(.resource) {
                addLink(address)
                flag = true
            }
        case .enclosure:
            if let url = attribute(.url) ?? attribute(.href) ?? attribute(.resource), scope == .entry {
                addLink(url, rel: "enclosure")
            }
            return
        case .mediaContent, .mediaThumbnail:
            openMedia(element)
            return
        case .itunesImage:
            if let href = attribute(.href) ?? attribute(.url) { with { $0.itunesImage = resolved(href) } }
            return
        case .category, .subject:
            if let term = (attribute(.term) ?? attribute(.text) ?? attribute(.label))?.trimmed, !term.isEmpty {
                with { $0.addCategory(term, limit: limits.itemsPerEntry) }
                return
            }
        case .guid: flag = attribute(.isPermaLink).map { $0 != "false" && !Self.isNo($0) } ?? true
        case .content:
            if let source = attribute(.src), scope == .entry {
                with { $0.contentSource = resolved(source) }
            }
        default: break
        }
        begin(element)
        capture?.flag = flag
    }

    private static func isNo(_ stated: String) -> Bool {
        ["false", "no", "0"].contains(stated.trimmed.lowercased())
    }

    func begin(_ element: FeedElement) {
        buffer.removeAll(keepingCapacity: true)
        capture = Capture(
            element: element, depth: depth, type: attribute(.type)?.trimmed.lowercased(),
            mode: attribute(.mode)?.trimmed.lowercased())
        captureDepth = depth
        isEscaping = false
        if element == .mediaCredit { capture?.mode = attribute(.role) }
    }

    func addLink(_ address: String, rel stated: String? = nil) {
        guard scope == .feed || scope == .entry || scope == .foreign,
            (isInEntry ? draft.entry.links.count : feedDraft.entry.links.count) < limits.itemsPerEntry
        else { return }
        guard let url = linked(address), !url.isEmpty else { return }
        let rel = LinkRelation.clean(stated ?? attribute(.rel))
        // What an Atom document calls itself is Atom.
        let ownType = rel == "self" && feed.format == .atom ? "application/atom+xml" : nil
        let link = FeedLink(
            url: url, rel: rel, type: attribute(.type) ?? ownType,
            length: attribute(.length))
        with { $0.addLink(link, hreflang: attribute(.hreflang), limit: limits.itemsPerEntry) }
    }

    private func openMedia(_ element: FeedElement) {
        guard let url = attribute(.url), !url.isEmpty else { return }
        let isImage =
            element == .mediaThumbnail || attribute(.medium) == "image"
            || attribute(.type)?.hasPrefix("image/") == true
        guard isImage else { return }
        let address = resolved(url)
        with {
            if element == .mediaThumbnail {
                $0.thumbnail = $0.thumbnail ?? address
            } else {
                $0.mediaImage = $0.mediaImage ?? address
            }
        }
    }

    /// The end tag of a field.
    func finish(_ field: Capture) {
        buffer.trim()
        buffer.dropSectionMarks()
        switch scope {
        case .feed, .entry: finishField(field)
        case .foreign: if isInEntry { finishField(field) }
        case .author, .contributor, .owner: finishPersonField(field)
        case .image: if field.element == .url || field.element == .loc { setImage(plain) }
        case .sitemap:
            if field.element == .loc, !buffer.isEmpty { child.url = resolved(plain) }
            if field.element == .lastmod { child.updated = FeedDate.parse(StatedMarkup.date(buffer)) }
        case .sitemapImage: if field.element == .loc { setImage(plain) }
        case .source: if field.element == .source { finishSource(field) }
        case .textInput: break
        }
    }

    private func finishPersonField(_ field: Capture) {
        let value = plain
        guard !value.isEmpty, scope != .owner else { return }
        switch field.element {
        case .name:
            let stated = FeedPerson.parse(PlainText.of(value))
            person.name = stated?.name ?? stated?.email
            person.email = person.email ?? stated?.email
        case .email: person.email = value
        case .uri, .url, .link: person.url = resolved(value)
        default: break
        }
    }

    private func finishSource(_ field: Capture) {
        guard !field.hasElements, !buffer.isEmpty else { return }
        let name = PlainText.of(buffer)
        with { $0.entry.source = name }
    }

    private func finishField(_ field: Capture) {
        switch field.element {
        case .title, .mediaTitle, .itunesTitle, .newsTitle: finishTitle(field)
        case .summary, .description, .subtitle, .content, .contentEncoded, .body, .mediaDescription, .itunesSummary,
            .itunesSubtitle:
            finishText(field)
        case .pubDate, .dcDate, .issued, .created, .published, .updated, .modified, .lastBuildDate, .lastmod, .newsDate:
            finishDate(field)
        case .ttl, .updatePeriod, .updateFrequency, .hour, .day: finishPacing(field)
        default: finishName(field)
        }
    }

    /// Addresses, identifiers, people, categories.
    private func finishName(_ field: Capture) {
        let value = plain
        guard !value.isEmpty else {
            isBehindEmptyLink = field.element == .link && !field.flag && isInEntry
            return
        }
        switch field.element {
        case .link: if !field.flag { addTextLink(value) }
        case .loc: takeLocation(resolved(value))
        case .url: if isInEntry { with { $0.permalink = $0.permalink ?? resolved(value) } }
        case .origLink: with { $0.originalLink = resolved(value) }
        case .id:
            let id = feed.format == .atom || root == .feed ? resolvedID(value) : value
            with {
                $0.entry.id = $0.entry.id ?? id
                $0.hasAtomID = true
            }
        case .guid:
            with {
                $0.entry.id = $0.entry.id ?? value
                if field.flag, $0.permalink == nil { $0.permalink = Addresses.permalink(value, base: base) }
            }
        case .identifier: with { $0.identifier = $0.identifier ?? value }
        case .creator, .managingEditor, .itunesAuthor, .mediaCredit:
            // A credit is the picture's, unless it says otherwise (Media RSS, "role").
            if field.element == .mediaCredit, field.mode?.trimmed.lowercased() != "author" { return }
            if field.element == .managingEditor, scope == .entry { return }
            guard let person = FeedPerson.parse(PlainText.of(value)) else { return }
            let isFallback = field.element == .itunesAuthor || field.element == .mediaCredit
            with {
                if isFallback {
                    $0.fallbackPerson = $0.fallbackPerson ?? person
                } else {
                    $0.addPerson(person, limit: limits.itemsPerEntry)
                }
            }
        case .webMaster:
            guard scope == .feed, let person = FeedPerson.parse(PlainText.of(value)) else { return }
            feedDraft.contact = feedDraft.contact ?? person
        case .category, .subject:
            with { $0.addCategory(PlainText.resolvingReferences(value), limit: limits.itemsPerEntry) }
        case .keywords, .newsKeywords:
            for keyword in value.split(separator: ",") {
                with { $0.addCategory(String(keyword).trimmed, limit: limits.itemsPerEntry) }
            }
        case .language, .newsLanguage: setLanguage(value)
        case .newsName: with { $0.entry.source = value }
        case .icon, .logo:
            with { if $0.entry.image == nil || field.element == .logo { $0.entry.image = resolved(value) } }
        default: break
        }
    }

    private func setLanguage(_ value: String) {
        guard let tag = LanguageTag.clean(value) else { return }
        if scope == .entry { draft.entry.language = tag } else { feed.language = tag }
    }

    /// The address of a link: an entry's leads to a page.
    private func linked(_ address: String) -> String? {
        isInEntry ? Addresses.page(address, base: base, document: documentURL) : resolved(address)
    }

    private func addTextLink(_ value: String) {
        guard let url = linked(value) else { return }
        with { $0.addTextLink(url, limit: limits.itemsPerEntry) }
    }

    /// Identifiers are compared as text; only relative ones, which identify nothing, are resolved.
    private func resolvedID(_ value: String) -> String { base == nil ? value : resolved(value) }

    private func finishDate(_ field: Capture) {
        let raw = StatedMarkup.date(buffer)
        guard !raw.isEmpty else { return }
        let stated = FeedDate.parse(raw)
        with { $0.addDate(field.element, raw: String(decoding: raw, as: UTF8.self), date: stated) }
    }

    private func finishPacing(_ field: Capture) {
        guard scope == .feed else { return }
        let value = plain
        switch field.element {
        case .ttl: ttl = Int(value).flatMap { $0 > 0 ? $0 : nil } ?? ttl
        case .updatePeriod: updatePeriod = Self.period(value.lowercased()) ?? updatePeriod
        case .updateFrequency: updateFrequency = Int(value).flatMap { $0 > 0 ? $0 : nil } ?? updateFrequency
        case .hour:
            // RSS 0.91 counted from 1 to 24.
            guard let hour = Int(value), (0...24).contains(hour), feed.pacing.skipHours.count < 24 else { return }
            feed.pacing.skipHours.append(hour % 24)
        case .day:
            guard feed.pacing.skipDays.count < 7, value.utf8.count < 16 else { return }
            feed.pacing.skipDays.append(value)
        default: break
        }
    }

    private static func period(_ name: String) -> Duration? {
        switch name {
        case "hourly": .seconds(3600)
        case "daily": .seconds(86_400)
        case "weekly": .seconds(7 * 86_400)
        case "monthly": .seconds(30 * 86_400)
        case "yearly": .seconds(365 * 86_400)
        default: nil
        }
    }
}
