package import FoundationEssentials

extension TextDate {
    /// The first date within a longer text, with the bytes it covers.
    ///
    /// Dates are looked for round the digits only, in windows of bounded size, so that a page without dates costs one
    /// pass; relative forms (with `now`) in the first 2,000 bytes. A time beside the date, before or behind it, belongs
    /// to it.
    package static func find(in text: String, now: Date? = nil) -> (date: StatedDate, range: Range<Int>)? {
        find(in: [UInt8](text.utf8), from: 0, now: now)
    }

    /// No text has more dates worth reading, and each takes a microsecond.
    package static let countLimit = 10_000

    /// The dates of a text in order, at most `limit` of them, and `countLimit` at the very most.
    package static func all(in text: String, limit: Int = 16) -> [(date: StatedDate, range: Range<Int>)] {
        let bytes = [UInt8](text.utf8)
        var found: [(date: StatedDate, range: Range<Int>)] = []
        var start = 0
        while found.count < min(limit, countLimit), let next = find(in: bytes, from: start, now: nil) {
            found.append(next)
            start = next.range.upperBound
        }
        return found
    }

    static func find(in bytes: [UInt8], from: Int, now: Date?) -> (date: StatedDate, range: Range<Int>)? {
        var relative: (date: StatedDate, range: Range<Int>)?
        if let now { relative = findRelative(in: bytes, now: now) }
        var index = from
        // A page has a few hundred numbers; a table of them must not cost a window each for ever.
        var windows = 4000
        while index < bytes.count, windows > 0 {
            guard let width = digitWidth(bytes, index) else {
                index += 1
                continue
            }
            var end = index + width
            while let more = digitWidth(bytes, end) { end += more }
            if let relative, relative.range.lowerBound < index { return relative }
            guard canBelong(bytes, index, end) else {
                index = end
                continue
            }
            windows -= 1
            // Two digits of a date stand within a few words of each other: 80 bytes of Arabic are about 40 letters.
            let window = boundary(bytes, max(from, index - 80))..<boundary(bytes, min(bytes.count, end + 120))
            if let found = find(in: bytes, window: window, digits: index..<end) { return found }
            index = end
        }
        return relative
    }

    /// Whether a number can be part of a date at all: at most four digits, and no share.
    private static func canBelong(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let width = bytes[start] < 0x80 ? 1 : 2
        guard end - start <= 4 * width else { return false }
        return end >= bytes.count || bytes[end] != UInt8(ascii: "%")
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

    private static func digitWidth(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] &- 0x30 < 10 { return 1 }
        guard index + 1 < bytes.count else { return nil }
        return Digits.value(bytes[index], bytes[index + 1]) == nil ? nil : 2
    }

    private static func boundary(_ bytes: [UInt8], _ index: Int) -> Int {
        var index = index
        while index > 0, index < bytes.count, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }
}
