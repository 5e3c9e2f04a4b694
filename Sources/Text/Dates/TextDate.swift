package import FoundationEssentials

/// Dates that people read, in the languages this daemon follows.
package enum TextDate {
    /// The whole text is a date, labels such as «نشر في» aside. `now` lets relative forms («قبل 3 ساعات») be read.
    ///
    /// Reads Arabic in every country's month names, Hijri and Jalali dates, Persian, Turkish, both Kurdishes and the main
    /// languages of Europe; numbers day first unless only the American order fits. Of a Hijri and a Gregorian date side by
    /// side the Gregorian is taken, of two Gregorian ones the first. Nil for texts over 300 bytes.
    package static func parse(_ text: String, now: Date? = nil) -> StatedDate? {
        let bytes = [UInt8](text.utf8)
        guard bytes.count <= 300 else { return nil }
        let tokens = DateTokens(bytes, in: 0..<bytes.count, limit: 64).tokens
        guard !tokens.isEmpty, tokens.count < 64 else { return nil }
        let grammar = DateGrammar(tokens: tokens, bytes: bytes, whole: true)
        var day: DateGrammar.Day?
        var time: DateGrammar.Time?
        var daysSeen = 0
        var index = 0
        while index < tokens.count {
            if let found = grammar.day(at: index) {
                daysSeen += 1
                if day == nil || day?.calendar != .common && found.calendar == .common { day = found }
                index = found.end
            } else if time == nil, let found = grammar.time(at: index, dotted: day != nil) {
                time = found
                index = found.end
            } else if daysSeen > 1, let found = grammar.time(at: index, dotted: true) {
                // The time of the second date, such as that of the last change.
                index = found.end
            } else if let now, day == nil, let found = grammar.relative(at: index, now: now) {
                return relative(found.date, behind: found.end, grammar)
            } else if isPassedOver(tokens[index]) {
                index += 1
            } else {
                return machine(bytes)
            }
        }
        guard let day else { return machine(bytes) }
        return date(day, time) ?? machine(bytes)
    }

    /// ISO 8601 and RFC 822 forms that the words do not read; they come last because few pages print them. Six digits and
    /// fewer stay a number here.
    private static func machine(_ bytes: [UInt8]) -> StatedDate? {
        bytes.count >= 8 ? ISODate.parse(bytes) ?? MailDate.parse(bytes) : nil
    }

    private static func date(_ day: DateGrammar.Day, _ time: DateGrammar.Time?) -> StatedDate? {
        StatedDate(
            days: day.days, hour: time?.hour, minute: time?.minute, second: time?.second, offsetSeconds: time?.offset)
    }

    /// «أمس 10:30»: a day counted from now may have a time behind it; anything else ends the text.
    private static func relative(_ date: StatedDate, behind index: Int, _ grammar: DateGrammar) -> StatedDate? {
        var next = index
        while let token = grammar.token(next) {
            if date.hour == nil, let time = grammar.time(at: next, dotted: false) {
                return StatedDate(
                    days: date.days, hour: time.hour, minute: time.minute, second: time.second,
                    offsetSeconds: time.offset)
            }
            guard isPassedOver(token) else { return nil }
            next += 1
        }
        return date
    }

    /// Whether a text names months or weekdays and nothing else but what stands beside them: «تشرین یەکەم», `on Tue`.
    package static func isMadeOfDateWords(_ text: String) -> Bool {
        let bytes = [UInt8](text.utf8)
        guard bytes.count <= 80 else { return false }
        var isNamed = false
        for token in DateTokens(bytes, in: 0..<bytes.count, limit: 16).tokens {
            switch token.meaning {
            case .month, .hijri, .jalali, .weekday(.some): isNamed = true
            case nil: if case .word = token.kind { return false }
            default: break
            }
        }
        return isNamed
    }

    /// Labels, names of days and the marks between them.
    static func isPassedOver(_ token: DateToken) -> Bool {
        switch token.kind {
        case .mark(let byte): return byte != 0 && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "$")
        case .number: return false
        case .word:
            switch token.meaning {
            case .weekday, .filler, .label, .am, .noon, .midnight, .era, .hourMark, .dayMark, .zone: return true
            default: return false
            }
        }
    }
}
