import Extract

/// A `[[site]]` table: what is and what is not the text on one site's pages.
enum SiteTable {
    static func read(_ section: TOMLSection) throws(ConfigurationError) -> SiteRules {
        try section.allow(only: ["host", "take", "drop"])
        guard let host = try section.string("host"), !host.isEmpty else {
            throw section.error("host", "a site needs the host that its rules are for")
        }
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2F && $0 != 0x3A }) else {
            throw section.error("host", "\"\(host)\" is no host: write example.com, without scheme or path")
        }
        let take = try selectors("take", section)
        let drop = try selectors("drop", section)
        if take.isEmpty, drop.isEmpty { throw section.error("host", "a site without take or drop says nothing") }
        return SiteRules(host: host, take: take, drop: drop)
    }

    private static func selectors(_ key: String, _ section: TOMLSection) throws(ConfigurationError) -> [Selector] {
        var found: [Selector] = []
        for text in try section.strings(key) ?? [] {
            do throws(SelectorError) {
                found.append(try Selector(text))
            } catch {
                throw section.error(key, "\"\(text)\" is no selector: \(error.reason)")
            }
        }
        return found
    }
}
