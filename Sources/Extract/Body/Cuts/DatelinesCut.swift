import Bytes
import Lexicon
import Text

extension Cut {
    /// Takes days, hours and reading times that are lines of their own among the first: `Ad Soyad | 05.04.2025 - Güncelleme:
    /// 05.04.2025`. Below the first prose a date may be what the text is about.
    static let datelines = Cut("datelines") { $0.datelines() }
}

extension CutView {
    fileprivate func datelines() -> Takings {
        var takings: Takings = [:]
        for index in uncut.prefix(14) {
            let block = page.blocks[index]
            let text = page.string(block)
            let isClock = isClockLine(block, text)
            let isHead = gain(before: index) < 150
            guard block.letters < 90, isHead || !block.isHeading, block.kind != .cell,
                block.kind != .listItem || (isClock && block.letters < 30)
            else { continue }
            let found = TextDate.find(in: text)
            guard found != nil || isClock else { continue }
            if block.endsSentence,
                !Self.endsShort(text, withoutDay: isClock ? text.utf8.count : found?.range.count ?? 0)
            {
                continue
            }
            // Below the first prose a date may be what the text is about: «Tickets from 4 March 2026».
            if !isHead, !isClock, let found, !isStated(found.date, with: text.utf8.count - found.range.count, block) {
                continue
            }
            if !isClock || block.endsSentence, let found, isOfAnotherYear(found.date),
                text.utf8.count - found.range.count >= 6
            {
                continue
            }
            takings[index] = .dateline
            // What stands above it is the page's head as well: a kicker, a headline put otherwise.
            guard isHead else { continue }
            for above in body.blocks.lowerBound..<index
            where isUncut(above) && page.blocks[above].letters < 120 && !page.blocks[above].endsSentence
                && !page.blocks[above].hints.contains(.lead)
            {
                takings[above] = takings[above] ?? .head
            }
        }
        return takings
    }

    /// Whether the day is the article's own: the page's data says so, or nothing else stands in the line.
    private func isStated(_ date: StatedDate, with otherBytes: Int, _ block: Block) -> Bool {
        otherBytes < 6 || stated.days.isEmpty || stated.days.contains(date.dayText)
            || !block.hints.isDisjoint(with: [.byline, .date])
    }

    /// Two years and more from every day that the page states of itself: something happened then. «It opened on 12 June 1911.»
    private func isOfAnotherYear(_ date: StatedDate) -> Bool {
        let years = stated.days.compactMap { Int($0.prefix(4)) }
        return !years.isEmpty && years.allSatisfy { abs($0 - date.year) >= 2 }
    }

    /// Whether the full stop at the end is an abbreviation's: «2 Min.», «15:10 h.». Beside a day that much is a sentence:
    /// «He died on 4 March 2026 at home.»
    private static func endsShort(_ text: String, withoutDay dayBytes: Int) -> Bool {
        guard let last = text.utf8.split(separator: 0x20).last else { return false }
        return last.last == 0x2E && last.count <= 7 && text.utf8.count < 120
            && text.utf8.count - dayBytes <= besideBytes
    }

    private static let besideBytes = 20

    /// «Uppdaterad 15.59», «Lesedauer: 2 Min.», `5 min read`: a time or a count of minutes with a word that says so.
    private func isClockLine(_ block: Block, _ text: String) -> Bool {
        guard block.letters < 60, text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
        let folded = ASCII.lowercased(text)
        return Self.clockWords.contains { folded.utf8Contains($0) }
    }

    private static let clockWords = Lexicon.readingTimes.texts + Lexicon.clockLabels.texts
}
