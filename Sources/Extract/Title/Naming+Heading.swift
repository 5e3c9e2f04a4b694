import Bytes
import Markup
import Text
import Web

/// Which of the page's headings is the headline.
extension Naming {
    /// The headline that readers see: the one most like what the page's head says. Alone and long, it needs no witness.
    static func heading(
        _ page: PageEvidence, candidates: [String], names: [String]
    ) -> (index: Int, text: String)? {
        let (facts, outline, host) = (page.facts, page.outline, page.host)
        var best: (likeness: Double, index: Int, text: String)?
        let wanted = candidates.map(words)
        for index in facts.headlines.prefix(20) {
            let text =
                Self.ownPart(of: index, outline, page.url) ?? ASCII.trimmed(outline.text(of: index, limitBytes: 1000))
            let own = words(text)
            guard !own.isEmpty, text.utf8.count < 600, !isSite(text, names: names, host: host) else { continue }
            if endsTitle(text, facts.titleElement) { continue }
            var likeness = 0.0
            let isBrief = own.count < 3 && facts.headlines.count > 1
            for (other, candidate) in zip(wanted, candidates) where !other.isEmpty {
                // A word or two from the midst of a long title are a section's.
                if isBrief, other.count > own.count * 3, !Self.isEdge(text, of: candidate) { continue }
                let common = Double(own.intersection(other).count)
                likeness = max(likeness, common / Double(own.count) * 0.7 + common / Double(other.count) * 0.3)
            }
            // All link: another article's, or the way home, unless it says the very title.
            if likeness < 0.95, outline.linkLetters(in: index) * 10 > outline.letters(in: index) * 9 { likeness -= 0.3 }
            if likeness > best?.likeness ?? 0 { best = (likeness, index, text) }
            if facts.headlines.count == 1, own.count >= (likeness > 0 ? 3 : 5), likeness < 0.4,
                !isHidden(index, outline)
            {
                best = (0.4, index, text)
            }
        }
        guard let best, best.likeness >= 0.4 else { return nil }
        return (best.index, best.text)
    }

    /// On pages without headings: the longest part of the title element, else the first one, where it stands in the page as a line of its own.
    static func line(_ title: String?, _ page: PageEvidence, names: [String], host: String) -> String? {
        guard let title, let separator = separators.first(where: { title.utf8Contains($0) }) else { return nil }
        if let rest = edges(of: title, at: separator).first(where: { stands($0, in: page) }) { return rest }
        let pieces = title.components(separator).map(ASCII.trimmed).filter { !isSite($0, names: names, host: host) }
        let longest = pieces.max { $0.utf8.count < $1.utf8.count }
        if let longest, longest.utf8.contains(0x20) {
            if stands(longest, in: page) { return longest }
            if let rest = behindSite(longest, names: names, host: host), stands(rest, in: page) { return rest }
        }
        return pieces.first.flatMap { $0.utf8.contains(0x20) && stands($0, in: page, asTitle: true) ? $0 : nil }
    }

    /// «AV : (Power): the valley has light» without the first part, whose separator is another than the title's.
    private static func behindSite(_ text: String, names: [String], host: String) -> String? {
        separators.lazy.compactMap { separator -> String? in
            let pieces = text.components(separator)
            guard pieces.count > 1, let first = pieces.first, Words.count(first) <= 3 else { return nil }
            return ASCII.trimmed(pieces.dropFirst().joined(separator: separator))
        }.first { Words.count($0) >= 3 }
    }

    /// A title of three parts and more without its first and without its last: the headline may hold the separator too,
    /// «Mira News : Traders of the bay: the toll takes it all».
    private static func edges(of title: String, at separator: String) -> [String] {
        let pieces = title.components(separator)
        guard (3...5).contains(pieces.count) else { return [] }
        return [pieces.dropFirst(), pieces.dropLast()].map { ASCII.trimmed($0.joined(separator: separator)) }
            .filter { Words.count($0) >= 3 }
    }

    /// From readers: a template's line for search engines.
    private static func isHidden(_ heading: Int, _ outline: Outline) -> Bool {
        outline.elements[heading].hints.contains(.hidden)
    }

