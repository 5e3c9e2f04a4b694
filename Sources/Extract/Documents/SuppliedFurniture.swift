import Lexicon
import Web

/// Marks what stands round and between the paragraphs of a copied page: share bars, other articles, captions, footers.
enum SuppliedFurniture {
    static func mark(_ lines: inout SuppliedLines, head: inout SuppliedHead) {
        takeEditMarks(&lines)
        for index in lines.lines.indices {
            if lines.lines[index].role == .body, let role = role(of: index, in: lines) {
                lines.lines[index].role = role
            }
        }
        for index in SuppliedMenu.stack(in: lines) { lines.lines[index].role = .junk }
        cutTail(&lines, head: &head)
    }

    /// `History[edit]`: one word in brackets at the end of two headings and more, as wikis set it.
    private static func takeEditMarks(_ lines: inout SuppliedLines) {
        var marked: [[UInt8]: [(index: Int, end: Int)]] = [:]
        for index in lines.lines.indices where lines.lines[index].length <= 80 {
            let line = lines.bytes[lines.lines[index].range]
            guard line.last == UInt8(ascii: "]"), let open = line.lastIndex(of: UInt8(ascii: "[")),
                open > line.startIndex,
                case let word = line[(open + 1)..<(line.endIndex - 1)], (3...30).contains(word.count),
                word.allSatisfy({ $0 > 0x20 && !($0 &- 0x30 < 10) })
            else { continue }
            marked[Array(word), default: []].append((index, open))
        }
        for (word, places) in marked where places.count > 1 {
            for (index, end) in places {
                let start = lines.lines[index].range.lowerBound
                lines.lines[index].range = SuppliedBytes.trimmed(lines.bytes[...], start..<end)
                lines.lines[index].length -= Int32(word.count { $0 & 0xC0 != 0x80 } + 2)
            }
            lines.marks.append("[" + String(decoding: word, as: UTF8.self) + "]")
        }
    }

    // MARK: Single lines

    private static func role(of index: Int, in lines: SuppliedLines) -> SuppliedLines.Role? {
        let range = lines.lines[index].range
        guard range.count <= 4096 else { return nil }
        let labels = SuppliedLabels.shared
        let folded = lines.folded(index)
        guard !folded.isEmpty else {
            // A rule of dashes or stars parts paragraphs; it is no text. Of a long line nothing was folded.
            return range.count <= SuppliedLabels.lineLimitBytes ? .junk : nil
        }
        if labels.share.contains(folded) || labels.isShareBar(folded) { return .share }
        if JunkLabels.shared.isLine(folded) { return .junk }
        if isCaption(index, in: lines) { return .caption }
        if lines.lines[index].length <= 300, let colon = SuppliedField.colon(in: lines.bytes[range]),
            labels.readMore.contains(JunkLabels.fold(lines.bytes[range.lowerBound..<colon.lowerBound])),
            colon.upperBound < range.upperBound
        {
            return .related
        }
        return nil
    }

    /// «… (صورة من …)», «Photo: …»: the credit makes the caption.
    private static func isCaption(_ index: Int, in lines: SuppliedLines) -> Bool {
        let line = lines.bytes[lines.lines[index].range]
        guard lines.lines[index].length <= 400 else { return false }
        let photo = SuppliedLabels.shared.photo
        func isPhoto(_ words: ArraySlice<UInt8>) -> Bool {
            let first = words.split(separator: 0x20, maxSplits: 2).prefix(2).map { JunkLabels.fold($0) }
            return first.contains { word in photo.contains(word) }
        }
        if let colon = SuppliedField.colon(in: line), colon.lowerBound - line.startIndex <= 40,
            photo.contains(JunkLabels.fold(line[..<colon.lowerBound]))
        {
            return true
        }
        let first = line.split(separator: 0x20, maxSplits: 2).prefix(2).map { JunkLabels.fold($0) }
        if first.count == 2, lines.lines[index].length <= 80, photo.contains(first[0]),
            SuppliedLabels.shared.takenBy.contains(first[1]), !SuppliedTitle.holdsSentence(line)
        {
            return true
        }
        var end = line.endIndex
        if let last = line.last, last == UInt8(ascii: ".") { end -= 1 }
        guard end > line.startIndex, line[end - 1] == UInt8(ascii: ")"),
            let open = line[..<end].lastIndex(of: UInt8(ascii: "(")), end - open <= 160
        else { return false }
        return isPhoto(line[(open + 1)..<(end - 1)])
    }

