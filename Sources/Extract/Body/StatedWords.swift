import Text

/// What the page's data states, folded, to know it again among the blocks: its headlines, its description, its authors.
struct StatedWords {
    let descriptions: [[UInt8]]
    let headlines: [[UInt8]]
    /// Full names that data or links state.
    let authors: [String]
    private let names: [[UInt8]]
    /// As the page names its site.
    private let sites: [[UInt8]]
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
        sites = Self.folded(
            [facts.named("og:site_name", "application-name"), structured.siteName, structured.publisher]
                + (facts.titleElement?.components(" | ").dropFirst().suffix(1).map { $0 } ?? []), atLeast: 5)
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

    /// Whether a line begins with the site's name, with an article before it or without.
    private func opensWithSite(_ folded: [UInt8]) -> Bool {
        sites.contains { site in
            folded.starts(with: site) || folded.starts(with: Array("the".utf8) + site)
        }
    }

    /// Anywhere in it; shorter names are words too.
    func saysSite(_ folded: [UInt8]) -> Bool {
        opensWithSite(folded) || sites.contains { $0.count >= Self.siteBytes && Fold.contains(folded, $0) }
    }

    private static let siteBytes = 12

    /// Whether the line says little more than who wrote the article.
    func isNameLine(_ folded: [UInt8]) -> Bool {
        var rest = folded.count
        for name in names where Fold.contains(folded, name) { rest -= name.count }
        return rest < folded.count && rest <= Self.besideNameBytes
    }
}
