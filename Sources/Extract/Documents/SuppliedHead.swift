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
        readStatements(&lines, top.filter { lines.lines[$0].role == .body })
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

    /// Fields that stand below the text: the writer's name, tags, the address.
    private mutating func readEnd(_ lines: inout SuppliedLines) {
        for index in lines.body(last: 4) where lines.lines[index].length <= 300 {
            let line = lines.bytes[lines.lines[index].range]
            if published == nil, let says = SuppliedHeadLine(line), says.isStatement, let day = says.published,
                Self.isLabelled(line)
            {
                published = PublishedDate(date: day.date, source: .byline, raw: day.raw)
                lines.lines[index].role = .byline
                continue
            }
            if published == nil, lines.lines[index].isAfterBlank, !goesOn(lines, behind: index),
                let day = Self.dayOfPlace(line)
            {
                published = day
                lines.lines[index].role = .byline
                continue
            }
            guard let colon = SuppliedField.colon(in: line), colon.upperBound < line.endIndex,
                let found = SuppliedField.labelled(line)
            else { continue }
            switch found.field {
            case .author, .published, .modified, .keywords, .section:
                if state(found.field, found.value) { lines.lines[index].role = .field }
            case .title, .siteName, .summary, .ownURL: break
            }
        }
    }

    /// Whether a paragraph stands below: then a line of a day heads it.
    private func goesOn(_ lines: SuppliedLines, behind index: Int) -> Bool {
        lines.body(first: 4, from: index + 1).contains { lines.lines[$0].length >= 60 && lines.endsSentence($0) }
    }

    /// «صيدا، 20 كانون الثاني 2026», «Karadut, 04.05.2026»: the place and the day that a text is signed with, apart below it.
    private static func dayOfPlace(_ line: ArraySlice<UInt8>) -> PublishedDate? {
        guard line.count <= 120 else { return nil }
        let text = SuppliedField.string(line)
        let words = text.split(separator: " ")
        for count in 1...3 where words.count > count + 1 {
            let place = words[..<count]
            guard let end = place.last?.unicodeScalars.last,
                place.allSatisfy({ !$0.unicodeScalars.contains(where: isDigit) })
            else { return nil }
            let isLed = dayLeads.contains(words[count])
            guard isLed || end == "," || end == "،" else { continue }
            let day = words[(isLed ? count + 1 : count)...].joined(separator: " ")
            if let date = TextDate.parse(day) { return PublishedDate(date: date, source: .byline, raw: day) }
        }
        return nil
    }

    /// Between a place and its day.
    private static let dayLeads: Set<Substring> = ["في", "le", "den"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    /// «نُشر هذا المقال في 14 آذار 2026»: a day alone below a text may be that of its writing, or of what it tells.
    private static func isLabelled(_ line: ArraySlice<UInt8>) -> Bool {
        let folded = JunkLabels.fold(line)
        return publishedOpenings.contains { folded.starts(with: $0) }
    }

    private static let publishedOpenings = Lexicon.published.texts.map { JunkLabels.fold($0.utf8) }

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
        if top.count > 1, SuppliedLabels.shared.kickers.contains(lines.folded(index)),
            SuppliedTitle.isTitle(top[1], in: lines)
        {
            lines.lines[index].role = .junk
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
        let last = SuppliedTitle.end(from: index, in: lines)
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

/// Whether a first line is the title: short, without a full stop, and above a text.
enum SuppliedTitle {
    static func isTitle(_ index: Int, in lines: SuppliedLines) -> Bool {
        isTitle(index, through: end(from: index, in: lines), in: lines)
    }

    /// - Parameter last: where a title ends that was broken over lines.
    static func isTitle(_ index: Int, through last: Int, in lines: SuppliedLines) -> Bool {
        let text = Array(text(index...last, in: lines).utf8)
        let bytes = text[...]
        let line = SuppliedLines.Line(
            range: bytes.indices, length: Int32(text.count { $0 & 0xC0 != 0x80 }),
            isAfterBlank: lines.lines[index].isAfterBlank)
        let words = bytes.split(separator: 0x20).count
        // Chinese, Japanese and Korean (lead bytes E3 to ED) need no blanks between words.
        let isOneWord = words < 2 && !(0xE3...0xED).contains(bytes.first ?? 0)
        if isOneWord { return isNameOfText(index, in: lines) }
        let isShort = line.length < 8 && !(line.length >= 6 && headsLines(index, in: lines))
        guard !isShort, line.length <= 200, line.length <= 160 || last > index, words <= 30,
            !lines.endsWithStop(last) || standsAlone(index, in: lines), !holdsSentence(bytes)
        else { return false }
        // A title leads nowhere, and to nobody.
        if bytes.indices.contains(where: { bytes[$0...].starts(with: "://".utf8) }) || holdsMailAddress(bytes) {
            return false
        }
        // A comma or colon at the end goes on; a small Latin letter at the beginning goes on from a text that is lost.
        if opens.contains(where: { bytes.suffix($0.count).elementsEqual($0) }) { return false }
        if let first = bytes.first, (0x61...0x7A).contains(first) { return false }
        if SuppliedLabels.shared.headings.contains(lines.folded(index)) || TextDate.parse(lines.text(index)) != nil {
            return false
        }
        let below = lines.body(first: 5, from: last + 1)
        guard let next = below.first else { return false }
        guard
            below.contains(where: { lines.isParagraph($0) }) || headsShortNote(index, next, in: lines)
                || headsLines(index, in: lines) || headsText(index, through: last, in: lines)
        else { return false }
        // A line of days or names stands between: all above it is a head.
        let paragraph = below.first { lines.isParagraph($0) } ?? next
        let isParted = ((last + 1)..<max(next, paragraph)).contains {
            [.byline, .field].contains(lines.lines[$0].role)
        }
        return isParted || lines.lines[next].isAfterBlank || lines.lines[next].length * 2 >= line.length * 3
            || lines.isParagraph(next)
    }

    /// A text's first line, which no stop ends: alone above the rest, or right above what states a writer or a day.
    private static func headsText(_ index: Int, through last: Int, in lines: SuppliedLines) -> Bool {
        guard lines.body(first: 1).first == index, lines.lines[index].length <= 100, !lines.endsSentence(last),
            last + 1 < lines.count, lines.body(first: 2, from: last + 1).count == 2
        else { return false }
        return lines.lines[last + 1].isAfterBlank || [.byline, .field].contains(lines.lines[last + 1].role)
    }

    /// A reporter's note of a few lines: the first stands alone above a sentence of twice its length.
    private static func headsShortNote(_ index: Int, _ next: Int, in lines: SuppliedLines) -> Bool {
        let (line, below) = (lines.lines[index], lines.lines[next])
        return index == 0 && line.length <= 80 && !lines.endsSentence(index) && below.isAfterBlank
            && below.length >= max(40, 2 * line.length) && lines.endsSentence(next)
    }

    /// One word, and all below are paragraphs: then it is no paper's name, which a title follows, and no section's.
    private static func isNameOfText(_ index: Int, in lines: SuppliedLines) -> Bool {
        let folded = lines.folded(index)
        let below = lines.body(first: 4, from: index + 1)
        let text = lines.text(index).unicodeScalars
        return index == 0 && !lines.partsCells && (4...40).contains(lines.lines[index].length) && below.count > 1
            && below.allSatisfy { lines.isParagraph($0) } && text.allSatisfy { $0.properties.isAlphabetic }
            && text.first?.properties.isLowercase == false && !SuppliedLabels.shared.headings.contains(folded)
            && !SuppliedLabels.shared.kickers.contains(folded) && !SuppliedLabels.shared.home.contains(folded)
    }

    /// A poem's or a list's: alone above three lines and more that stand together, perhaps with a line between.
    private static func headsLines(_ index: Int, in lines: SuppliedLines) -> Bool {
        let below = lines.body(first: 5, from: index + 1)
        guard index == 0, lines.lines[index].length <= 80, !lines.endsSentence(index), below.count >= 3,
            lines.lines[below[0]].isAfterBlank
        else { return false }
        let start = lines.lines[below[1]].isAfterBlank ? 1 : 0
        return below.count >= start + 3 && below[(start + 1)...].prefix(2).allSatisfy { !lines.lines[$0].isAfterBlank }
    }

    /// `press@sahlan.example`
    static func holdsMailAddress(_ line: ArraySlice<UInt8>) -> Bool {
        line.indices.dropFirst().dropLast().contains {
            line[$0] == UInt8(ascii: "@") && line[$0 - 1] > 0x20 && line[$0 + 1] > 0x20
                && line[$0...].prefix(80).prefix { $0 > 0x20 }.contains(UInt8(ascii: "."))
        }
    }

    /// A first line that ends with a stop is a title where it stands apart, and what follows is a text of many times its length.
    private static func standsAlone(_ index: Int, in lines: SuppliedLines) -> Bool {
        guard lines.lines[index].length <= 100, index == 0, index + 1 < lines.count, lines.lines[index + 1].isAfterBlank
        else { return false }
        return lines.lines[index + 1].length >= lines.lines[index].length * 3
    }

    /// A full stop with words on both sides ends a sentence, unless it shortens a word («د.», "U.S.") or is one of several.
    private static func holdsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        var letters = 0
        // «Warsaw. The border closes»: one word with a stop names the subject of a short headline.
        var mayName = line.count <= 160
        for index in line.indices.dropLast() {
            let byte = line[index]
            if byte == UInt8(ascii: "."), line[index + 1] == 0x20, letters >= 4 {
                guard mayName else { return true }
                mayName = false
            }
            if byte == 0x20 { mayName = false }
            // U+3002, the full stop of Chinese and Japanese.
            if byte == 0xE3, line[index...].starts(with: [0xE3, 0x80, 0x82]) { return true }
            letters = byte <= 0x20 || byte == UInt8(ascii: ".") ? 0 : letters + (byte & 0xC0 == 0x80 ? 0 : 1)
        }
        return false
    }

    private static let opens = [":", ",", ";", "،", "؛", "-", "–", "—"].map { Array($0.utf8) }
}