    // MARK: The end

    private static func cutTail(_ lines: inout SuppliedLines, head: inout SuppliedHead) {
        let labels = SuppliedLabels.shared
        trimEnds(&lines)
        let end = End(of: lines)
        // A page has one block of cards, perhaps two; each look at one costs a few hundred lines.
        var looks = 16
        for index in lines.lines.indices where lines.lines[index].role == .body && lines.lines[index].length <= 200 {
            let folded = lines.folded(index)
            if labels.end.contains(folded), index > 0 {
                return cut(&lines, from: index, as: .junk)
            }
            if let site = discovered(index, folded, in: lines), invites(index + 1, in: lines) || index > end.paragraph {
                head.siteName = head.siteName ?? site
                return cut(&lines, from: index, as: .junk)
            }
            guard labels.related.contains(folded) else { continue }
            lines.lines[index].role = .related
            if index > end.statement { return cut(&lines, from: index, as: .related) }
            looks -= 1
            if looks > 0, SuppliedCards.areCards(from: index + 1, in: lines) {
                head.section = head.section ?? SuppliedCards.section(from: index + 1, in: lines)
                return cut(&lines, from: index, as: .related)
            }
            // Among paragraphs only the headline directly below the label is surely none of the article's headings.
            if index + 1 < lines.count, lines.lines[index + 1].role == .body, lines.isHeadline(index + 1),
                lines.lines[index + 1].length >= 20
            {
                lines.lines[index + 1].role = .related
            }
        }
        trimEnds(&lines)
    }

    /// Where the article's text surely goes on to.
    private struct End {
        /// The last line that is no headline, the last that is a paragraph; -1 without one.
        var statement = -1
        var paragraph = -1

        init(of lines: SuppliedLines) {
            for index in lines.lines.indices.reversed() where lines.lines[index].role == .body {
                if statement < 0, !lines.isHeadline(index) { statement = index }
                if paragraph < 0, lines.isParagraph(index) { paragraph = index }
                if statement >= 0, paragraph >= 0 { break }
            }
        }
    }

    private static func cut(_ lines: inout SuppliedLines, from index: Int, as role: SuppliedLines.Role) {
        for later in index..<lines.count where [.body, .address].contains(lines.lines[later].role) {
            lines.lines[later].role = role
        }
        trimEnds(&lines)
    }

    /// The name behind «اكتشاف المزيد من».
    private static func discovered(_ index: Int, _ folded: [UInt8], in lines: SuppliedLines) -> String? {
        guard let label = SuppliedLabels.shared.discover.first(where: { folded.starts(with: $0) }),
            folded.count > label.count
        else { return nil }
        let name = SuppliedField.rest(of: lines.bytes[lines.lines[index].range], behind: label)
        return name.isEmpty ? nil : name
    }

    /// Whether a subscription box follows.
    private static func invites(_ index: Int, in lines: SuppliedLines) -> Bool {
        (index..<max(index, lines.count)).prefix(3).contains { line in
            let folded = lines.folded(line)
            return SuppliedLabels.shared.subscribe.contains { folded.starts(with: $0) }
        }
    }

    /// Menus and rights lines at both ends.
    private static func trimEnds(_ lines: inout SuppliedLines) {
        let last = lines.body(last: 5)
        for index in lines.body(first: 5) + last where SuppliedMenu.isMenu(index, in: lines) {
            lines.lines[index].role = .junk
        }
        for index in last where SuppliedMenu.isRights(index, in: lines) { lines.lines[index].role = .junk }
        for index in last where lines.lines[index].role == .body {
            let folded = lines.folded(index)
            if SuppliedLabels.shared.subscribe.contains(where: { folded.starts(with: $0) }),
                lines.lines[index].length <= 160
            {
                lines.lines[index].role = .junk
            }
        }
    }
}

/// Cards of other articles as a copied page leaves them: alt text, headline, teaser and section, card after card.
enum SuppliedCards {
    /// A short line that comes again and again parts cards: the section's name, a placeholder, «Read more».
    static func areCards(from index: Int, in lines: SuppliedLines) -> Bool {
        repeated(from: index, in: lines) != nil
            || (index..<lines.count).prefix(400).count { lines.lines[$0].role == .junk && isPlaceholder($0, in: lines) }
                >= 2
    }

