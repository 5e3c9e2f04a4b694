import Bytes
import Text
import Web

/// The article's title and the site's name, each of which helps to find the other.
struct Naming {
    let title: String?
    /// What says the title: `heading, data`.
    let witness: String
    let siteName: String?
    /// Every name the page gives its site.
    let siteNames: [String]
    /// What stands beside the headline in titles: the site's name as a rule, on personal sites its owner's.
    let affixes: [String]
    /// The title's heading in the outline.
    let headingIndex: Int?

    init(_ page: PageEvidence) {
        let (facts, structured, outline, url, host) = (page.facts, page.structured, page.outline, page.url, page.host)
        let shared = facts.named("og:site_name", "application-name", "al:android:app_name")
        var names = [shared, structured.siteName, structured.publisher, Self.owner(facts, isNamed: shared != nil)]
            .compactMap { $0 }
        let candidates = [facts.meta("og:title"), structured.headline, facts.meta("twitter:title"), facts.titleElement]
            .compactMap { $0 }.filter { !$0.isEmpty }
        let found = Self.affixes(of: candidates, page)
        affixes = found.all
        siteName = SiteName(facts, structured, host: host, affix: found.sure.first).text
        // The heading that ends the title and is all link is the site's; so is the one that leads home.
        for index in facts.headlines.prefix(3)
        where outline.linkLetters(in: index) * 10 > outline.letters(in: index) * 9 {
            let text = ASCII.trimmed(outline.text(of: index, limitBytes: 200))
            guard text.utf8.count >= 3, text.utf8.count < 100 else { continue }
            if Self.endsTitle(text, facts.titleElement) || Self.leadsHome(index, outline, url) { names.append(text) }
        }
        // «Agency of the Valley | latest news | AV»: each part names the site.
        siteNames =
            names
            + names.flatMap { name in
                Self.separators.prefix(8).flatMap { name.utf8Contains($0) ? name.components($0) : [] }
            }
        names += found.sure
        names += Self.writers(named: facts.titleElement, page, names: names)
        let headline = Self.heading(page, candidates: candidates, names: names)
        let heading =
            headline.flatMap { Self.beneath($0, page) } ?? headline
            ?? Self.subheading(facts, outline, candidates: candidates, names: names + found.all, host: host)
        let stated = Statements(
            heading: heading?.text ?? Self.line(facts.titleElement, page, names: names, host: host),
            headline: structured.headline, shared: facts.meta("og:title", "twitter:title"),
            element: facts.titleElement, isNews: structured.isNews)
        var elected = Self.elected(stated, names: names, host: host)
        // Where the page's head names only its site, the first heading over prose is the headline.
        let isHome = url.map(FrontPage.isHome) ?? false
        let isThin = elected.map { Self.isThin($0.text) && $0.witness == Self.elementWitness } ?? true
        var leading = isThin && !isHome ? Self.leadingHeading(outline, names: names, host: host) : nil
        if elected != nil, let found = leading {
            if Words.count(found.text) > Self.thinWords { elected = nil } else { leading = nil }
        }
        if leading == nil, !isHome, let said = elected, said.witness == Self.elementWitness {
            leading = Self.lineForUnsaid(said.text, page, names: names, host: host)
            if leading != nil { elected = nil }
        }
        headingIndex =
            heading?.index ?? leading?.index
            ?? elected.flatMap { elected in
                Self.subheading(facts, outline, candidates: [elected.text], names: names + found.all, host: host)?.index
            }
        title = elected?.text ?? leading?.text ?? facts.titleElement
        witness = elected?.witness ?? (leading == nil ? Self.elementWitness : "first heading over prose")
    }

    /// Writers whom a part of the title names behind the headline: «The toll - Mira Holt - Harbour Gate».
    /// The first part is the headline; a site's name there heads a writer's own page.
    private static func writers(named title: String?, _ page: PageEvidence, names: [String]) -> [String] {
        let (facts, outline) = (page.facts, page.outline)
        guard let title, let separator = strongSeparators.first(where: { title.utf8Contains($0) }) else { return [] }
        let all = title.components(separator).map(ASCII.trimmed)
        let parts = all.dropFirst().filter { (2...4).contains(Words.count($0)) }
        guard !parts.isEmpty, let first = all.first, Words.count(first) >= 3,
            !isSite(first, names: names, host: page.host)
        else { return [] }
        let boxes = facts.authorLinks.prefix(8) + facts.bylines.prefix(8)
        let said =
            page.structured.authors
            + boxes.filter { outline.letters(in: $0) < 120 }.flatMap {
                outline.text(of: $0, limitBytes: 400, lines: true).components("\n").map(ASCII.trimmed)
            }
        return parts.filter(said.contains)
    }

    private static let elementWitness = "title element"

    /// As short as the name of a site, which is all that some systems put into every page's title.
    private static func isThin(_ title: String) -> Bool { Words.count(title) <= thinWords && title.utf8.count < 60 }
    private static let thinWords = 3

