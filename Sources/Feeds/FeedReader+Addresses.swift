import Markup

/// Addresses that stand where no field is.
extension FeedReader {
    /// Whether text here may be the address of what is being read: behind `<link/>`, which HTML's parsers make of a link, and
    /// in a sitemap's elements without a `loc`.
    var mayHoldAddress: Bool {
        switch scope {
        case .entry: isBehindEmptyLink || root == .urlset && draft.entry.link == nil
        case .sitemap: child.url.isEmpty
        default: false
        }
    }

    func takeAddress() {
        var bytes: [UInt8] = []
        xml.appendText(to: &bytes, limitBytes: 4096)
        let text = AddressText.clean(String(decoding: bytes, as: UTF8.self))
        guard Addresses.isHTTP(text) else { return }
        if scope == .sitemap {
            child.url = text
        } else if root == .urlset {
            draft.entry.link = text
        } else {
            draft.addTextLink(text, limit: limits.itemsPerEntry)
        }
        isBehindEmptyLink = false
    }

    /// A `loc` names a page or a sitemap, also where it stands without its element, or with another in one.
    func takeLocation(_ address: String) {
        if scope == .feed {
            takeListed(address)
        } else if root == .urlset, scope == .entry, draft.entry.link != nil {
            keepDraft()
            draft.entry.link = address
        } else {
            with { $0.entry.link = address }
        }
    }

    private func takeListed(_ address: String) {
        guard feed.entries.count + feed.children.count < limits.entries else {
            feed.isTruncated = true
            return
        }
        switch root {
        case .urlset:
            var entry = FeedEntry()
            entry.link = address
            feed.entries.append(entry)
        case .sitemapIndex: feed.children.append(FeedChild(url: address))
        default: break
        }
    }
}
