import Bytes
import Lexicon
import Markup
import Text

/// Dates that readers see.
extension Dating {
    struct Visible {
        var date: PublishedDate
        /// Said to be that of a change.
        var isChange: Bool
        /// Said to be that of the publication.
        var isPublication = false
        /// Right behind the headline.
        var isNear: Bool
        /// The name of its `DatePlace`.
        var place: String
    }

    /// A date that readers see: in a box named so, or in a short line around the title and at the text's edges.
    func visibleDate() -> Visible? {
        let heading = seen.heading ?? titleLine()
        let (page, body) = (seen.page, seen.body)
        var search = DateSearch(head: heading ?? outline.elements.firstIndex { $0.tag == .body } ?? 0)
        lookInBoxes(&search, heading)
        let first = body.blocks.lowerBound
        look(for: .line, sentences: .sentence, from: first, below: heading, &search)
        if search.found == nil, let heading {
            let below = page.blocks.firstIndex { $0.first > heading } ?? page.blocks.count
            look(for: .belowHeading, from: below, below: heading, &search)
            lookInPruned(below: heading, &search)
        }
        if search.found == nil {
            look(for: .behindText, from: body.blocks.upperBound, notBefore: first, below: heading, &search)
        }
        return search.found
    }

    /// Whether an element stands above the headline and in no box with it but the page's outermost.
    private func isApart(_ index: Int, from heading: Int?) -> Bool {
        guard let heading, index < heading else { return false }
        guard let box = outline.nearest(outline.parent(index), { outline.contains($0, heading) }) else { return true }
        return outline.letters(in: box) * 10 > outline.letters(in: 0) * 9
    }

    /// Named for the day on which somebody looks: `today-date`, `current-date`.
    private func isTodays(_ index: Int) -> Bool {
        let node = outline.node(index)
        let names = ASCII.lowercased((node.attribute("class") ?? "") + " " + (node.attribute("id") ?? ""))
        return Self.todayNames.contains { names.utf8Contains($0) }
    }

    private static let todayNames = ["today", "current", "now-", "-now", "bugun", "clock"]

    private func lookInBoxes(_ search: inout DateSearch, _ heading: Int?) {
        let (page, blocks) = (seen.page, seen.body.blocks)
        let bodyEnd = blocks.isEmpty ? outline.count : page.blocks[blocks.upperBound - 1].last
        for index in facts.dates.prefix(DatePlace.namedBox.reach.count)
        where DatePlace.namedBox.letters.contains(outline.letters(in: index)) {
            // «Published:» before it: its box may be named after what else stands there, `news-nav`.
            let label = label(before: index)
            if isAside(index, pruned: !Self.isPublication(label)) { continue }
            let isApart = isApart(index, from: heading)
            if isApart, isTodays(index) { continue }
            search.consider(
                outline.text(of: index, limitBytes: 240, apart: true), at: index,
                in: index > bodyEnd ? .namedBoxBehind : .namedBox, label: label, isApart: isApart)
        }
    }

    private func look(
        for place: DatePlace, sentences: DatePlace? = nil, from start: Int, notBefore first: Int = 0,
        below heading: Int?, _ search: inout DateSearch
    ) {
        let page = seen.page
        let lines = max(first, start + place.reach.lowerBound)..<min(page.blocks.count, start + place.reach.upperBound)
        for block in page.blocks[lines] where place.letters.contains(block.letters) {
            let isApart = isApart(block.first, from: heading)
            if isApart, isTodays(block.container) { continue }
            search.consider(
                page.string(block), at: block.first, in: block.endsSentence ? sentences ?? place : place,
                isApart: isApart)
        }
    }

    /// The first one counts.
    private func lookInPruned(below heading: Int, _ search: inout DateSearch) {
        let place = DatePlace.prunedBox
        for index in heading..<min(outline.count, heading + place.reach.upperBound) where search.found == nil {
            guard outline.tag(index) != .text, place.letters.contains(outline.letters(in: index)),
                !isAside(index, pruned: false)
            else { continue }
            search.consider(outline.text(of: index, limitBytes: 240, apart: true), at: index, in: place)
        }
    }

    /// What says the title where no `h1` does: another heading, else a line above the text.
    private func titleLine() -> Int? {
        guard let title = seen.naming.title else { return nil }
        let page = seen.page
        let wanted = JunkLabels.fold(title.utf8)
        let lines = page.blocks.lazy.filter { $0.linkDensity < 0.5 && JunkLabels.fold(page.bytes($0)) == wanted }
        let first = seen.body.blocks.first.map { page.blocks[$0].first } ?? .max
        return (lines.first(where: \.isHeading) ?? lines.first { $0.kind == .paragraph && $0.first <= first })?.first
    }

