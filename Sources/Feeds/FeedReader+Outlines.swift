import Markup

/// The outlines of a subscription list (http://opml.org/spec2.opml).
extension FeedReader {
    /// A feed when it has an address, else a folder.
    func openOutline() {
        folders.removeAll { $0.depth >= depth }
        // It, and all that lies below.
        if attribute(.isComment)?.trimmed.lowercased() == "true" {
            folders.append((depth, nil))
            return
        }
        guard !folders.contains(where: { $0.name == nil }) else { return }
        guard let address = feedAddress else {
            if let name = name, folders.count < 8 { folders.append((depth, name)) }
            return
        }
        guard feed.children.count < limits.entries else {
            feed.isTruncated = true
            return
        }
        var child = FeedChild(url: resolved(address), title: name)
        child.folders = folders.compactMap(\.name)
        for category in attribute(.category)?.split(whereSeparator: { $0 == "," || $0 == "/" }) ?? [] {
            let name = String(category).trimmed
            if !name.isEmpty, child.folders.count < 8, !child.folders.contains(name) { child.folders.append(name) }
        }
        feed.children.append(child)
    }

    private var name: String? {
        for attribute in [FeedAttribute.text, .title] {
            let name = self.attribute(attribute).map { PlainText.of($0) } ?? ""
            if !name.isEmpty { return name }
        }
        return nil
    }

    /// Some write `url`, which is a feed's where the outline says that it is one, and a page's or another list's otherwise.
    private var feedAddress: String? {
        if let address = attribute(.xmlUrl)?.trimmed, !address.isEmpty { return address }
        guard let type = attribute(.type)?.trimmed.lowercased(), ["rss", "atom", "feed", "rss1", "rss2"].contains(type)
        else { return nil }
        return attribute(.url).flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }
}
