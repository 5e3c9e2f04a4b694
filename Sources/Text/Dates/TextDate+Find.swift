package import FoundationEssentials

extension TextDate {
    /// The first date within a longer text, with the bytes it covers.
    ///
    /// Dates are looked for round the digits only, in windows of bounded size, so that a page without dates costs one
    /// pass; relative forms (with `now`) in the first 2,000 bytes. A time beside the date, before or behind it, belongs
    /// to it.
    package static func find(in text: String, now: Date? = nil) -> (date: StatedDate, range: Range<Int>)? {
        var windows = windowLimit
        return find(in: [UInt8](text.utf8), from: 0, now: now, windows: &windows)
    }

    /// How many numbers with a year beside them may turn out to be no date. A page has a few hundred; a table of them must
    /// not cost a window each for ever: two or three microseconds.
    private static let windowLimit = 1_500

    /// No text has more dates worth reading, and each takes a microsecond.
    package static let countLimit = 10_000

    /// The dates of a text in order, at most `limit` of them, and `countLimit` at the very most.
    package static func all(in text: String, limit: Int = 16) -> [(date: StatedDate, range: Range<Int>)] {
        let bytes = [UInt8](text.utf8)
        var found: [(date: StatedDate, range: Range<Int>)] = []
        var start = 0
        var windows = windowLimit
        while found.count < min(limit, countLimit),
            let next = find(in: bytes, from: start, now: nil, windows: &windows)
        {
            found.append(next)
            start = next.range.upperBound
        }
        return found
    }

    private static func find(
        in bytes: [UInt8], from: Int, now: Date?, windows: inout Int
    ) -> (date: StatedDate, range: Range<Int>)? {
        var relative: (date: StatedDate, range: Range<Int>)?
        if let now { relative = findRelative(in: bytes, now: now) }
        let text = bytes.span
        var year = from..<from
        var index = from
        while index < text.count, windows > 0 {
            var end = index
            while case let width = digitWidth(text, end), width > 0 { end += width }
            guard end > index else {
                index += 1
                continue
            }
            if let relative, relative.range.lowerBound < index { return relative }
            let digits = index..<end
            index = end
            guard canBelong(text, digits) else { continue }
            // Two digits of a date stand within a few words of each other: 80 bytes of Arabic are about 40 letters.
            let window =
                boundary(bytes, max(from, digits.lowerBound - 80))..<boundary(bytes, min(bytes.count, end + 120))
            // In running text no date is without a year of four digits.
            if year.upperBound <= window.lowerBound { year = self.year(in: text, from: window.lowerBound) }
            guard year.lowerBound < window.upperBound else { continue }
            if let found = find(in: bytes, window: window, digits: digits) { return found }
            windows -= 1
        }
        return relative
    }

    /// The first run of four digits or more, or the text's end.
    private static func year(in text: Span<UInt8>, from: Int) -> Range<Int> {
        var start = from
        var digits = 0
        var index = from
        while index < text.count {
            var width = digitWidth(text, index)
            // Full-width digits are EF BC 90–99.
            if width == 0, text[index] == 0xEF, index + 2 < text.count, text[index + 1] == 0xBC,
                text[index + 2] &- 0x90 < 10
            {
                width = 3
            }
            if width > 0 {
                digits += 1
                index += width
                continue
            }
            if digits >= 4 { break }
            digits = 0
            index += 1
            start = index
        }
        return digits >= 4 ? start..<index : text.count..<text.count
    }

    /// Whether a number can be part of a date at all: at most four digits, and no share.
    private static func canBelong(_ text: Span<UInt8>, _ digits: Range<Int>) -> Bool {
        let width = text[digits.lowerBound] < 0x80 ? 1 : 2
        guard digits.count <= 4 * width else { return false }
        return digits.upperBound >= text.count || text[digits.upperBound] != UInt8(ascii: "%")
    }

