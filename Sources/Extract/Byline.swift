import Markup
import Text

/// Who wrote the article, as names only: never an address, a handle or the site's own name.
struct Byline {
    let authors: [String]

    private static let metaKeys = [
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "dc.creator.name", "byl",
        "authors", "article:author_name", "citation_author", "article.author", "twitter:data1", "cxenseparse:author",
        "rnews:creator", "creator",
    ]

    init(
        facts: PageFacts, structured: StructuredData, outline: Outline, naming: Naming, page: PageText,
        body: ArticleBody, host: String
    ) {
        func own(_ names: [String]) -> [String] {
            var seen: Set<[UInt8]> = []
            return names.filter { name in
                !Naming.isSite(name, names: naming.siteNames, host: host)
                    && seen.insert(JunkLabels.fold(name.utf8)).inserted
            }
        }
        /// What the page states outright may be the name a personal site carries in its address.
        func stated(_ names: [String]) -> [String] {
            own(names.filter { !$0.utf8.contains(0x20) })
                + names.filter { name in
                    name.utf8.contains(0x20) && !Naming.isSite(name, names: naming.siteNames, host: "")
                }
        }
        var names = stated(structured.authors.flatMap(PersonNames.stated))
        for key in Self.metaKeys where names.isEmpty {
            if key == "twitter:data1",
                !(facts.meta("twitter:label1").map {
                    Ascii.lowercased($0).utf8Contains("writ") || Ascii.lowercased($0).utf8Contains("author")
                } ?? false)
            {
                continue
            }
            names = stated(facts.all(key).filter { !$0.utf8Contains("://") }.flatMap(PersonNames.stated))
        }
        if names.isEmpty { names = own(Self.elements(facts, outline, naming, body, page)) }
        if names.isEmpty { names = own(Self.lines(page, body)) }
        if names.isEmpty, let heading = naming.headingIndex { names = own(Self.labelled(from: heading, outline)) }
        authors = Array(names.prefix(20))
    }

    /// Links with `rel=author` and boxes named byline, the nearest to the headline first.
    private static func elements(
        _ facts: PageFacts, _ outline: Outline, _ naming: Naming, _ body: ArticleBody, _ page: PageText
    ) -> [String] {
        let head = naming.headingIndex ?? 0
        var best: (distance: Int, names: [String])?
        for index in facts.authorLinks + facts.bylines
        where outline.letters(in: index) < 160 && !isAside(index, outline) {
            let text = outline.text(of: index, limitBytes: 400, apart: true)
            let names = PersonNames.shown(text)
            guard !names.isEmpty else { continue }
            let distance = index >= head ? index - head : (head - index) * 2
            // Of boxes in boxes, the inner one holds the name alone.
            if distance <= (best?.distance ?? .max)
                || (distance < (best?.distance ?? 0) + 12 && names.count > (best?.names.count ?? 0))
            {
                best = (min(distance, best?.distance ?? .max), names)
            }
        }
        return best?.names ?? []
    }

    /// Small labelled boxes behind the headline, those in page headers that the text leaves out among them.
    private static func labelled(from heading: Int, _ outline: Outline) -> [String] {
        for index in heading..<min(outline.count, heading + 300) {
            guard outline.tag(index) != .text, (5..<60).contains(outline.letters(in: index)), !isAside(index, outline)
            else {
                continue
            }
            let text = outline.text(of: index, limitBytes: 200, apart: true)
            guard PersonNames.hasLabel(text) else { continue }
            let names = PersonNames.shown(text)
            if !names.isEmpty { return names }
        }
        return []
    }

    private static func isAside(_ index: Int, _ outline: Outline) -> Bool {
        var at = index
        var steps = 0
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if element.hints.contains(.comments) || element.tag == .nav || element.tag == .footer { return true }
            at = outline.parent(at)
            steps += 1
        }
        return false
    }

    /// Short lines around the text's beginning that are labelled as bylines.
    private static func lines(_ page: PageText, _ body: ArticleBody) -> [String] {
        guard !page.blocks.isEmpty else { return [] }
        let first = min(body.blocks.lowerBound, page.blocks.count - 1)
        for at in max(0, first - 12)..<min(page.blocks.count, first + 6) where page.blocks[at].letters < 100 {
            let text = page.string(page.blocks[at])
            guard PersonNames.hasLabel(text) else { continue }
            let names = PersonNames.shown(text)
            if !names.isEmpty { return names }
        }
        for at in body.blocks.upperBound
            - min(6, body.blocks.count)..<min(page.blocks.count, body.blocks.upperBound + 6)
        where page.blocks[at].letters < 50 {
            let text = page.string(page.blocks[at])
            guard PersonNames.hasLabel(text) else { continue }
            let names = PersonNames.shown(text)
            if !names.isEmpty { return names }
        }
        // `Ad Soyad | 05.04.2025`, «سامي الخطيب - عمّان»: a name before a date or a place, in a line right above the text.
        for at in max(0, first - 6)..<min(page.blocks.count, first + 3) where page.blocks[at].letters < 90 {
            let block = page.blocks[at]
            guard !block.endsSentence, !block.isHeading, block.kind != .listItem else { continue }
            let text = page.string(block)
            let isDated = TextDate.find(in: text) != nil
            guard isDated || text.components(" - ").count == 2 else { continue }
            let names = PersonNames.shown(text)
            if names.count == 1, isDated || names[0].utf8.first.map({ $0 >= 0xD8 && $0 <= 0xDB }) ?? false {
                return names
            }
        }
        return []
    }
}
