extension KindRule {
    /// An article by its own word, with some prose: `og:type` or its data say so. Nothing that its links look like outweighs
    /// that.
    static let statedArticle = KindRule("stated-article") { seen in
        seen.claimsArticle && seen.prose > 250 ? .article : nil
    }

    /// A short item among many links, with the only headline and a day of its own: an agency's flash under a site's menus.
    static let itemOfItsDay = KindRule("item-of-its-day") { seen in
        seen.isDated && seen.facts.headlines.count == 1 && seen.prose > 100 ? .article : nil
    }
}
