import Lexicon
import Text

/// What an article's text states of itself, mostly above its first paragraph.
struct SuppliedHead {
    var title: String?
    var authors: [String] = []
    var published: PublishedDate?
    var modified: StatedDate?
    var section: String?
    var keywords: [String] = []
    var siteName: String?
    var summary: String?
    var ownURL: String?
    var language: String?

    /// Lines from the top in which metadata is looked for; the titles of two languages, a deck, a byline and a date fit.
    private static let depth = 12

    /// - Parameter pageHeads: lines that PDF pages repeat, already taken out of the text.
    /// - Parameter kept: lines that pages repeat at their heads, left where the first page has them.
    mutating func read(_ lines: inout SuppliedLines, pageHeads: [String], kept: [String] = []) {
        readMail(&lines)
        var top = lines.body(first: Self.depth)
        readSite(&lines, top.prefix(3))
        readFields(&lines, top)
        readPairs(&lines, top)
        readCard(&lines, top)
        readPost(&lines, top)
        readNamesOfLabel(&lines, top)
        readStatements(&lines, top.filter { lines.lines[$0].role == .body })
        readPlaceAndDay(&lines, top.filter { lines.lines[$0].role == .body })
        top = top.filter { lines.lines[$0].role == .body }
        readNameAbove(&lines, top)
        readNameAtEnd(&lines, top)
        top = top.filter { lines.lines[$0].role == .body }
        let repeated = Set(pageHeads.map { JunkLabels.fold($0.utf8) })
        let kept = Set(kept.map { JunkLabels.fold($0.utf8) })
        let titleIndex = readTitle(&lines, top, repeated: repeated, running: kept)
        if let titleIndex { readNameBelow(&lines, titleIndex) }
        for head in pageHeads { readByline(Array(head.utf8)[...], mayBeAlone: true) }
        readPageHeads(&lines)
        if let titleIndex { readDeck(&lines, behind: titleIndex) }
        readEnd(&lines)
        readDateline(lines)
        readDayOfHeading(lines)
        readDayOfSession(lines)
    }

    func fill(_ article: inout Article) {
        article.title = title
        article.authors = authors
        article.published = published
        article.modified = modified
        article.section = section
        article.keywords = keywords
        article.siteName = siteName
        article.description = summary
    }

    // MARK: Lines

    /// «SITE logo»: the alt text of a site's logo, above all else.
    private mutating func readSite(_ lines: inout SuppliedLines, _ top: ArraySlice<Int>) {
        for index in top where lines.lines[index].length <= 80 {
            let words = lines.text(index).split(separator: " ")
            guard words.count >= 2, words.count <= 9 else { continue }
            func isLogo(_ word: Substring?) -> Bool {
                word.map { Self.logo.contains(JunkLabels.fold($0.utf8)) } ?? false
            }
            let name: ArraySlice<Substring>
            if isLogo(words.last) {
                name = words.dropLast()
            } else if isLogo(words.first) {
                name = words.dropFirst()
            } else {
                continue
            }
            siteName = siteName ?? name.joined(separator: " ")
            lines.lines[index].role = .site
            return
        }
    }

    private static let logo = Set(Lexicon.logos.texts.map { JunkLabels.fold($0.utf8) })

    private mutating func readFields(_ lines: inout SuppliedLines, _ top: [Int]) {
        for index in top where lines.lines[index].length <= 200 {
            let line = SuppliedField.withoutSigns(lines.bytes[lines.lines[index].range])
            let segments = SuppliedField.segments(line)
            if segments.count > 1, segments.count(where: { state($0.field, $0.value) }) > 0 {
                lines.lines[index].role = .field
            } else if let found = SuppliedField.labelled(line), state(found.field, found.value) {
                // Where somebody works stands in no field of the record.
                let isMore = found.field == .author && found.value.utf8.contains(UInt8(ascii: "("))
                lines.lines[index].role = found.field == .summary ? .body : isMore ? .byline : .field
            }
        }
    }

    /// What printed pages repeat at their heads: the title, and «NAME | نشر في DATE», which no running text contains.
    private mutating func readPageHeads(_ lines: inout SuppliedLines) {
        let title = JunkLabels.fold((title ?? "").utf8)
        for index in lines.lines.indices where lines.lines[index].role == .body && lines.lines[index].length <= 200 {
            let line = lines.bytes[lines.lines[index].range]
            if line.contains(UInt8(ascii: "|")), SuppliedField.parts(line).contains(where: isDated) {
                if readByline(line, mayBeAlone: false) { lines.lines[index].role = .byline }
            } else if !title.isEmpty, lines.folded(index) == title {
                lines.lines[index].role = .title
            }
        }
    }

    private func isDated(_ part: ArraySlice<UInt8>) -> Bool {
        SuppliedField.labelled(part).map { $0.field == .published && TextDate.parse($0.value) != nil } ?? false
    }

