import Markup
import Text
import Web

/// When the article was published and last changed, from the best witness the page has.
struct Dating {
    var published: PublishedDate?
    var modified: StatedDate?

    private let facts: PageFacts
    private let outline: Outline
    private let naming: Naming

    init(
        facts: PageFacts, structured: StructuredData, outline: Outline, naming: Naming, page: PageText,
        body: ArticleBody,
        url: WebURL?
    ) {
        self.facts = facts
        self.outline = outline
        self.naming = naming
        let visible = visibleDate(page, body)
        let address = url.flatMap(Self.date(in:))
        published =
            Self.read(structured.datePublished, .jsonLD) ?? metaDate() ?? timeElement() ?? visible ?? address
            ?? Self.read(structured.dateModified, .jsonLD)
        published = published.map { Self.local($0, witnesses: [visible, address]) }
        let changed = structured.dateModified ?? facts.meta("article:modified_time", "og:updated_time", "datemodified")
        modified = changed.flatMap(Self.parse)
    }

    /// Keys of `meta` that mean publication, best first. `date` and its like come last: some pages put today there.
    private static let metaKeys = [
        "article:published_time", "datepublished", "og:published_time", "article:published",
        "og:article:published_time",
        "parsely-pub-date", "publishdate", "publish-date", "publish_date", "pubdate", "pub_date", "sailthru.date",
        "article.published", "rnews:datepublished", "dc.date.issued", "dcterms.issued", "dc.date.created",
        "dcterms.created", "dc.created", "dc.date", "dcterms.date", "publication_date", "published_time",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate", "article_date_original",
        "citation_publication_date", "citation_date", "last-modified", "date", "dc.date.published", "release_date",
        "published-date", "displaydate", "shareaholic:article_published_time", "og:pubdate", "video:release_date",
        "timestamp", "created", "datecreated", "og:release_date", "bt:pubdate", "analyticsattributes.articledate",
    ]

    static func parse(_ text: String) -> StatedDate? {
        guard text.utf8.count < 300 else { return nil }
        guard let date = FeedDate.parse(text) ?? TextDate.parse(text) ?? TextDate.find(in: text)?.date else {
            return nil
        }
        return isPlausible(date) ? date : nil
    }

    /// The web's years; a page's date before or after is a template's.
    private static func isPlausible(_ date: StatedDate) -> Bool { date.year >= 1994 && date.year <= 2100 }

    private static func read(_ raw: String?, _ source: PublishedDate.Source) -> PublishedDate? {
        guard let raw, let date = parse(raw) else { return nil }
        return PublishedDate(date: date, source: source, raw: raw)
    }

    private func metaDate() -> PublishedDate? {
        for key in Self.metaKeys where key != "last-modified" && key != "date" {
            for raw in facts.all(key) {
                if let found = Self.read(raw, .meta) { return found }
            }
        }
        return Self.read(facts.meta("date"), .meta)
    }

    /// The `time` element that says it is the publication, else the first one behind the headline.
    private func timeElement() -> PublishedDate? {
        var best: (rank: Int, found: PublishedDate)?
        for index in facts.times.prefix(40) {
            guard !isAside(index) else { continue }
            let node = outline.node(index)
            let shown = outline.text(of: index, limitBytes: 200)
            let stamp = node.attribute("datetime")
            guard let found = stamp.flatMap({ Self.read($0, .timeElement) }) ?? Self.read(shown, .timeElement) else {
                continue
            }
            var rank = 1
            let property = node.attribute("itemprop") ?? ""
            let names = Ascii.lowercased((node.attribute("class") ?? "") + " " + property)
            if property == "datePublished" || node.attribute("pubdate") != nil { rank = 4 }
            if names.utf8Contains("publish") || names.utf8Contains("created") || names.utf8Contains("entry-date") {
                rank = max(rank, 3)
            }
            if names.utf8Contains("updated") || names.utf8Contains("modified") {
                rank = min(rank, names.utf8Contains("publish") ? 3 : 0)
            }
            if let head = naming.headingIndex, index > head, rank == 1 { rank = 2 }
            if rank > best?.rank ?? -1 { best = (rank, found) }
        }
        return best?.found
    }