    /// `Headline « Section « Site` over `<h1>Section</h1> <h2>Headline</h2>`; the same under the full name of an office that the
    /// title shortens: what is said twice to the letter is surer than what is alike.
    static func beneath(_ heading: (index: Int, text: String), _ page: PageEvidence) -> (index: Int, text: String)? {
        guard let title = page.facts.titleElement, let separator = separators.first(where: { title.utf8Contains($0) })
        else { return nil }
        let pieces = title.components(separator).map { JunkLabels.fold($0.utf8) }
        let own = JunkLabels.fold(heading.text.utf8)
        guard let first = pieces.max(by: { $0.count < $1.count }), first != own, own != JunkLabels.fold(title.utf8)
        else {
            return nil
        }
        let isSection = pieces.contains(own)
        let outline = page.outline
        // What stands behind prose heads a part of the text.
        let (letters, linked) = (outline.letters, outline.linkLetters)
        let end = outline.end(heading.index)
        let isNear = { (index: Int) in
            index < end || letters[index] - letters[end] - linked[index] + linked[end] < Self.leadLetters
        }
        return page.facts.subheadlines.prefix(12).lazy.filter { !isFurniture($0, outline) && isNear($0) }
            .map { ($0, ASCII.trimmed(outline.text(of: $0, limitBytes: 1000))) }
            .first { JunkLabels.fold($0.1.utf8) == first && Words.count($0.1) >= (isSection ? 2 : 4) }
    }

    /// A line that is set as a headline, above the first prose of a page without headings whose title element says nothing that
    /// stands on it: the site's name and the section's.
    static func lineForUnsaid(
        _ title: String, _ page: PageEvidence, names: [String], host: String
    ) -> (index: Int, text: String)? {
        guard page.facts.headlines.isEmpty, page.facts.subheadlines.isEmpty else { return nil }
        let pieces = separators.first { title.utf8Contains($0) }.map { title.components($0) } ?? []
        guard !([title] + pieces).contains(where: { $0.utf8.contains(0x20) && stands(ASCII.trimmed($0), in: page) })
        else { return nil }
        return boldLine(page.outline, names: names, host: host)
    }

    /// Whether the page says the words in a line of their own, as a link to itself at most.
    ///
    /// - Parameter asTitle: only as such a link, or in a box that is named for a title.
    private static func stands(_ words: String, in page: PageEvidence, asTitle: Bool = false) -> Bool {
        let outline = page.outline
        let wanted = JunkLabels.fold(words.utf8)
        return outline.elements.indices.contains { index in
            guard outline.tag(index) == .text, outline.letters(in: index) >= 8 else { return false }
            let (bytes, parent) = (outline.node(index).textBytes, outline.parent(index))
            return bytes.count < words.utf8.count + 100 && outline.tag(parent) != .title
                && (outline.tag(parent) != .a ? !asTitle || isNamedTitle(parent, outline) : leadsHere(parent, page))
                && JunkLabels.fold(bytes) == wanted
        }
    }

    private static func isNamedTitle(_ box: Int, _ outline: Outline) -> Bool {
        outline.elements[box].hints.contains(.title) && !isFurniture(box, outline)
    }

    private static func leadsHere(_ anchor: Int, _ page: PageEvidence) -> Bool {
        guard let url = page.url, let href = page.outline.node(anchor).attribute("href"),
            let target = WebURL(href, base: url)
        else { return false }
        return target.path == url.path && target.query == url.query
    }

    /// Whether a title begins or ends with the text.
    private static func isEdge(_ text: String, of title: String) -> Bool {
        let own = JunkLabels.fold(text.utf8)
        let whole = JunkLabels.fold(title.utf8)
        return whole.starts(with: own) || whole.suffix(own.count).elementsEqual(own)
    }

    /// «Headline | Name of the blog» over a heading that is the blog's name.
    static func endsTitle(_ heading: String, _ title: String?) -> Bool {
        guard let title else { return false }
        for separator in separators {
            let pieces = title.components(separator)
            if pieces.count > 1, let last = pieces.last, JunkLabels.fold(last.utf8) == JunkLabels.fold(heading.utf8) {
                return last.utf8.count * 2 < title.utf8.count
            }
        }
        return false
    }

    /// Whether a heading is a link to the site's front page.
    static func leadsHome(_ index: Int, _ outline: Outline, _ url: WebURL?) -> Bool {
        let parent = outline.parent(index)
        // An empty one is a picture's, or a template's.
        let inside = (index..<min(outline.end(index), index + 10)).first {
            outline.tag($0) == .a && outline.letters(in: $0) > 0
        }
        guard let anchor = inside ?? (parent >= 0 && outline.tag(parent) == .a ? parent : nil),
            let href = outline.node(anchor).attribute("href")
        else { return false }
        guard let url, let target = WebURL(href, base: url) else { return ASCII.trimmed(href) == "/" }
        return target.path == "/" && target.query == nil && target.host == url.host && url.path != "/"
    }

