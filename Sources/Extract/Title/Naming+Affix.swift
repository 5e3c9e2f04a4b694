import Bytes
import Markup
import Text
import Web

/// What a title bears beside the headline, told by the headline standing elsewhere without it: «Headline | Mira News» over
/// `<h1>Headline</h1>`.
extension Naming {
    /// More words make a headline.
    private static let affixWords = 6
    private static let affixBytes = 80

    /// Beside the strong separators, what stands between a title and a site and nowhere within a headline.
    private static let affixSeparators = strongSeparators + [" ~ ", " : "]

    /// The parts of these titles that go with the site, not with the article: what is left is said by another of them or
    /// by a heading. Of two parts that are both said elsewhere the longer one is the headline.
    ///
    /// - Returns: all of them, and those that the page bears by itself, in a heading or on its way home: a site's name
    ///   for sure. Another may be a topic that is part of the headline.
    static func affixes(of titles: [String], _ page: PageEvidence) -> (all: [String], sure: [String]) {
        let split = titles.flatMap { title in halves(of: title).map { (title, $0.affix, $0.rest) } }
        guard !split.isEmpty else { return ([], []) }
        let (said, shown) = (titles.map { JunkLabels.fold($0.utf8) }, headings(page))
        let weight = { (text: String, title: String) -> Int in
            let folded = JunkLabels.fold(text.utf8)
            guard folded.count >= 6 else { return 0 }
            let own = JunkLabels.fold(title.utf8)
            return said.contains { $0 == folded && $0 != own } ? 2 : shown.contains(folded) ? 1 : 0
        }
        let all: [String] = split.compactMap { title, affix, rest in
            guard affix.utf8.count < affixBytes, Words.count(affix) <= affixWords else { return nil }
            let (own, other) = (weight(affix, title), weight(rest, title))
            return other > own || other == own && other > 0 && rest.utf8.count > affix.utf8.count ? affix : nil
        }
        guard !all.isEmpty else { return ([], []) }
        let borne = Set(shown + homeNames(page))
        return (all, all.filter { borne.contains(JunkLabels.fold($0.utf8)) })
    }

    /// What is left of a title at its first and its last separator.
    private static func halves(of title: String) -> [(affix: String, rest: String)] {
        var found: [(affix: String, rest: String)] = []
        for separator in affixSeparators {
            let pieces = title.components(separator)
            guard (2...4).contains(pieces.count), let first = pieces.first, let last = pieces.last else { continue }
            let before = pieces.dropLast().joined(separator: separator)
            let behind = pieces.dropFirst().joined(separator: separator)
            found.append((ASCII.trimmed(last), ASCII.trimmed(before)))
            found.append((ASCII.trimmed(first), ASCII.trimmed(behind)))
        }
        return found.filter { !$0.affix.isEmpty && !$0.rest.isEmpty }
    }

    /// The page's headings, folded as titles are compared, without those that lead to the front page.
    private static func headings(_ page: PageEvidence) -> [[UInt8]] {
        let (facts, outline) = (page.facts, page.outline)
        // Old templates have boxes named for the title in the place of headings: `<div class="PostTitle">`.
        let named =
            facts.headlines.isEmpty
            ? (0..<outline.count).lazy.filter {
                outline.tag($0) != .text && outline.elements[$0].hints.contains(.title)
            }
            .prefix(24) : nil
        return (facts.headlines.prefix(8) + facts.subheadlines.prefix(24) + (named.map(Array.init) ?? [])).compactMap {
            index in
            guard (4..<300).contains(outline.letters(in: index)), !Self.leadsHome(index, outline, page.url) else {
                return nil
            }
            let text = ownPart(of: index, outline, page.url) ?? outline.text(of: index, limitBytes: 1000)
            return JunkLabels.fold(text.utf8)
        }
    }

    /// What links to the front page say, in words or by their picture, folded.
    private static func homeNames(_ page: PageEvidence) -> [[UInt8]] {
        let outline = page.outline
        return page.facts.homeLinks.filter { leadsHome($0, page) }.flatMap { index in
            let pictures = (index..<min(outline.end(index), index + 8)).filter { outline.tag($0) == .img }
            return [outline.text(of: index, limitBytes: 200)]
                + pictures.compactMap { outline.node($0).attribute("alt") }
        }.map { JunkLabels.fold($0.utf8) }
    }

    private static func leadsHome(_ link: Int, _ page: PageEvidence) -> Bool {
        guard let href = page.outline.node(link).attribute("href"), let url = page.url else { return true }
        return WebURL(href, base: url).map { Site.of(host: $0.host) == Site.of(host: url.host) } ?? false
    }
}