    /// Whether a line around the text says of the day that the article changed on it.
    func isShownAsChange(_ days: Int) -> Bool {
        let page = seen.page
        return page.blocks.prefix(DatePlace.changeLines).contains { block in
            guard block.letters < 100 else { return false }
            let text = page.string(block)
            return TextDate.find(in: text)?.date.days == days && Self.isChange(text)
        }
    }

    /// «Erschienen am: 13.10.2021», with the date in the same line or alone in the next one.
    func labelledDate() -> PublishedDate? {
        let page = seen.page
        for at in page.blocks.indices.prefix(2_000) where (6..<60).contains(page.blocks[at].letters) {
            let block = page.blocks[at]
            guard block.linkDensity < 0.5 else { continue }
            let text = page.string(block)
            guard Self.isPublication(text), !isAside(block.first) else { continue }
            if let (date, range) = TextDate.find(in: text), Self.isPlausible(date) {
                let raw = String(decoding: Array(text.utf8)[range], as: UTF8.self)
                return PublishedDate(date: date, source: .byline, raw: raw)
            }
            guard block.letters < 24, at + 1 < page.blocks.count, page.blocks[at + 1].letters < 40 else { continue }
            let next = page.string(page.blocks[at + 1])
            if let date = TextDate.parse(next), Self.isPlausible(date) {
                return PublishedDate(date: date, source: .byline, raw: next)
            }
        }
        return nil
    }

    /// «Headline | Site | 28.04.2023»: some sites end the title so.
    func titleDate() -> PublishedDate? {
        for title in [facts.titleElement, facts.meta("og:title")] {
            guard let pieces = title?.components(" | "), pieces.count > 1, let last = pieces.last,
                let date = TextDate.parse(last), Self.isPlausible(date)
            else { continue }
            return PublishedDate(date: date, source: .text, raw: ASCII.trimmed(last))
        }
        return nil
    }

    /// A text that begins with its day, as agencies' do: «القاهرة 21 نوفمبر 2026 (وكالة) -», `HARBOUR, Nov 21, 2026 -`.
    func dateline() -> PublishedDate? {
        let page = seen.page
        for at in seen.body.blocks.prefix(4) where page.blocks[at].letters >= 60 {
            let bytes = Array(page.bytes(page.blocks[at]).prefix(160))
            let start = String(decoding: bytes, as: UTF8.self)
            guard let (date, range) = TextDate.find(in: start), Self.isPlausible(date), range.lowerBound <= 48 else {
                continue
            }
            let before = bytes[..<range.lowerBound]
            guard !before.contains(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F }),
                before.count(where: { $0 == 0x20 }) <= 5, range.upperBound < bytes.count
            else { continue }
            let behind = bytes[range.upperBound...].drop { $0 == 0x20 }
            guard let mark = behind.first, Self.closesDateline(mark, behind) else { continue }
            let raw = String(decoding: bytes[range], as: UTF8.self)
            return PublishedDate(date: date, source: .text, raw: raw)
        }
        return nil
    }

    /// A parenthesis, a dash of any length, a colon.
    private static func closesDateline(_ mark: UInt8, _ behind: ArraySlice<UInt8>) -> Bool {
        if mark == 0x28 || mark == 0x3A || mark == 0x2D { return true }
        return mark == 0xE2 && (behind.starts(with: [0xE2, 0x80, 0x93]) || behind.starts(with: [0xE2, 0x80, 0x94]))
    }

    private static let entryWords = Lexicon.entrySentences.texts

    /// The sentence that weblogs end an entry with, and the bare date beside an author's link.
    func entrySentence() -> PublishedDate? {
        for link in facts.authorLinks.prefix(8) where !isAside(link, pruned: false) {
            let end = outline.end(link)
            for index in end..<min(outline.count, end + 4) where outline.tag(index) == .text {
                let text = outline.text(of: index, limitBytes: 60)
                if let date = TextDate.parse(text), Self.isPlausible(date) {
                    return PublishedDate(date: date, source: .byline, raw: ASCII.trimmed(text))
                }
            }
        }
        for index in (seen.heading ?? 0)..<outline.count
        where outline.tag(index) == .text && (16..<160).contains(outline.letters(in: index)) {
            let text = outline.text(of: index, limitBytes: 300)
            let folded = ASCII.lowercased(text)
            guard Self.entryWords.contains(where: { folded.utf8Contains($0) }), !Self.isChange(text),
                let (date, range) = TextDate.find(in: text), Self.isPlausible(date), !isAside(index, pruned: false)
            else { continue }
            let raw = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            return PublishedDate(date: date, source: .byline, raw: raw)
        }
        return nil
    }
}