    /// Who publishes the page by its head, unless the writer holds the copyright and the site is named otherwise.
    private static func owner(_ facts: PageFacts, isNamed: Bool) -> String? {
        if let publisher = facts.meta("publisher") { return publisher }
        guard let holder = facts.meta("copyright") else { return nil }
        return isNamed && facts.all("author").contains(holder) ? nil : holder
    }

    /// The titles that readers see, the page's data states, others are shown when it is shared, a window bears.
    private struct Statements {
        let heading: String?
        let headline: String?
        let shared: String?
        let element: String?
        let isNews: Bool
    }

    /// Newsrooms write the title that is shared themselves: it outweighs all others together. Elsewhere it is a template's.
    /// Titles right on the measured pages with 1, 1.8, 3.2: news .80 .79 .85, others .88 each.
    private static let newsroomWeight = 3.2

    /// The title that most of the page's statements agree on, nil where none says more than the site's name. What readers
    /// see outweighs one of them, not two; the title element and `og:title` come from one template.
    private static func elected(
        _ stated: Statements, names: [String], host: String
    ) -> (text: String, witness: String)? {
        var votes: [(folded: [UInt8], text: String, weight: Double, witness: String)] = []
        let (element, isNews) = (stated.element, stated.isNews)
        let all = [stated.heading, stated.headline, element].compactMap { $0 }
        let (headline, shared) = (stated.headline.map { whole($0, of: all) }, stated.shared.map { whole($0, of: all) })
        let heading = stated.heading.map {
            plainHeading($0, others: [shared, headline, element], names: names, host: host)
        }
        for (witness, text, weight) in [
            ("heading", heading, 1.6), ("data", headline, 1.0), ("shared", shared, isNews ? newsroomWeight : 1.0),
            (elementWitness, element, 0.5),
        ] {
            guard let text, !text.isEmpty else { continue }
            // What a newsroom states twice over is all headline, whatever readers see of it.
            let isOwn = isNews && text == headline && text == shared
            var cleaned =
                text == heading
                ? text : withoutSite(text, names: names, host: host, heading: isOwn ? nil : heading)
            if text != headline, let headline {
                cleaned = withoutSite(cleaned, names: names, host: host, heading: headline)
            }
            let folded = JunkLabels.fold(cleaned.utf8)
            if folded.isEmpty || isSite(cleaned, names: names, host: host) { continue }
            if let same = votes.firstIndex(where: { $0.folded == folded }) {
                votes[same].weight += weight
                votes[same].witness += ", " + witness
                if isLoosened(votes[same].text, cleaned) { votes[same].text = cleaned }
            } else {
                votes.append((folded, cleaned, weight, witness))
            }
        }
        var best = votes.first
        for vote in votes where vote.weight > best?.weight ?? 0 { best = vote }
        return best.map { ($0.text, $0.witness) }
    }

    /// Whether a headline lacks what sets the topic over it apart, style sheets aside: `Bay of Mira"We sail again"` of
    /// «Bay of Mira - "We sail again"», `Bay of Mira We sail again` of «Bay of Mira: We sail again».
    private static func isLoosened(_ glued: String, _ text: String) -> Bool {
        let plain = { (text: String) in
            [" - ", " – ", " — ", " | ", ": "].reduce(text) { $0.components($1).joined(separator: " ") }
        }
        let (bare, bareGlued) = (plain(text), plain(glued))
        guard bare.utf8.first == bareGlued.utf8.first else { return false }
        let spaces = { (text: String) in text.utf8.count { $0 == 0x20 } }
        // Characters, so that a long dash is no more than a short one.
        let length = { (text: String) in text.utf8.count { $0 & 0xC0 != 0x80 } }
        return spaces(bare) > spaces(bareGlued) || bare == bareGlued && length(text) > length(glued)
    }

    /// The heading without the site's name and without the topic that stands over it: «Tunisia / Great tasks await», when
    /// the page says the rest elsewhere as its title.
    private static func plainHeading(_ heading: String, others: [String?], names: [String], host: String) -> String {
        var cleaned = heading
        for separator in [" | ", " - ", " – ", " — ", " · "] {
            let pieces = heading.components(separator)
            if pieces.count > 1, let last = pieces.last, isSite(last, names: names, host: host) {
                cleaned = ASCII.trimmed(
                    String(decoding: heading.utf8.dropLast(last.utf8.count + separator.utf8.count), as: UTF8.self))
            }
        }
        let folded = JunkLabels.fold(cleaned.utf8)
        for case let other? in others {
            let wanted = JunkLabels.fold(other.utf8)
            if wanted.count >= 12, wanted.count < folded.count, wanted.count * 2 > folded.count,
                folded.suffix(wanted.count).elementsEqual(wanted)
            {
                return ASCII.trimmed(other)
            }
        }
        return cleaned
    }
}