    /// `Minutes of the Collections Committee, 14 May 2025`: a day behind a comma at the end of one of the first lines, which stays.
    private mutating func readDayOfHeading(_ lines: SuppliedLines) {
        guard published == nil else { return }
        for index in lines.lines.indices.prefix(3) where index == 0 || !lines.lines[index].isAfterBlank {
            let line = lines.bytes[lines.lines[index].range]
            guard lines.lines[index].length <= 120, !lines.endsSentence(index),
                let comma = line.lastIndex(of: UInt8(ascii: ",")), comma - line.startIndex >= 10,
                case let words = SuppliedField.string(line[(comma + 1)...]), words.split(separator: " ").count == 3,
                let day = TextDate.parse(words)
            else { continue }
            published = PublishedDate(date: day, source: .byline, raw: words)
            return
        }
    }

    /// «بالجلسة المنعقدة علناً في يوم الثلاثاء الموافق 20/1/2026»: a day with its weekday at the end of a short line of the head, which stays.
    private mutating func readDayOfSession(_ lines: SuppliedLines) {
        guard published == nil else { return }
        for index in lines.body(first: 8) {
            let text = lines.text(index)
            guard lines.lines[index].length <= 120, !lines.isParagraph(index), !lines.endsSentence(index),
                let found = TextDate.all(in: text, limit: 3).last, found.range.upperBound == text.utf8.count,
                case let before = SuppliedField.string(Array(text.utf8)[..<found.range.upperBound]),
                before.split(separator: " ").suffix(6).contains(where: { Self.isWeekday(String($0)) })
            else { continue }
            published = PublishedDate(date: found.date, source: .byline, raw: text)
            return
        }
    }

    /// A word of dates, and no month's name.
    private static func isWeekday(_ word: String) -> Bool {
        TextDate.isMadeOfDateWords(word) && TextDate.parse("3 " + word + " 2001") == nil
            && word.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }

    /// Takes a labelled value; false when it is not what the label promises, or already known.
    mutating func state(_ field: SuppliedLabels.Field, _ value: String) -> Bool {
        switch field {
        case .title: return Self.once(&title, value.utf8.count <= 600 ? value : nil)
        case .author: return Self.once(&authors, SuppliedNames.labelled(value))
        case .published:
            let date = TextDate.parse(value).map { PublishedDate(date: $0, source: .text, raw: value) }
            return Self.once(&published, date)
        case .modified: return Self.once(&modified, TextDate.parse(value))
        case .section:
            let isShort = value.utf8.count <= 120 && value.split(separator: " ").count <= 6
            return Self.once(&section, isShort ? value : nil)
        case .keywords: return Self.once(&keywords, Self.list(value))
        case .siteName:
            let isName = value.utf8.count <= 160 && !value.utf8.contains(UInt8(ascii: "/"))
            return Self.once(&siteName, isName ? value : nil)
        case .summary: return Self.once(&summary, value.utf8.count >= 20 ? value : nil)
        case .ownURL: return false
        }
    }

    /// The first statement counts.
    static func once<Value>(_ field: inout Value?, _ value: Value?) -> Bool {
        guard field == nil, let value else { return false }
        field = value
        return true
    }

    static func once(_ field: inout [String], _ values: [String]) -> Bool {
        guard field.isEmpty, !values.isEmpty else { return false }
        field = values
        return true
    }

    static func list(_ value: String) -> [String] {
        let marks: Set<Unicode.Scalar> = [",", "،", ";", "؛", "|", "#"]
        return value.unicodeScalars.split { marks.contains($0) }
            .map { SuppliedField.string(Array(String($0).utf8)[...]) }
            .filter { !$0.isEmpty && $0.utf8.count <= 120 }.prefix(50).map { $0 }
    }

    /// «NAME | نشر في DATE»: names and dates between separators, and nothing else.
    @discardableResult
    private mutating func readByline(_ line: ArraySlice<UInt8>, mayBeAlone: Bool) -> Bool {
        let parts = SuppliedField.parts(line)
        guard parts.count >= (mayBeAlone ? 1 : 2), parts.count <= 5, line.count <= 300 else { return false }
        var names: [String] = []
        var date: (StatedDate, String)?
        var update: StatedDate?
        var others = 0
        var isNamed = false
        for (place, part) in parts.enumerated() {
            let text = SuppliedField.string(part)
            if place + 1 < parts.count, SuppliedLabels.shared.fields[JunkLabels.fold(part)] == .author {
                // «كتب - كريم نصار»
                isNamed = true
            } else if place > 0, isNamed, names.isEmpty, SuppliedNames.isName(text) {
                names.append(text)
            } else if let found = SuppliedField.labelled(part) {
                switch found.field {
                case .author: names += SuppliedNames.labelled(found.value)
                case .published where date == nil: date = TextDate.parse(found.value).map { ($0, text) }
                case .modified: update = TextDate.parse(found.value)
                default: others += 1
                }
            } else if let found = TextDate.parse(text) {
                date = date ?? (found, text)
            } else if SuppliedNames.isName(text) {
                names.append(text)
            } else if SuppliedField.isCode(part) {
                continue
            } else {
                others += 1
            }
        }
        if date == nil, isNamed, others == 0, let name = names.first, parts.count == 2 {
            return Self.once(&authors, [name])
        }
        guard let date, others == 0 || mayBeAlone else { return false }
        if published == nil { published = PublishedDate(date: date.0, source: .byline, raw: date.1) }
        modified = modified ?? update
        // Two unlabelled names: one may be the place or the site. The first is the writer's.
        if authors.isEmpty, let name = names.first { authors = [name] }
        return true
    }

