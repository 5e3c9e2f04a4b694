import Lexicon
import Web

/// What a page is, judged by what it shows; the status it came with is the caller's to know.
enum PageKind {
    static func judge(_ seen: PageEvidence) -> Extraction.Kind {
        if seen.isWall { return .challenge }
        if seen.isErrorPage { return .error }
        if seen.isLogin { return .login }
        if isFolder(seen) { return .index }
        if seen.letters < 40 { return unsaid(seen) }
        if seen.isUnscripted { return .shell }
        return shown(seen)
    }

    /// A page that shows next to nothing; its text may come from its data.
    private static func unsaid(_ seen: PageEvidence) -> Extraction.Kind {
        guard seen.text.isEmpty else { return .article }
        return seen.outline.scripts > 0 || !seen.noscript.isEmpty || seen.asksForScripts(seen.whole) ? .shell : .empty
    }

    private static func shown(_ seen: PageEvidence) -> Extraction.Kind {
        let (page, prose, title, url) = (seen.page, seen.prose, seen.title, seen.url)
        let (structured, outline, claimsArticle) = (seen.structured, seen.outline, seen.claimsArticle)
        if prose < 600, !seen.isReadable || prose < 250 && seen.text.utf8.count < 400,
            structured.hasVideo || seen.type.utf8.starts(with: "video".utf8) || seen.facts.hasVideoElement
        {
            return .video
        }
        if claimsArticle, prose > 250 { return .article }
        // An essay may stand alone on its host, under a headline of its own.
        if url.map(FrontPage.isHome) ?? false, prose < 4_000 || !hasHeadline(title, page) { return .index }
        if !claimsArticle, isOffer(seen.facts, structured, type: seen.type) { return .offer }
        if !claimsArticle, !hasHeadline(title, page), isStream(outline, page: page, body: seen.body, url: url) {
            return .index
        }
        // A short item of its own day among many links.
        if seen.isDated, seen.facts.headlines.count == 1, prose > 100 { return .article }
        let linked = page.blocks.reduce(0) { $0 + $1.linkLetters }
        let isLinkHeavy = Double(linked) > 0.5 * Double(max(1, seen.letters))
        if isLinkHeavy, prose < 0.25 * Double(seen.letters), prose < 600 || structured.hasListing {
            // Menus around a headline with its date, under which a script is to write.
            let isUnfilled = seen.isDated && outline.scripts > 0 && prose < 100 && hasHeadline(title, page)
            return isUnfilled ? .shell : .index
        }
        if structured.hasListing, !claimsArticle, prose < 800 { return .index }
        if !claimsArticle, isTeaserList(page.blocks[seen.body.blocks]) { return .index }
        return seen.text.isEmpty ? .empty : .article
    }
}

/// Pages that ask for something before they show anything.
extension PageEvidence {
    /// A form to sign in, and hardly anything else.
    var isLogin: Bool {
        guard !facts.passwordFields.isEmpty, prose < 400, !isReadable else { return false }
        // Themes keep a form for readers to sign in on every page, above the headline.
        return text.utf8.count < 200 || !facts.passwordFields.allSatisfy(isAboveHeadline)
    }

    /// Whether a heading that is no link stands between this place and the text.
    private func isAboveHeadline(_ index: Int) -> Bool {
        guard let first = page.blocks[body.blocks].first(where: { !$0.isHeading }) else { return false }
        return page.blocks.contains {
            $0.isHeading && $0.linkDensity < 0.5 && $0.first > index && $0.first < first.first
        }
    }

    /// A page that only says that it needs scripts. Many a page with a story says so of its comments.
    var isUnscripted: Bool {
        guard letters < 800, prose < 250, !isReadable else { return false }
        if prose < 100, asksForScripts(whole) || asksForScripts(noscript) { return true }
        return openingLines.contains { line in Self.shells.contains { LinePhrase.leads(line, $0) } }
    }

    func asksForScripts(_ folded: [UInt8]) -> Bool { Self.shells.contains { Fold.contains(folded, $0) } }

    private static let shells = Lexicon.shells.texts.map { JunkLabels.fold($0.utf8) }
}