    /// The section that every card names, three of them at least: that of the article they were chosen for.
    static func section(from index: Int, in lines: SuppliedLines) -> String? {
        guard let found = repeated(from: index, in: lines), found.count >= 3,
            !isPlaceholder(found.index, in: lines)
        else { return nil }
        return lines.text(found.index)
    }

    private static func repeated(from index: Int, in lines: SuppliedLines) -> (index: Int, count: Int)? {
        var counts: [[UInt8]: (index: Int, count: Int)] = [:]
        var isMixed = false
        for line in (index..<lines.count).prefix(400) {
            guard lines.lines[line].role == .body, lines.lines[line].length <= 30, !lines.endsSentence(line) else {
                continue
            }
            let folded = lines.folded(line)
            counts[folded, default: (line, 0)].count += 1
        }
        let often = counts.values.filter { $0.count >= 2 }
        isMixed = often.count > 1
        guard let best = often.max(by: { ($0.count, $1.index) < ($1.count, $0.index) }) else { return nil }
        return isMixed ? (best.index, min(best.count, 2)) : best
    }

    private static func isPlaceholder(_ index: Int, in lines: SuppliedLines) -> Bool {
        JunkLabels.shared.isLine(lines.folded(index))
    }
}

/// Menus, breadcrumbs and rights lines.
enum SuppliedMenu {
    private static let leastEntries = 4

    /// A site's menu as a copy of the whole page has it: an entry a line, above everything else, the home page or a way past it among them.
    static func stack(in lines: SuppliedLines) -> [Int] {
        var found: [Int] = []
        for index in lines.lines.indices.prefix(60) {
            let line = lines.lines[index]
            // A rule is no entry.
            if line.role == .junk, lines.folded(index).isEmpty { continue }
            // The next group is a menu too where all of it is; one line may be the title.
            let isLed = found.first.map { SuppliedLabels.shared.home.contains(lines.folded($0)) } == true
            if line.isAfterBlank, found.count >= (isLed ? leastEntries - 1 : leastEntries) { break }
            guard
                line.role != .body
                    || line.length <= 30 && !lines.endsSentence(index)
                        && lines.bytes[line.range].split(separator: 0x20).count <= 4
            else { return [] }
            found.append(index)
        }
        guard found.count >= leastEntries - 1, found.count < lines.count,
            found.count >= leastEntries || SuppliedLabels.shared.home.contains(lines.folded(found[0])),
            found.contains(where: { index in
                let folded = lines.folded(index)
                return lines.lines[index].role == .junk || SuppliedLabels.shared.home.contains(folded)
            })
        else { return [] }
        return found.filter { lines.lines[$0].role == .body }
    }

    /// Begins with the home page and goes on with marks between the entries, or with none at all («HomeNewsSport»).
    static func isMenu(_ index: Int, in lines: SuppliedLines) -> Bool {
        let line = lines.bytes[lines.lines[index].range]
        guard lines.lines[index].length <= 200, !lines.endsSentence(index) else { return false }
        let folded = lines.folded(index)
        guard let home = SuppliedLabels.shared.home.first(where: { folded.starts(with: $0) }) else { return false }
        if folded == home { return true }
        if SuppliedField.parts(line).count > 1 { return true }
        let word = line.prefix { $0 > 0x20 }
        let glued = JunkLabels.fold(word)
        return glued.count >= home.count + 24 && (line.first ?? 0) >= 0x80 || isCamel(word, behind: home.count)
    }

    private static func isCamel(_ word: ArraySlice<UInt8>, behind count: Int) -> Bool {
        let rest = word.dropFirst(count)
        return rest.count { (0x41...0x5A).contains($0) } >= 2 && rest.first.map { (0x41...0x5A).contains($0) } ?? false
    }

    static func isRights(_ index: Int, in lines: SuppliedLines) -> Bool {
        guard lines.lines[index].length <= 200 else { return false }
        let line = lines.bytes[lines.lines[index].range]
        if line.starts(with: [0xC2, 0xA9]) { return true }
        let text = String(decoding: lines.folded(index), as: UTF8.self)
        return words.contains { text.contains($0) }
    }

    private static let words = Lexicon.rights.texts.map { String(decoding: JunkLabels.fold($0.utf8), as: UTF8.self) }
}