    // MARK: Title and deck

    /// One word in a paragraph of its own above a title: the paper's name.
    private func isMasthead(_ index: Int, in lines: SuppliedLines) -> Bool {
        let bytes = lines.bytes[lines.lines[index].range]
        return index == 0 && (2...40).contains(lines.lines[index].length) && !bytes.contains(0x20)
            && lines.count > 1 && lines.lines[1].isAfterBlank
    }

    private mutating func readTitle(
        _ lines: inout SuppliedLines, _ top: [Int], repeated: Set<[UInt8]>, running: Set<[UInt8]>
    ) -> Int? {
        guard var index = top.first else { return nil }
        if let title {
            // Stated by a label: the same words again are no text.
            let folded = JunkLabels.fold(title.utf8)
            for line in top.prefix(4) where lines.folded(line) == folded { lines.lines[line].role = .title }
            return index
        }
        if let again = repeatedTitle(lines) ?? definedTitle(lines, index) {
            title = again.title
            for line in again.lines { lines.lines[line].role = .title }
            return again.lines.last
        }
        if top.count > 1, SuppliedLabels.shared.kickers.contains(lines.folded(index)),
            SuppliedTitle.isTitle(top[1], in: lines)
        {
            lines.lines[index].role = .junk
            index = top[1]
        }
        if top.count > 1, SuppliedTitle.isTitle(top[1], in: lines),
            let role = mastheadRole(index, above: top[1], in: lines)
        {
            lines.lines[index].role = role
            index = top[1]
        }
        if top.count > 1, isMasthead(index, in: lines), SuppliedTitle.isTitle(top[1], in: lines) {
            siteName = siteName ?? lines.text(index)
            lines.lines[index].role = .site
            index = top[1]
        }
        if let next = titleBelow(index, top, in: lines, running: running) {
            for line in top where line >= index && line < next.index {
                lines.lines[line].role = next.roles[line] ?? .junk
            }
            index = next.index
        }
        let isRepeated = repeated.contains(lines.folded(index)) && !lines.folded(index).isEmpty
        // What pages repeat at their heads is the whole of it.
        let isRunning = !lines.folded(index).isEmpty && running.contains(lines.folded(index))
        let last = isRunning ? index : SuppliedTitle.end(from: index, in: lines)
        guard isRepeated || SuppliedTitle.isTitle(index, through: last, in: lines) else { return nil }
        title = SuppliedTitle.text(index...last, in: lines)
        for line in index...last { lines.lines[line].role = .title }
        return last
    }

    /// Above a share bar or a byline stand the deck and the pictures' captions: the captions directly above the bar, the deck
    /// apart from them.
    private mutating func readDeck(_ lines: inout SuppliedLines, behind titleIndex: Int) {
        let window = (titleIndex + 1)..<min(lines.count, titleIndex + 13)
        guard window.lowerBound <= window.upperBound,
            let bar = window.first(where: { lines.lines[$0].role == .share || lines.lines[$0].role == .byline })
        else { return }
        let above = ((titleIndex + 1)..<bar).filter {
            lines.lines[$0].role == .body || lines.lines[$0].role == .caption
        }
        guard let deck = above.first, above.count <= 6 else { return }
        let second = above.dropFirst().first
        let standsAlone = second.map { lines.lines[$0].isAfterBlank } ?? true
        let isDeck = standsAlone && lines.lines[deck].role == .body && (40...1000).contains(lines.lines[deck].length)
        guard isDeck else { return }
        // A share bar below several groups of paragraphs is one in the middle of the text.
        let groups = above.dropFirst().count { lines.lines[$0].isAfterBlank }
        guard groups <= 1 else { return }
        if lines.lines[bar].role == .share, !lines.lines[bar].isAfterBlank {
            for index in above.dropFirst() { lines.lines[index].role = .caption }
        } else if above.count > 1 {
            return
        }
        summary = summary ?? lines.text(deck)
    }
}
