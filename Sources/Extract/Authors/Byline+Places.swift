import Bytes
import Markup
import Text

/// Names that nothing but their place says to be the writer's.
extension Byline {
    /// A line of two to four words between the headline and the day: `<h1>…</h1> <p>تارا نووسیار</p> <time>…</time>`, where
    /// the script has capitals one that is evidently a person's. A section stands there too, but as a link, or its name leads
    /// somewhere else on the page.
    func aboveDay() -> [String] {
        guard names.isEmpty, let heading else { return [] }
        let end = outline.end(heading)
        guard let at = page.blocks.firstIndex(where: { $0.first >= end }), at + 1 < page.blocks.count else { return [] }
        let (block, next) = (page.blocks[at], page.blocks[at + 1])
        let text = page.string(block)
        guard (4..<40).contains(block.letters), block.linkLetters == 0, !block.isHeading, !block.endsSentence,
            block.first < end + 12, isDay(next), !isTopic(block.first), !leadsSomewhere(text)
        else { return [] }
        let found = (isArabic(text) ? PersonNames.shown(text) : PersonNames.alone(text).filter(isKnown)).filter {
            !site.isDesk($0) && !site.isTopic($0) && !PersonNames.isPlace($0)
        }
        return site.without(found)
    }

    /// Two to four words of Arabic script and nothing else.
    private func isArabic(_ text: String) -> Bool {
        ArabicLetters.begin(text) && (2...4).contains(Words.count(text))
            && !text.utf8.contains { $0 < 0x80 && $0 != 0x20 } && !text.utf8Contains("،")
    }

    /// A line that is a day, whether a machine's or one that readers see.
    private func isDay(_ block: Block) -> Bool {
        guard block.letters < 40 else { return false }
        if facts.times.contains(where: { outline.contains($0, block.first) }) { return true }
        return TextDate.find(in: page.string(block)).map { $0.range.lowerBound < 24 } ?? false
    }

    /// Whether a link on the page bears the same words, as a menu's do.
    private func leadsSomewhere(_ text: String) -> Bool {
        let wanted = JunkLabels.fold(text.utf8)
        return (0..<min(outline.count, 20_000)).contains { index in
            outline.tag(index) == .a && outline.letters(in: index) < 60
                && JunkLabels.fold(outline.text(of: index, limitBytes: 200).utf8) == wanted
        }
    }

    /// A dash and a name, and nothing else, as the last line of the text. Quotes have theirs within the text.
    func signature() -> [String] {
        guard body.blocks.count > 2, body.blocks.upperBound <= page.blocks.count else { return [] }
        let last = body.blocks.upperBound - 1
        // The body's end may be a cut before it.
        for at in last..<min(page.blocks.count, last + 2) {
            let block = page.blocks[at]
            guard (6..<40).contains(block.letters), block.kind == .paragraph, block.linkLetters == 0,
                page.blocks[at - 1].endsSentence, page.blocks[at - 1].kind == .paragraph
            else { continue }
            let text = page.string(block)
            guard let dash = ["— ", "– ", "—", "-- "].first(where: { text.hasPrefix($0) }) else { continue }
            let names = PersonNames.alone(String(text.dropFirst(dash.count)))
            if !names.isEmpty { return site.without(names) }
        }
        return []
    }
}
