import Lexicon
import Markup
import Text

/// Dates that readers see.
extension Dating {
    struct Visible {
        var date: PublishedDate
        /// Said to be that of a change.
        var isChange: Bool
        /// Right behind the headline.
        var isNear: Bool
    }

    /// A date that readers see: in a box named so, or in a short line around the title and at the text's edges.
    func visibleDate(_ page: PageText, _ body: ArticleBody) -> Visible? {
        let heading = naming.headingIndex ?? titleHeading(page)
        let head = heading ?? outline.elements.firstIndex { $0.tag == .body } ?? 0
        let bodyEnd = body.blocks.isEmpty ? outline.count : page.blocks[body.blocks.upperBound - 1].last
        var best: (distance: Int, found: Visible)?
        func consider(_ text: String, at index: Int, penalty: Int, label: String = "", isBare: Bool = false) {
            var found = TextDate.find(in: text)
            // Only a text that is all date may write its year with two digits.
            if found == nil, text.utf8.count < 16 { found = TextDate.parse(text).map { ($0, 0..<text.utf8.count) } }
            guard let (stated, range) = found, Self.isPlausible(stated) else { return }
            // A label behind the date belongs to the next one: «05.04.2025 - Güncelleme: 06.04.2025».
            let before = label + " " + String(decoding: Array(text.utf8)[..<range.lowerBound], as: UTF8.self)
            let isChange = Self.isChange(before)
            if isBare, !isChange, !Self.isPublication(before), Words.count(before) > 4 { return }
            // A day of a change is kept with the word that says so.
            let line = Ascii.trim(label + " " + text)
            var raw =
                isChange && line.utf8.count < 100 ? line : String(decoding: Array(text.utf8)[range], as: UTF8.self)
            var date = stated
            if let day = Self.unglued(raw), !isChange {
                raw = day
                date = StatedDate(days: stated.days) ?? stated
            }
            let distance = (index >= head ? index - head : (head - index) * 2) + penalty + (isChange ? 60 : 0)
            if distance < best?.distance ?? .max {
                let found = PublishedDate(date: date, source: .byline, raw: raw)
                best = (distance, Visible(date: found, isChange: isChange, isNear: index >= head && distance < 100))
            }
        }
        for index in facts.dates.prefix(60) where outline.letters(in: index) < 120 && !isAside(index) {
            consider(
                outline.text(of: index, limitBytes: 240, apart: true), at: index, penalty: index > bodyEnd ? 1_000 : 0,
                label: label(before: index))
        }
        let first = body.blocks.lowerBound
        for at in max(0, first - 15)..<min(page.blocks.count, first + 8) where page.blocks[at].letters < 140 {
            let block = page.blocks[at]
            consider(page.string(block), at: block.first, penalty: block.endsSentence ? 200 : 40)
        }
        if best == nil, let heading {
            let below = page.blocks.firstIndex { $0.first > heading } ?? page.blocks.count
            for at in below..<min(page.blocks.count, below + 8) where page.blocks[at].letters < 140 {
                consider(page.string(page.blocks[at]), at: page.blocks[at].first, penalty: 40)
            }
            // What pruning took: footers of posts, boxes for sharing.
            for index in heading..<min(outline.count, heading + 400) where best == nil {
                let element = outline.elements[index]
                guard element.tag != .text, outline.letters(in: index) < 60, outline.letters(in: index) >= 6,
                    !isAside(index, pruned: false)
                else {
                    continue
                }
                consider(
                    outline.text(of: index, limitBytes: 240, apart: true), at: index, penalty: 600, isBare: true)
            }
        }
        if best == nil {
            for at in max(first, body.blocks.upperBound - 3)..<min(page.blocks.count, body.blocks.upperBound + 6)
            where page.blocks[at].letters < 100 {
                // Behind the text stand the days of other documents as well: «A report of the port's agency, 2 May 2026».
                consider(page.string(page.blocks[at]), at: page.blocks[at].first, penalty: 500, isBare: true)
            }
        }
        return best?.found
    }

    /// A day without the time glued to its front, which is the end of a hidden stamp: «+02:00June 19th, 2026».
    private static func unglued(_ raw: String) -> String? {
        let bytes = Array(raw.utf8)
        guard bytes.count > 6, bytes[2] == 0x3A, let end = bytes.dropFirst(3).firstIndex(where: { $0 &- 0x30 >= 10 }),
            end == 5, bytes[end] >= 0x41
        else { return nil }
        return String(decoding: bytes[end...], as: UTF8.self)
    }

    /// The heading that says the title where no `h1` does.
    private func titleHeading(_ page: PageText) -> Int? {
        guard let title = naming.title else { return nil }
        let wanted = JunkLabels.fold(title.utf8)
        return page.blocks.first { $0.isHeading && JunkLabels.fold(page.bytes($0)) == wanted }?.first
    }

    /// «Erschienen am: 13.10.2021», with the date in the same line or alone in the next one.
    func labelledDate(_ page: PageText) -> PublishedDate? {
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
            return PublishedDate(date: date, source: .text, raw: Ascii.trim(last))
        }
        return nil
    }

    /// A text that begins with its day, as agencies' do: «القاهرة 21 نوفمبر 2026 (وكالة) -», `HARBOUR, Nov 21, 2026 -`.
    func dateline(_ page: PageText, _ body: ArticleBody) -> PublishedDate? {
        for at in body.blocks.prefix(4) where page.blocks[at].letters >= 60 {
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
                    return PublishedDate(date: date, source: .byline, raw: Ascii.trim(text))
                }
            }
        }
        for index in (naming.headingIndex ?? 0)..<outline.count
        where outline.tag(index) == .text && (16..<160).contains(outline.letters(in: index)) {
            let text = outline.text(of: index, limitBytes: 300)
            let folded = Ascii.lowercased(text)
            guard Self.entryWords.contains(where: { folded.utf8Contains($0) }), !Self.isChange(text),
                let (date, range) = TextDate.find(in: text), Self.isPlausible(date), !isAside(index, pruned: false)
            else { continue }
            let raw = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            return PublishedDate(date: date, source: .byline, raw: raw)
        }
        return nil
    }
}
