import Web

/// The article's title and the site's name, each of which helps to find the other.
struct Naming {
    let title: String?
    let siteName: String?
    /// Every name the page gives its site.
    let siteNames: [String]
    /// The title's heading in the outline.
    let headingIndex: Int?

    init(facts: PageFacts, structured: StructuredData, outline: Outline, url: WebURL?) {
        let stated = facts.meta("og:site_name", "application-name", "al:android:app_name")
        siteName = stated ?? structured.siteName ?? structured.publisher
        var names = [stated, structured.siteName, structured.publisher, facts.meta("publisher", "copyright")].compactMap
        { $0 }
        // The heading that ends the title and is all link is the site's.
        for index in facts.headlines.prefix(3)
        where outline.linkLetters(in: index) * 10 > outline.letters(in: index) * 9 {
            let text = Ascii.trim(outline.text(of: index, limitBytes: 200))
            if text.utf8.count >= 3, text.utf8.count < 100, Self.endsTitle(text, facts.titleElement) {
                names.append(text)
            }
        }
        // «Agency of the Valley | latest news | AV»: each part names the site.
        siteNames =
            names
            + names.flatMap { name in
                Self.separators.prefix(8).flatMap { name.utf8Contains($0) ? name.components($0) : [] }
            }
        let host = url.map { Ascii.lowercased($0.host) } ?? ""
        let candidates = [facts.meta("og:title"), structured.headline, facts.meta("twitter:title"), facts.titleElement]
            .compactMap { $0 }.filter { !$0.isEmpty }
        let heading = Self.heading(facts, outline, candidates: candidates, names: names, host: host)
        headingIndex = heading?.index
        title = Self.elected(
            heading: heading?.text ?? Self.line(facts.titleElement, outline), headline: structured.headline,
            isNews: structured.isNews,
            shared: facts.meta("og:title", "twitter:title"),
            element: facts.titleElement, names: names, host: host)
    }

    /// Newsrooms write the title that is shared themselves: it outweighs all others together. Elsewhere it is a template's.
    /// Titles right on the measured pages with 1, 1.8, 3.2: news .80 .79 .85, others .88 each.
    private static let newsroomWeight = 3.2