    /// Whether an element stands among comments or related articles.
    private func isAside(_ index: Int) -> Bool {
        var at = outline.parent(index)
        var steps = 0
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if let heading = naming.headingIndex, outline.contains(at, heading) { return false }
            if element.hints.contains(.comments) || element.tag == .aside || element.tag == .nav { return true }
            if element.hints.contains(.junk), element.isPruned { return true }
            at = outline.parent(at)
            steps += 1
        }
        return false
    }

    /// A date that readers see: in a box named so, or in a short line around the title and at the text's edges.
    private func visibleDate(_ page: PageText, _ body: ArticleBody) -> PublishedDate? {
        let head = naming.headingIndex ?? outline.elements.firstIndex { $0.tag == .body } ?? 0
        let bodyEnd = body.blocks.isEmpty ? outline.count : page.blocks[body.blocks.upperBound - 1].last
        var best: (distance: Int, found: PublishedDate)?
        func consider(_ text: String, at index: Int, penalty: Int) {
            guard let (date, range) = TextDate.find(in: text), Self.isPlausible(date) else { return }
            let raw = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            let folded = Ascii.lowercased(text)
            let isChange =
                ["updat", "aktualis", "güncel", "تحديث", "modifi", "به‌روز"].contains { folded.utf8Contains($0) }
                && !["publi", "نشر", "yayın", "انتشار"].contains { folded.utf8Contains($0) }
            let distance = (index >= head ? index - head : (head - index) * 2) + penalty + (isChange ? 60 : 0)
            if distance < best?.distance ?? .max {
                best = (distance, PublishedDate(date: date, source: .byline, raw: raw))
            }
        }
        for index in facts.dates.prefix(60) where outline.letters(in: index) < 120 && !isAside(index) {
            consider(
                outline.text(of: index, limitBytes: 240, apart: true), at: index, penalty: index > bodyEnd ? 1_000 : 0)
        }
        let first = body.blocks.lowerBound
        for at in max(0, first - 15)..<min(page.blocks.count, first + 8) where page.blocks[at].letters < 140 {
            let block = page.blocks[at]
            consider(page.string(block), at: block.first, penalty: block.endsSentence ? 200 : 40)
        }
        if best == nil, let heading = naming.headingIndex {
            let below = page.blocks.firstIndex { $0.first > heading } ?? page.blocks.count
            for at in below..<min(page.blocks.count, below + 8) where page.blocks[at].letters < 140 {
                consider(page.string(page.blocks[at]), at: page.blocks[at].first, penalty: 40)
            }
            // What pruning took: footers of posts, boxes for sharing.
            for index in heading..<min(outline.count, heading + 400) where best == nil {
                let element = outline.elements[index]
                guard element.tag != .text, outline.letters(in: index) < 60, outline.letters(in: index) >= 6,
                    !isAside(index)
                else {
                    continue
                }
                consider(outline.text(of: index, limitBytes: 240, apart: true), at: index, penalty: 600)
            }
        }
        if best == nil {
            for at in max(first, body.blocks.upperBound - 3)..<min(page.blocks.count, body.blocks.upperBound + 6)
            where page.blocks[at].letters < 100 {
                consider(page.string(page.blocks[at]), at: page.blocks[at].first, penalty: 500)
            }
        }
        return best?.found
    }

    /// A day in the address: `/2026/11/21/`, `/2026-11-21-…`, `/20261121…`.
    static func date(in url: WebURL) -> PublishedDate? {
        let bytes = Array((url.path + "?" + (url.query ?? "")).utf8)
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes[at]), at == 0 || !isDigit(bytes[at - 1]) else {
                at += 1
                continue
            }
            var fields: [(value: Int, digits: Int)] = []
            var next = at
            var ends = at
            while fields.count < 3, next < bytes.count, isDigit(bytes[next]) {
                var value = 0
                let start = next
                while next < bytes.count, isDigit(bytes[next]), next - start < 9 {
                    value = value * 10 + Int(bytes[next] - 0x30)
                    next += 1
                }
                fields.append((value, next - start))
                ends = next
                if next < bytes.count, bytes[next] == 0x2F || bytes[next] == 0x2D || bytes[next] == 0x5F {
                    next += 1
                } else {
                    break
                }
            }
            var day: StatedDate?
            if fields.count == 3, fields[0].digits == 4, fields[1].digits <= 2, fields[2].digits <= 2 {
                day = StatedDate(year: fields[0].value, month: fields[1].value, day: fields[2].value)
            } else if let whole = fields.first, whole.digits == 8 {
                day = StatedDate(year: whole.value / 10_000, month: whole.value / 100 % 100, day: whole.value % 100)
            }
            if let day, day.year >= 1994, day.year <= 2100 {
                return PublishedDate(date: day, source: .url, raw: String(decoding: bytes[at..<ends], as: UTF8.self))
            }
            at = max(ends, at + 1)
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// A stamp in UTC may name the day before or after the one the page shows: the shown one is the page's own.
    private static func local(_ stamp: PublishedDate, witnesses: [PublishedDate?]) -> PublishedDate {
        guard stamp.date.offsetSeconds == 0, let hour = stamp.date.hour else { return stamp }
        for case let witness? in witnesses {
            let days = witness.date.days - stamp.date.days
            if days == 0 { return stamp }
            if (days == 1 && hour >= 10) || (days == -1 && hour <= 12) { return witness }
        }
        return stamp
    }
}

extension String {
    func utf8Contains(_ text: String) -> Bool {
        Fold.contains(Array(utf8), Array(text.utf8))
    }
}
