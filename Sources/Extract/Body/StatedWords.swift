import Text

/// What the page's data states, folded, to know it again among the blocks: its headlines, its description, its authors.
struct StatedWords {
    let descriptions: [[UInt8]]
    let headlines: [[UInt8]]
    /// Full names that data or links state.
    let authors: [String]
    private let names: [[UInt8]]
    /// `2026-03-04`: of publication and change.
    let days: [String]

    /// Beside a name: «Von», a place, an agency.
    private static let besideNameBytes = 40

    init(_ page: PageEvidence, title: String?) {
        let (structured, facts, outline) = (page.structured, page.facts, page.outline)
        descriptions = Self.folded(
            [structured.description, facts.meta("og:description"), facts.meta("description")], atLeast: 40)
        headlines = Self.folded(
            [
                title, structured.headline, facts.meta("og:title"),
                facts.meta("twitter:title"), facts.titleElement,
            ],
            atLeast: 8)
        let linked = facts.authorLinks.prefix(8).flatMap { PersonNames.shown(outline.text(of: $0, limitBytes: 120)) }
        authors = (structured.authors + facts.all("author") + linked).filter {
            $0.utf8.contains(0x20) && (6..<60).contains($0.utf8.count)
        }
        names = authors.map { JunkLabels.fold($0.utf8) }
        let days = [
            structured.datePublished, structured.dateModified, facts.meta("article:published_time"),
            facts.meta("article:modified_time"),
        ]
        self.days = days.compactMap { $0 }.map { String(decoding: $0.utf8.prefix(10), as: UTF8.self) }
    }

    private static func folded(_ texts: [String?], atLeast bytes: Int) -> [[UInt8]] {
        texts.compactMap { $0 }.filter { $0.utf8.count < 2_000 }.map { JunkLabels.fold($0.utf8) }.filter {
            $0.count >= bytes
        }
    }

    /// Whether the page's description says the line, or begins as it does.
    func describes(_ folded: [UInt8]) -> Bool {
        guard folded.count >= 20 else { return false }
        return descriptions.contains {
            $0.starts(with: folded.prefix(60)) || (folded.count >= 40 && Fold.contains($0, folded))
        }
    }

    func isHeadline(_ folded: [UInt8]) -> Bool { folded.count >= 8 && headlines.contains(folded) }

    /// Whether the line says little more than who wrote the article.
    func isNameLine(_ folded: [UInt8]) -> Bool {
        var rest = folded.count
        for name in names where Fold.contains(folded, name) { rest -= name.count }
        return rest < folded.count && rest <= Self.besideNameBytes
    }
}