    /// The title that most of the page's statements agree on. What readers see outweighs one of them, not two; the title
    /// element and `og:title` come from one template.
    private static func elected(
        heading: String?, headline: String?, isNews: Bool, shared: String?, element: String?, names: [String],
        host: String
    ) -> String? {
        var votes: [(folded: [UInt8], text: String, weight: Double)] = []
        let heading = heading.map { plainHeading($0, others: [shared, headline, element], names: names, host: host) }
        for (text, weight) in [
            (heading, 1.6), (headline, 1.0), (shared, isNews ? Self.newsroomWeight : 1.0), (element, 0.5),
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
            } else {
                votes.append((folded, cleaned, weight))
            }
        }
        var best = votes.first
        for vote in votes where vote.weight > best?.weight ?? 0 { best = vote }
        return best?.text ?? element
    }

    /// The heading without the site's name and without the topic that stands over it: «Tunisia / Great tasks await», when
    /// the page says the rest elsewhere as its title.
    private static func plainHeading(_ heading: String, others: [String?], names: [String], host: String) -> String {
        var cleaned = heading
        for separator in [" | ", " - ", " – ", " — ", " · "] {
            let pieces = heading.components(separator)
            if pieces.count > 1, let last = pieces.last, isSite(last, names: names, host: host) {
                cleaned = Ascii.trim(
                    String(decoding: heading.utf8.dropLast(last.utf8.count + separator.utf8.count), as: UTF8.self))
            }
        }
        let folded = JunkLabels.fold(cleaned.utf8)
        for case let other? in others {
            let wanted = JunkLabels.fold(other.utf8)
            if wanted.count >= 12, wanted.count < folded.count, wanted.count * 2 > folded.count,
                folded.suffix(wanted.count).elementsEqual(wanted)
            {
                return Ascii.trim(other)
            }
        }
        return cleaned
    }

    /// The headline that readers see: the one most like what the page's head says. Alone and long, it needs no witness.
    private static func heading(
        _ facts: PageFacts, _ outline: Outline, candidates: [String], names: [String], host: String
    ) -> (index: Int, text: String)? {
        var best: (likeness: Double, index: Int, text: String)?
        let wanted = candidates.map(words)
        for index in facts.headlines.prefix(20) {
            let text = Ascii.trim(outline.text(of: index, limitBytes: 1000))
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
            if facts.headlines.count == 1, own.count >= (likeness > 0 ? 3 : 5), likeness < 0.4 {
                best = (0.4, index, text)
            }
        }
        guard let best, best.likeness >= 0.4 else { return nil }
        return (best.index, best.text)
    }

    /// On pages without headings: the longest part of the title element, where it stands in the page as a line of its own.
    private static func line(_ title: String?, _ outline: Outline) -> String? {
        guard let title, let separator = separators.first(where: { title.utf8Contains($0) }) else { return nil }
        let pieces = title.components(separator).map(Ascii.trim)
        guard let longest = pieces.max(by: { $0.utf8.count < $1.utf8.count }), longest.utf8.contains(0x20) else {
            return nil
        }
        let wanted = JunkLabels.fold(longest.utf8)
        let isThere = outline.elements.indices.contains { index in
            guard outline.tag(index) == .text, outline.letters(in: index) >= 8 else { return false }
            let (bytes, parent) = (outline.node(index).textBytes, outline.tag(outline.parent(index)))
            return bytes.count < longest.utf8.count + 100 && parent != .title && parent != .a
                && JunkLabels.fold(bytes) == wanted
        }
        return isThere ? longest : nil
    }

    /// Whether a title begins or ends with the text.
    private static func isEdge(_ text: String, of title: String) -> Bool {
        let own = JunkLabels.fold(text.utf8)
        let whole = JunkLabels.fold(title.utf8)
        return whole.starts(with: own) || whole.suffix(own.count).elementsEqual(own)
    }

    /// «Headline | Name of the blog» over a heading that is the blog's name.
    private static func endsTitle(_ heading: String, _ title: String?) -> Bool {
        guard let title else { return false }
        for separator in separators {
            let pieces = title.components(separator)
            if pieces.count > 1, let last = pieces.last, JunkLabels.fold(last.utf8) == JunkLabels.fold(heading.utf8) {
                return last.utf8.count * 2 < title.utf8.count
            }
        }
        return false
    }

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(
            text.utf8.split { $0 <= 0x2F || ($0 >= 0x3A && $0 <= 0x40) || $0 == 0x7C }
                .map { JunkLabels.fold($0) }.filter { !$0.isEmpty })
    }

    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " « ", " ~ ", "｜", " / ", "|", "-", "ㅣ", ": ",
    ]

    /// The title without the site's name at its end or start.
    static func withoutSite(_ title: String, names: [String], host: String, heading: String? = nil) -> String {
        var title = title
        // «Headline - anything» under that very headline.
        if let heading, heading.utf8.count > 12, title.utf8.starts(with: heading.utf8) {
            let rest = title.utf8.dropFirst(heading.utf8.count)
            let mark = rest.first { $0 > 0x20 }
            if let mark, mark == 0x7C || mark == 0x2D || mark == 0xE2 || mark == 0xC2 || mark == 0xE3 { return heading }
        }
        for _ in 0..<3 {
            guard let shorter = cut(title, names: names, host: host), !shorter.isEmpty else { break }
            title = shorter
        }
        return title
    }

    private static func cut(_ title: String, names: [String], host: String) -> String? {
        for separator in separators {
            let pieces = title.components(separator)
            guard pieces.count > 1, let last = pieces.last, let first = pieces.first else { continue }
            if isSite(last, names: names, host: host) {
                return Ascii.trim(
                    String(decoding: title.utf8.dropLast(last.utf8.count + separator.utf8.count), as: UTF8.self))
            }
            if isSite(first, names: names, host: host) {
                return Ascii.trim(
                    String(decoding: title.utf8.dropFirst(first.utf8.count + separator.utf8.count), as: UTF8.self))
            }
        }
        return nil
    }

    static func isSite(_ text: String, names: [String], host: String) -> Bool {
        let folded = JunkLabels.fold(text.utf8)
        guard !folded.isEmpty else { return true }
        if names.contains(where: { JunkLabels.fold($0.utf8) == folded }) { return true }
        let labels = host.split(separator: ".").map { JunkLabels.fold($0.utf8) }
        if folded.count >= 3, labels.contains(folded) { return true }
        let whole = JunkLabels.fold(host.utf8)
        return whole == folded || whole == Array("www".utf8) + folded
    }
}

extension String {
    /// The pieces between occurrences of a separator, compared as bytes.
    func components(_ separator: String) -> [String] {
        guard utf8Contains(separator) else { return [self] }
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        var pieces: [String] = []
        var start = 0
        var at = 0
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted) {
                pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += wanted.count
                start = at
            } else {
                at += 1
            }
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }
}
