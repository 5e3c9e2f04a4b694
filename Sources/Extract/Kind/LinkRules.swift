extension KindRule {
    /// Menus around a headline with its date, under which a script is to write: the text is not there yet.
    static let unfilled = KindRule("unfilled") { seen in
        seen.isLinkHeavy && seen.isDated && seen.outline.scripts > 0 && seen.prose < 100 && seen.hasHeadline
            ? .shell : nil
    }

    /// Most letters of the page are links, and little of it is prose: a section, a front page under another address.
    static let linkHeavy = KindRule("link-heavy") { $0.isLinkHeavy ? .index : nil }
}

extension KindEvidence {
    /// Sentences without a link under a headline whose day the page's data states: a story of a few lines among a portal's menus.
    /// Sections have no such day.
    private var isFlash: Bool {
        guard article.heading != nil, structured.datePublished != nil || facts.meta("article:published_time") != nil,
            !structured.hasListing
        else { return false }
        let told = page.blocks[body.blocks].filter { $0.endsSentence && $0.letters >= 20 && $0.linkDensity < 0.5 }
        return told.count >= 2 && !told.contains(where: \.isHeading)
    }

    var isLinkHeavy: Bool {
        if isOfData { return false }
        let linked = page.blocks.reduce(0) { $0 + $1.linkLetters }
        guard Double(linked) > 0.5 * Double(max(1, letters)) else { return false }
        return prose < 0.25 * Double(letters) && (prose < 600 || structured.hasListing) && !isFlash
    }
}
