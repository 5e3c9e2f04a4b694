import Text

extension KindRule {
    /// A short story among a portal's links: its own headline, which leads nowhere, right above a sentence or two without a
    /// link. «Fire on the quay put out within an hour», its day, two lines, and forty other headlines beside it.
    static let story = KindRule("story") { $0.isLinkHeavy && $0.tellsStory ? .article : nil }
}

extension KindEvidence {
    private static let furniture = 6

    /// What the page's own headline heads is a few sentences of its own.
    var tellsStory: Bool {
        // A kicker over the headline is no text: «Urgent».
        guard let heading = ownHeadline,
            let first = body.blocks.first(where: { $0 >= heading && !page.blocks[$0].isHeading })
        else { return false }
        guard first >= heading, body.blocks.contains(heading) || first - heading <= Self.furniture else { return false }
        let text = page.blocks[body.blocks]
        let letters = text.reduce(0) { $0 + $1.letters }
        guard text.reduce(0, { $0 + $1.linkLetters }) * 5 < letters else { return false }
        let sentences = text.count { !$0.isHeading && $0.endsSentence && $0.letters >= 12 }
        if isDated || claimsArticle { return sentences > 0 || prose >= 30 }
        return sentences > 1 && letters >= 50 && !structured.hasListing
    }

    /// The block that says the title as a heading without a link: four words and more, since sections are named by fewer;
    /// two where the page says that it is an article.
    private var ownHeadline: Int? {
        guard let title, Words.count(title) >= (claimsArticle ? 2 : 4) else { return nil }
        let wanted = JunkLabels.fold(title.utf8)
        return page.blocks.firstIndex {
            $0.isHeading && $0.linkDensity < 0.5 && JunkLabels.fold(page.bytes($0)) == wanted
        }
    }
}
