extension KindRule {
    /// A server's own list of a folder's files, which all of them call `Index of /path` in title and heading.
    static let folder = KindRule("folder") { seen in
        guard let title = seen.facts.titleElement, title.utf8.starts(with: "Index of /".utf8) else { return nil }
        let isHeaded = seen.facts.headlines.contains { seen.outline.text(of: $0, limitBytes: 1000) == title }
        return isHeaded ? .index : nil
    }
}
