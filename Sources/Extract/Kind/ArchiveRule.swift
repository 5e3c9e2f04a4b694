import Bytes
import Lexicon
import Markup
import Web

extension KindRule {
    /// What a site's software gathers of its articles: a category, a tag, an author, a month, a search, with one entry as
    /// with forty. `/tag/water/` under «Tag: water». No sign is believed alone.
    static let archive = KindRule("archive") { $0.isArchive ? .index : nil }
}

extension KindEvidence {
    fileprivate var isArchive: Bool {
        guard !isOfData, prose < 6_000, let url else { return false }
        var weight = 0
        if ArchiveAddress.isArchive(url) { weight += 2 }
        if isNamedArchive { weight += 2 }
        if !bodyNames.isDisjoint(with: Self.shelfNames) || isArchiveOfTerm { weight += 4 }
        if hasArchiveTitle { weight += 1 }
        if isTitledBySearch(url) { weight += 4 }
        if structured.hasListing { weight += 1 }
        if leadsToEntries(url) || prose == 0 {
            weight += 1
        } else if prose > 600 {
            // Prose of its own that leads nowhere is what somebody wrote.
            weight -= 1
        }
        if structured.hasArticle { weight -= 2 } else if claimsArticle { weight -= 1 }
        // An article stands under its headline; an archive under a name.
        if hasHeadline { weight -= 2 }
        return weight >= 3
    }

    /// The page's own box bears a name that publishing systems give to archives, and none that they give to articles.
    private var isNamedArchive: Bool {
        bodyNames.isDisjoint(with: ["single", "single-post", "page", "item"]) && !bodyNames.isDisjoint(with: Self.names)
    }

    /// WordPress says twice what it shows: `archive category category-256`, and of a post `single`.
    private var isArchiveOfTerm: Bool {
        isNamedArchive && bodyNames.contains("archive")
            && bodyNames.contains { name in Self.terms.contains { name.utf8.starts(with: $0.utf8) } }
    }

    /// Not `tax-…`: of terms of their own making sites write pages.
    private static let terms = ["category-", "tag-", "author-", "post-type-archive"]

    /// What shop programs call the shelves of a shop.
    private static let shelfNames: Set<String> = [
        "tax-product_cat", "tax-product_tag", "post-type-archive-product", "template-collection",
        "catalog-category-view",
    ]

    private static let names: Set<String> = [
        "archive", "category", "tag", "author", "search", "search-results", "search-no-results", "date", "blog",
        "taxonomy", "page-taxonomy-term", "page-search",
    ]

    /// «Tag: water», «التصنيف: ثقافة».
    private var hasArchiveTitle: Bool {
        [title, facts.titleElement].compactMap(\.self).contains { title in
            guard let colon = title.utf8.firstIndex(of: 0x3A), let label = String(title.utf8[..<colon]) else {
                return false
            }
            return Self.labels.contains(JunkLabels.fold(label.utf8))
        }
    }

    /// What the address asks for stands in the title: `/ara?q=vapur`, «"vapur" için 214 sonuç».
    private func isTitledBySearch(_ url: WebURL) -> Bool {
        guard let asked = url.query.flatMap(ArchiveAddress.searched) else { return false }
        let wanted = JunkLabels.fold(asked.utf8)
        return wanted.count >= 3
            && [title, facts.titleElement].contains {
                $0.map { Fold.contains(JunkLabels.fold($0.utf8), wanted) } ?? false
            }
    }

    private static let labels = Set(Lexicon.archiveLabels.texts.map { JunkLabels.fold($0.utf8) })

    /// A heading in the text leads to another page of the host.
    private func leadsToEntries(_ url: WebURL) -> Bool {
        page.blocks.contains { block in
            block.isHeading && block.linkDensity > 0.8 && target(of: block, url) != nil
        }
    }
}

/// Addresses under which software keeps archives.
enum ArchiveAddress {
    static func isArchive(_ url: WebURL) -> Bool {
        if let query = url.query, names(query) { return true }
        var path = url.path.parts(at: UInt8(ascii: "/")).map { ASCII.lowercased($0) }
        // The second page of an archive is one.
        if path.count >= 2, path[path.count - 2] == "page" { path.removeLast(2) }
        if isMonth(path) { return true }
        guard let place = path.lastIndex(where: { segments.contains($0) }) else {
            return path.last.map(isPicture) ?? false
        }
        let behind = path[(place + 1)...]
        // `/category/harbour/the-ferry-sails-again-after-eleven-weeks` is the article.
        return behind.count <= 2 && behind.allSatisfy { $0.utf8.split { $0 == 0x2D || $0 == 0x5F }.count < 5 }
    }

    /// `/2026/03/`, `/blog/2026/03/20`: nothing but a date.
    private static func isMonth(_ path: [String]) -> Bool {
        let numbers = path.reversed().prefix { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
        guard (1...3).contains(numbers.count), path.count <= numbers.count + 1,
            let year = numbers.last.flatMap({ Int($0) }),
            (1994...2100).contains(year)
        else { return false }
        return numbers.dropLast().allSatisfy { $0.utf8.count <= 2 }
    }

    private static func names(_ query: String) -> Bool { fields(query).contains { queries.contains($0.name) } }

    /// The fields that have a value, names in lower case.
    private static func fields(_ query: String) -> [(name: String, value: Substring)] {
        query.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (ASCII.lowercased(parts[0]), parts[1]) : nil
        }
    }

    /// The words that an address searches for.
    static func searched(_ query: String) -> String? {
        fields(query).first { searches.contains($0.name) }.map { field in
            let bytes = Percent.decode(Array(field.value.utf8)[...]).map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static let searches: Set<String> = [
        "q", "s", "query", "search", "keyword", "keywords", "k", "kelime", "text", "term",
    ]

    /// A picture's own page: `/photo1.jpg/view` ends with what is left of it.
    private static func isPicture(_ segment: String) -> Bool {
        [".jpg", ".jpeg", ".png", ".gif", ".webp"].contains {
            segment.utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }

    private static let segments: Set<String> = [
        "category", "categories", "tag", "tags", "author", "authors", "archive", "archives", "topic", "topics", "label",
        "labels", "search", "kategori", "etiket", "etiketler", "yazar", "yazarlar", "arama", "taxonomy",
    ]
    private static let queries: Set<String> = ["s", "cat", "tag", "author", "search", "m"]
}
