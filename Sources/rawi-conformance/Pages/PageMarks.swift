import Extract

/// What is measured of pages, in the order in which it is printed.
enum Measure: String, CaseIterable {
    /// Words in common with the gold's text.
    case f1
    /// Wanted passages that are there and unwanted ones that are not; over all pages of a set, not page by page.
    case segment
    case title, author, date
    /// Articles that are called one; whatever else a page is called, it gives no record.
    case kept
    /// Pages that are none and are not called one.
    case declined
}

/// What pages gained of what they could, for each measure that their gold says something about.
struct PageMarks {
    private var gained: [Measure: Double] = [:]
    private var possible: [Measure: Double] = [:]

    init() {}

    init(_ page: GoldPage, _ answer: ExtractionProtocol.Answer) {
        let text = answer.text ?? ""
        if let gold = page.text { mark(.f1, ComparedWords.likeness(text, gold)) }
        if !page.wanted.isEmpty {
            let text = Array(Self.flat(text).utf8)
            let holds = { (passage: String) in Self.holds(text, Array(Self.flat(passage).utf8)) }
            let (hits, wrong) = (page.wanted.count(where: holds), page.unwanted.count(where: holds))
            mark(.segment, Double(2 * hits), of: Double(hits + page.wanted.count + wrong))
        }
        if let title = page.title {
            mark(.title, answer.title.map { ComparedWords.of($0) == ComparedWords.of(title) } ?? false)
        }
        if let author = page.author {
            mark(.author, answer.author.map { ComparedNames.same($0, author) } ?? false)
        }
        if let day = page.day {
            mark(
                .date,
                answer.date.map { $0.unicodeScalars.prefix(10).elementsEqual(day.unicodeScalars.prefix(10)) } ?? false)
        }
        let isTaken = answer.kind == Extraction.Kind.article.rawValue
        mark(page.isArticle ? .kept : .declined, isTaken == page.isArticle)
    }

    /// Nil where no page says anything about it.
    subscript(measure: Measure) -> Double? {
        guard let possible = possible[measure], let gained = gained[measure], possible > 0 else { return nil }
        return gained / possible
    }

    /// Of all measures that there are, by which pages are ranked.
    var mean: Double {
        let values = Measure.allCases.compactMap { self[$0] }
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    mutating func add(_ other: PageMarks) {
        gained.merge(other.gained, uniquingKeysWith: +)
        possible.merge(other.possible, uniquingKeysWith: +)
    }

    private mutating func mark(_ measure: Measure, _ gained: Double, of possible: Double = 1) {
        self.gained[measure] = gained
        self.possible[measure] = possible
    }

    private mutating func mark(_ measure: Measure, _ isRight: Bool) { mark(measure, isRight ? 1 : 0) }

    /// With one space in place of all that stand together, none at the ends.
    static func flat(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    static func holds(_ text: [UInt8], _ passage: [UInt8]) -> Bool {
        guard let first = passage.first else { return true }
        guard text.count >= passage.count else { return false }
        for at in 0...(text.count - passage.count) where text[at] == first {
            if text[at..<(at + passage.count)].elementsEqual(passage) { return true }
        }
        return false
    }
}