    /// A date that holds the number at `digits`.
    private static func find(
        in bytes: [UInt8], window: Range<Int>, digits: Range<Int>
    ) -> (date: StatedDate, range: Range<Int>)? {
        let tokens = DateTokens(bytes, in: window, limit: 96).tokens
        let grammar = DateGrammar(tokens: tokens, bytes: bytes, whole: false)
        guard let anchor = tokens.firstIndex(where: { $0.start == digits.lowerBound }) else { return nil }
        // The number begins the date, or a month's name before it does.
        for begin in max(0, anchor - 4)...anchor {
            if begin < anchor {
                switch tokens[begin].meaning {
                case .month, .hijri, .jalali, .day: break
                default: continue
                }
            } else if begin > 0, !tokens[begin].spaced, isGlued(tokens[begin - 1]) {
                return nil
            }
            guard var day = grammar.day(at: begin), day.end > anchor else { continue }
            var last = day.end
            if day.calendar != .common {
                // «12 ربيع الأول 1446 هـ - 15 سبتمبر 2024»: the Gregorian one, if it is the same day.
                let next = grammar.skip(from: day.end, marks: "-/|,.()", fillers: true)
                if let other = grammar.day(at: next), other.calendar == .common, abs(other.days - day.days) <= 3 {
                    day = other
                    last = other.end
                }
            }
            var first = begin
            var time: DateGrammar.Time?
            let next = behind(last, grammar)
            if let read = grammar.time(at: next, dotted: false) {
                time = read
                last = read.end
            } else if let read = before(begin, grammar) {
                time = read.time
                first = read.start
            }
            guard
                let date = StatedDate(
                    days: day.days, hour: time?.hour, minute: time?.minute, second: time?.second,
                    offsetSeconds: time?.offset)
            else { continue }
            return (date, tokens[first].start..<tokens[last - 1].end)
        }
        return nil
    }

    /// A word that ends in the number is a name, unless it is a month's («14-Feb»).
    private static func isGlued(_ token: DateToken) -> Bool {
        guard case .word = token.kind else { return false }
        return token.meaning == nil
    }

    /// Past what may stand between a date and its time.
    private static func behind(_ index: Int, _ grammar: DateGrammar) -> Int {
        var next = index
        for _ in 0..<6 {
            guard let token = grammar.token(next) else { break }
            switch token.kind {
            case .mark(let byte):
                guard
                    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
                        || byte == UInt8(ascii: "|")
                        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "(")
                        || byte == UInt8(ascii: "@")
                else { return next }
            case .word:
                switch token.meaning {
                case .filler, .weekday: break
                default: return next
                }
            case .number: return next
            }
            next += 1
        }
        return next
    }

    /// A time that ends just before the date: `10:06am Dec 11, 2014`.
    private static func before(_ index: Int, _ grammar: DateGrammar) -> (time: DateGrammar.Time, start: Int)? {
        for start in stride(from: index - 3, through: max(0, index - 10), by: -1) {
            guard let token = grammar.token(start), token.number != nil,
                grammar.token(start + 1)?.isMark(UInt8(ascii: ":")) == true
            else { continue }
            if let previous = grammar.token(start - 1), previous.isMark(UInt8(ascii: ":")) { continue }
            guard let time = grammar.time(at: start, dotted: false), time.end <= index,
                behind(time.end, grammar) >= index
            else { return nil }
            return (time, start)
        }
        return nil
    }

    /// Relative forms have few or no digits, so the words are looked at one by one.
    private static func findRelative(in bytes: [UInt8], now: Date) -> (date: StatedDate, range: Range<Int>)? {
        let tokens = DateTokens(bytes, in: 0..<boundary(bytes, min(bytes.count, 2000)), limit: 400).tokens
        let grammar = DateGrammar(tokens: tokens, bytes: bytes, whole: false)
        for index in tokens.indices {
            if let found = grammar.relative(at: index, now: now) {
                return (found.date, tokens[index].start..<tokens[found.end - 1].end)
            }
        }
        return nil
    }

    /// How many bytes the digit at `index` has; 0 where none is.
    @inline(__always)
    private static func digitWidth(_ text: Span<UInt8>, _ index: Int) -> Int {
        guard index < text.count else { return 0 }
        let byte = text[index]
        if byte < 0x80 { return byte &- 0x30 < 10 ? 1 : 0 }
        guard byte == 0xD9 || byte == 0xDB, index + 1 < text.count else { return 0 }
        return Digits.value(byte, text[index + 1]) == nil ? 0 : 2
    }

    private static func boundary(_ bytes: [UInt8], _ index: Int) -> Int {
        var index = index
        while index > 0, index < bytes.count, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }
}
