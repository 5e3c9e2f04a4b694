import Text

extension KindRule {
    /// The front page of a host: tomorrow it says something else. An essay may stand alone on its host, under a headline of
    /// its own.
    static let frontPage = KindRule("front-page") { seen in
        guard let url = seen.url, FrontPage.isHome(url) else { return nil }
        return seen.prose < 4_000 || !seen.hasHeadline ? .index : nil
    }

    /// The same whatever the page states of itself, and however long it is: entries one after the other.
    static let frontOfEntries = KindRule("front-of-entries") { seen in
        guard let url = seen.url, FrontPage.isHome(url) else { return nil }
        // What the page's data gave stands in one text, not in entries.
        let areTeasers = !seen.isOfData && KindEvidence.areTeasers(seen.page.blocks[seen.body.blocks])
        return seen.isStream || seen.isMadeOfPosts || areTeasers ? .index : nil
    }
}

extension KindEvidence {
    /// Whether a heading says the title, leads nowhere and is a sentence.
    var hasHeadline: Bool {
        guard let title, Words.count(title) >= 5 else { return false }
        let wanted = JunkLabels.fold(title.utf8)
        return page.blocks.contains {
            $0.isHeading && $0.linkDensity < 0.5 && JunkLabels.fold(page.bytes($0)) == wanted
        }
    }
}
