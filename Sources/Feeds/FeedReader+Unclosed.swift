import Markup

/// Elements that were never closed, told by what begins within them: as a browser's list items, the next ends the one
/// before.
extension FeedReader {
    /// Whether an entry or a sitemap is being read, so that nothing else of the kind begins.
    var isListing: Bool {
        isInEntry || scope == .sitemap || scope == .foreign && scopes.contains { $0.scope == .sitemap }
    }

    /// Whether the element is one of the things that the document lists.
    func isListed(_ element: FeedElement) -> Bool {
        switch element {
        case .entry, .sitemap: true
        case .url: root == .urlset || root == .sitemapIndex
        default: false
        }
    }

    /// How many elements end before this one, which is about to start.
    func unclosedElements(before element: FeedElement) -> Int {
        guard element != .unknown else { return 0 }
        if isListed(element) {
            // An empty one within another is a slip of the template.
            if xml.isEmptyElement, isListing { return 0 }
            guard !isForeignMarkup, let outermost = unclosedScope else {
                return captureDepth > 0 && !isForeignMarkup ? depth - captureDepth + 1 : 0
            }
            isUnclosed = true
            return depth - outermost + 1
        }
        guard captureDepth > 0, depth == captureDepth, !isForeignMarkup, let capture else { return 0 }
        return Self.ends(capture.element, before: element, isPlain: xml.attributes.isEmpty) ? 1 : 0
    }

    /// Whether a field is being read that may hold any vocabulary.
    private var isForeignMarkup: Bool {
        guard let capture else { return false }
        return isDeclaredMarkup(capture) || capture.type?.hasSuffix("xml") == true
    }

    /// How deep the entry stands that is still open, or the part of the feed's head; nil where a foreign element holds what
    /// begins now.
    private var unclosedScope: Int? {
        var depth: Int?
        for scope in scopes.reversed() {
            if scope.scope == .foreign { return depth == nil && !isInEntry ? nil : depth }
            depth = scope.depth
            if scope.scope == .entry || scope.scope == .sitemap { break }
        }
        return depth
    }

    /// - Parameter isPlain: the element that begins has no attributes, as a field's tag in RSS.
    private static func ends(_ field: FeedElement, before element: FeedElement, isPlain: Bool) -> Bool {
        switch element {
        case .guid, .pubDate, .dcDate, .published, .updated, .modified, .issued, .created, .lastBuildDate, .creator,
            .contentEncoded, .enclosure, .loc, .lastmod, .newsDate, .newsTitle, .news:
            true
        // HTML has elements of these names, though never in a text.
        case .title, .link, .category, .description: isPlain || !holdsText(field)
        case .id, .summary, .content, .author, .subject, .mediaContent, .mediaThumbnail, .mediaGroup: !holdsText(field)
        default: false
        }
    }

    /// Whether the field is a text, in which a feed may have HTML, rather than a word.
    private static func holdsText(_ field: FeedElement) -> Bool {
        switch field {
        case .summary, .description, .subtitle, .content, .contentEncoded, .body, .mediaDescription, .itunesSummary,
            .itunesSubtitle:
            true
        default: false
        }
    }
}