    /// The first heading with prose right below it, outside of what stands around articles.
    static func leadingHeading(
        _ outline: Outline, names: [String], host: String
    ) -> (index: Int, text: String)? {
        let headings = (0..<outline.count).lazy.filter { index in
            (1...3).contains(outline.tag(index).headingLevel)
                && outline.linkLetters(in: index) < max(1, outline.letters(in: index))
        }.prefix(60)
        if let found = overProse(Array(headings), outline, names: names, host: host) { return found }
        // Old systems set headlines in cells and spans that are named so.
        let named = (0..<outline.count).lazy.filter { index in
            outline.tag(index) != .text && outline.elements[index].hints.contains(.title)
                && (12..<200).contains(outline.letters(in: index)) && outline.end(index) - index < 8
        }.prefix(20)
        if let found = overProse(Array(named), outline, names: names, host: host) { return found }
        return headings.isEmpty ? boldLine(outline, names: names, host: host) : nil
    }

    /// On pages without headings, all bold or centred and a line of its own above the first prose.
    private static func boldLine(
        _ outline: Outline, names: [String], host: String
    ) -> (index: Int, text: String)? {
        let bold = (0..<outline.count).lazy.filter { index in
            (outline.tag(index) == .b || outline.tag(index) == .strong || isCentred(index, outline))
                && (12..<200).contains(outline.letters(in: index))
                && outline.letters[index] - outline.linkLetters[index] < leadLetters
                && (!outline.tag(index).isInline
                    || outline.letters(in: max(0, outline.box(around: index))) == outline.letters(in: index))
                && !Punctuation.endsSentence(Array(outline.text(of: index).utf8)[...])
        }.prefix(1)
        return overProse(Array(bold), outline, names: names, host: host, lead: boldLeadLetters)
    }

    /// As pages of the first years set headlines: above their day or their first paragraph.
    private static func isCentred(_ index: Int, _ outline: Outline) -> Bool {
        guard outline.tag(index) == .p || outline.tag(index) == .div, outline.linkLetters(in: index) == 0 else {
            return false
        }
        guard outline.node(index).attribute("align").map({ ASCII.lowercased($0) == "center" }) ?? false else {
            return false
        }
        let end = outline.end(index)
        guard let next = (end..<min(outline.count, end + 8)).first(where: { outline.letters(in: $0) > 0 }) else {
            return false
        }
        return TextDate.find(in: outline.text(of: next, limitBytes: 200)) != nil
            || outline.letters(in: next) >= 60 && outline.linkLetters(in: next) == 0
    }

    private static func overProse(
        _ headings: [Int], _ outline: Outline, names: [String], host: String, lead: Int32 = leadLetters
    ) -> (index: Int, text: String)? {
        for (at, index) in headings.enumerated() {
            guard (4..<300).contains(outline.letters(in: index)),
                outline.linkLetters(in: index) * 10 <= outline.letters(in: index) * 9, !isFurniture(index, outline)
            else { continue }
            let text = ASCII.trimmed(outline.text(of: index, limitBytes: 1000))
            guard text.utf8.contains(0x20), !text.utf8.contains(0x40), !isSite(text, names: names, host: host) else {
                continue
            }
            let end = at + 1 < headings.count ? headings[at + 1] : outline.count
            let letters = outline.letters[end] - outline.letters[index]
            let linked = outline.linkLetters[end] - outline.linkLetters[index]
            if letters - linked >= lead, linked * 2 < letters { return (index, text) }
        }
        return nil
    }

    /// Two sentences.
    private static let leadLetters: Int32 = 200
    private static let boldLeadLetters: Int32 = 120

    static func isFurniture(_ index: Int, _ outline: Outline) -> Bool {
        var at = index
        for _ in 0..<40 where at > 0 {
            let element = outline.elements[at]
            if element.tag == .nav || element.tag == .aside || element.tag == .footer
                || !element.hints.isDisjoint(with: [.comments, .hidden])
            {
                return true
            }
            at = outline.parent(at)
        }
        return false
    }

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(
            text.utf8.split { $0 <= 0x2F || ($0 >= 0x3A && $0 <= 0x40) || $0 == 0x7C }
                .map { JunkLabels.fold($0) }.filter { !$0.isEmpty })
    }
}
