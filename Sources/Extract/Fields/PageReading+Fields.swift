import Bytes
import Text
import Web

/// What a page says of its article besides title, text, authors and dates.
extension PageReading {
    func describe(_ article: inout Article, naming: Naming, blocks: [Block]) {
        article.publisher = structured.publisher ?? facts.meta("article:publisher_name", "dc.publisher", "publisher")
        article.section =
            [structured.section, facts.meta("article:section"), facts.meta("section")].lazy
            .compactMap(Topics.section).first ?? shownSection(naming)
        article.keywords = keywords(article, naming)
        let pictures = ["og:image", "og:image:url", "twitter:image"].flatMap(facts.all)
        article.imageURL = Picture.address(
            pictures + [structured.image].compactMap { $0 }, logo: structured.logo, url: url)
        let licenses = [structured.license, facts.licenseLink, facts.meta("dcterms.license"), facts.meta("dc.rights")]
        article.license = licenses.lazy.compactMap { LicenseStatement.read($0, base: base) }.first
        article.isAccessibleForFree = structured.isAccessibleForFree
        article.canonicalURL = canonical()
        let language = PageLanguage(text: article.text, facts: facts, structured: structured)
        article.language = language.code
        article.languageConfidence = language.confidence
        article.languageSource = language.source
        article.direction = TextDirection.of(article.text.isEmpty ? article.title ?? "" : article.text)
        article.links = ArticleLinks.find(outline, blocks: blocks, url: url, base: facts.base)
    }

    var base: WebURL? { facts.base.flatMap { WebURL($0, base: url) } ?? url }

    /// As readers find it: the category that the article links to, the last step of the way down to it.
    private func shownSection(_ naming: Naming) -> String? {
        words(of: facts.categoryLinks, naming).lazy.compactMap(Topics.section).first
            ?? Topics.section(crumbSection(naming))
            ?? words(of: facts.categoryAddresses, naming, inArticle: true).lazy.compactMap(Topics.section).first
    }

    /// What the newsroom tagged; else the list in the page's head, unless it is the site's.
    private func keywords(_ article: Article, _ naming: Naming) -> [String] {
        let lists = structured.keywords + facts.all("article:tag") + facts.all("news_keywords")
        let stated = Topics.keywords(lists)
        let tags = Topics.withoutTitle(
            stated.isEmpty ? Topics.keywords(shownTags(naming)) : stated, article.title)
        let found =
            tags.isEmpty
            ? Topics.withoutTitle(Topics.keywords([facts.meta("keywords")].compactMap { $0 }), article.title) : tags
        if tags.isEmpty, Topics.isSiteWide(found, title: article.title, text: article.text) { return [] }
        // Labels of the host are topics too: `bees` on `bees.example`.
        return found.filter {
            !Naming.isSite($0, names: naming.siteNames, host: "") && !Naming.isHost($0, evidence.host)
        }
    }

    /// The article's, not the site's.
    func description(_ naming: Naming) -> String? {
        let own = structured.siteDescription.map { JunkLabels.fold($0.utf8) }
        let keys = ["og:description", "description", "twitter:description"]
        let stated = ([structured.description] + keys.map { facts.meta($0) }).compactMap { $0 }
        let found = stated.first { text in
            if let own, JunkLabels.fold(text.utf8) == own { return false }
            // A short text may still be the article's.
            return Words.count(text) > 8 || !Naming.isTagline(text, names: naming.siteNames, host: evidence.host)
        }
        return found.map { Naming.whole($0, of: stated) }
    }

    /// The canonical address, unless it cannot be this article's: a home page under an article, the listing that it stands
    /// in, another site's address. Without what only counts visits.
    private func canonical() -> String? {
        guard let stated = facts.canonical ?? facts.meta("og:url"), let target = WebURL(stated, base: base),
            target.isHTTP
        else { return nil }
        if let url {
            if target.path == "/", target.query == nil, url.path != "/" || url.query != nil { return nil }
            if Site.of(host: target.host) != Site.of(host: url.host) { return nil }
            if isListing(target, of: url) { return nil }
        }
        return target.query == nil ? target.href : CanonicalURL(target).href
    }

    /// `/news` over `/news/the-ferry-sails-again`: a folder named with a word or two above a whole headline.
    private func isListing(_ target: WebURL, of page: WebURL) -> Bool {
        guard target.query == nil else { return false }
        let folders = target.path.parts(at: UInt8(ascii: "/"))
        let whole = page.path.parts(at: UInt8(ascii: "/"))
        guard folders.count < whole.count, whole.starts(with: folders), let last = folders.last,
            let slug = whole.dropFirst(folders.count).first
        else { return false }
        return Self.wordsCount(slug) >= 4 && Self.wordsCount(last) <= 2 && !last.utf8.contains { $0 &- 0x30 < 10 }
    }

    private static func wordsCount(_ slug: Substring) -> Int { slug.utf8.split { $0 == 0x2D || $0 == 0x5F }.count }
}
