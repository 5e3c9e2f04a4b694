import Extract

/// A `[[site]]` table: what is and what is not the text on one site's pages.
enum SiteTable {
    /// Nil where it cannot be used; the section's file notes why.
    static func read(_ section: TOMLSection) -> SiteRules? {
        section.allow(only: ["host", "take", "drop"])
        guard let host = section.string("host"), !host.isEmpty else {
            return section.fault("host", "a site needs the host that its rules are for")
        }
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2F && $0 != 0x3A }) else {
            return section.fault("host", "\"\(host)\" is no host: write example.com, without scheme or path")
        }
        let take = selectors("take", section)
        let drop = selectors("drop", section)
        if take.isEmpty, drop.isEmpty, !section.isSet("take"), !section.isSet("drop") {
            return section.fault("host", "a site without take or drop says nothing")
        }
        return SiteRules(host: host, take: take, drop: drop)
    }

    private static func selectors(_ key: String, _ section: TOMLSection) -> [Selector] {
        var found: [Selector] = []
        for text in section.strings(key) ?? [] {
            do throws(SelectorError) {
                found.append(try Selector(text))
            } catch {
                section.note(key, "\"\(text)\" is no selector: \(error.reason)")
            }
        }
        return found
    }
}
