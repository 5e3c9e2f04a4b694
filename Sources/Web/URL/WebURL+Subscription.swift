extension WebURL {
    /// The web address of a feed as people and other readers write it: `feed://outlet.example/rss` and `feed:https://outlet.example/rss`
    /// too. Nil for what is no http or https address.
    package init?(subscription text: String) {
        let scheme = text.prefix(5).lowercased()
        var plain = text
        if scheme == "feed:" {
            let rest = text.dropFirst(5)
            plain = rest.hasPrefix("//") ? "http:" + rest : String(rest)
        }
        self.init(plain)
        guard isHTTP else { return nil }
    }
}
