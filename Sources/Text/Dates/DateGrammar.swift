/// Finds a day, a time of day and a zone in a run of tokens. Every function takes a token index and gives back the index
/// behind what it read, or nil; none recurses, and each looks at a bounded number of tokens.
struct DateGrammar {
    let tokens: [DateToken]
    let bytes: [UInt8]
    /// Whole texts may write a year with two digits or leave the calendar to the reader; a find in running text may not.
    let whole: Bool

    struct Day {
        var days: Int
        var end: Int
        var calendar: DateWord.Era
    }

    struct Time {
        var hour: Int
        var minute: Int
        var second: Int?
        var offset: Int?
        var end: Int
    }

    func token(_ index: Int) -> DateToken? { index >= 0 && index < tokens.count ? tokens[index] : nil }

    // MARK: Days

    /// A day that begins at `index`.
    func day(at index: Int) -> Day? {
        guard let first = token(index) else { return nil }
        if let number = first.number {
            // A digit run glued to a letter or digit on its left (`abc12/3/2020`) is no date.
            if let day = eastAsian(at: index) { return day }
            if let day = numeric(at: index) { return day }
            if number.digits <= 2 { return dayFirst(at: index) }
            if number.digits == 4 { return yearFirst(at: index) }
            return nil
        }
        if case .day(let day)? = first.meaning { return dayFirst(at: index, spelt: day) }
        return monthFirst(at: index)
    }

    /// `24 نيسان / أبريل 2020`, `14th of October, 2034`, `١٦ يوليو ,٢٠٢٤`
    private func dayFirst(at index: Int, spelt: Int? = nil) -> Day? {
        guard let day = spelt ?? token(index)?.number?.value else { return nil }
        var next = skip(from: index + 1, marks: "-.,/'[]", fillers: true)
        guard let month = months(at: next) else { return nil }
        next = skip(from: month.end, marks: "-.,/'|", fillers: true)
        guard let year = year(at: next, strict: month.weak) else { return nil }
        return resolve(year, month.month, day, end: year.end)
    }

    /// `يناير 14, 2022`, `Авг 26, 2015`
    private func monthFirst(at index: Int) -> Day? {
        guard let month = months(at: index), !month.weak else { return nil }
        var next = skip(from: month.end, marks: "-.,/'[]", fillers: true)
        guard let number = token(next)?.number, number.digits <= 2 else { return nil }
        next = skip(from: next + 1, marks: "-.,/'[]", fillers: true)
        guard let year = year(at: next, strict: true) else { return nil }
        return resolve(year, month.month, number.value, end: year.end)
    }

    /// `2024 کانوونی دووەم 6`, `2015-кві-12`, `1978, 1 Feb`
    private func yearFirst(at index: Int) -> Day? {
        guard let number = token(index)?.number else { return nil }
        // In running text a full stop behind a year ends a sentence.
        let marks: StaticString = whole ? "-.,/" : "-,/"
        let year = Year(value: number.value, digits: 4, persian: number.persian, era: nil, end: index + 1)
        var next = skip(from: index + 1, marks: marks, fillers: true)
        var day: Int?
        if let first = token(next)?.number, first.digits <= 2 {
            day = first.value
            next = skip(from: next + 1, marks: marks, fillers: true)
        }
        guard let month = months(at: next), !month.weak else { return nil }
        if let day { return resolve(year, month.month, day, end: month.end) }
        next = skip(from: month.end, marks: marks, fillers: true)
        guard let last = token(next)?.number, last.digits <= 2, token(next + 1)?.isMark(UInt8(ascii: ":")) != true
        else {
            return nil
        }
        return resolve(year, month.month, last.value, end: next + 1)
    }

    private struct Month {
        var month: DateWord
        var weak: Bool
        var end: Int
    }

    /// A month name, with its other names behind it: `فبراير/شباط`, «كانون الثاني (يناير)».
    private func months(at index: Int) -> Month? {
        guard var meaning = token(index)?.meaning else { return nil }
        var end = index + 1
        if case .monthPair(let first, let second) = meaning {
            guard let number = token(end)?.number, number.digits == 1, (1...2).contains(number.value) else {
                return nil
            }
            meaning = .month(number.value == 1 ? first : second)
            end += 1
        }
        let weak: Bool
        switch meaning {
        case .month, .hijri, .jalali: weak = false
        case .weakMonth: weak = true
        default: return nil
        }
        let own = end
        for _ in 0..<2 {
            var next = end
            var opened = false
            while let mark = token(next), case .mark(let byte) = mark.kind, next - end < 3 {
                guard
                    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "-")
                        || byte == UInt8(ascii: ".")
                        || byte == UInt8(ascii: "\\")
                else { break }
                if byte == UInt8(ascii: "(") { opened = true }
                next += 1
            }
            guard let other = token(next)?.meaning, sameMonth(meaning, other) else {
                // A second name that nobody knows, as templates misspell it: «تشرين1/أكتوير 2026».
                if next == end + 1, !opened, token(next)?.isUnknownWord == true, token(next + 1)?.number?.digits == 4 {
                    end = next + 1
                }
                break
            }
            end = next + 1
            if opened, token(end)?.isMark(UInt8(ascii: ")")) == true { end += 1 }
        }
        return Month(month: meaning, weak: weak && end == own, end: end)
    }

    private func sameMonth(_ first: DateWord, _ second: DateWord) -> Bool {
        func number(_ word: DateWord) -> Int? {
            switch word {
            case .month(let value), .weakMonth(let value): value
            default: nil
            }
        }
        guard let number1 = number(first), let number2 = number(second) else { return false }
        return number1 == number2
    }

    private struct Year {
        var value: Int
        var digits: Int
        var persian: Bool
        var era: DateWord.Era?
        var end: Int
    }

    /// A year and its era. `strict` asks for four digits.
    private func year(at index: Int, strict: Bool) -> Year? {
        guard let token = token(index), let number = token.number else { return nil }
        guard number.digits == 4 || !strict && number.digits == 2 && whole else { return nil }
        // `14 مايو 2024:30` and `5 May 10:20` hold no year.
        if self.token(index + 1)?.isMark(UInt8(ascii: ":")) == true, number.digits < 4 { return nil }
        var year = Year(
            value: number.digits == 2 ? Scan.year(number.value, digits: 2) : number.value, digits: number.digits,
            persian: number.persian, era: nil, end: index + 1)
        readEra(&year)
        return year
    }

    /// «هـ», «م», `г.` and the like behind a year.
    private func readEra(_ year: inout Year) {
        var next = year.end
        for _ in 0..<3 {
            if let mark = token(next), mark.isMark(UInt8(ascii: "(")) || mark.isMark(UInt8(ascii: "'")) {
                next += 1
                continue
            }
            guard let word = token(next), let meaning = word.meaning else { return }
            switch meaning {
            case .era(let era):
                if year.era == nil { year.era = era }
            case .pmOrCommonEra:
                if year.era == nil { year.era = .common }
            case .filler where !word.spaced: break
            case .yearMark: break
            default: return
            }
            next += 1
            year.end = next
            if token(next)?.isMark(UInt8(ascii: ".")) == true, token(next + 1)?.number == nil {
                next += 1
                year.end = next
            }
            if token(next)?.isMark(UInt8(ascii: ")")) == true {
                year.end = next + 1
                return
            }
        }
    }

    /// Turns month, day and year into a day of the calendar that the month's name or the era says.
    private func resolve(_ year: Year, _ month: DateWord, _ day: Int, end: Int) -> Day? {
        let days: Int?
        let calendar: DateWord.Era
        switch month {
        case .month(let number), .weakMonth(let number):
            guard plausible(year.value), day >= 1, day <= CivilDay.length(ofMonth: number, year: year.value) else {
                return nil
            }
            days = CivilDay.days(year: year.value, month: number, day: day)
            calendar = .common
        case .hijri(let number):
            guard (1200...1600).contains(year.value) || year.era == .hijri else { return nil }
            days = HijriCalendar.days(year: year.value, month: number, day: day)
            calendar = .hijri
        case .jalali(let number):
            // Kurdistan counts 1,321 years more.
            let value = (2500...2900).contains(year.value) ? year.value - 1321 : year.value
            guard (1200...1500).contains(value) else { return nil }
            days = JalaliCalendar.days(year: value, month: number, day: day)
            calendar = .jalali
        default: return nil
        }
        return days.map { Day(days: $0, end: end, calendar: calendar) }
    }

    private func plausible(_ year: Int) -> Bool {
        whole ? (1000...2999).contains(year) : (1800...2199).contains(year)
    }

    // MARK: Numbers only

    /// `١ / ١٢ / ٢٠٢٠`, `2020/12/1`, `07.10.2020`: the same mark twice.
    private func numeric(at index: Int) -> Day? {
        guard let first = token(index)?.number, first.digits <= 4, case .mark(let mark)? = token(index + 1)?.kind,
            mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".")
                || mark == UInt8(ascii: "\\"),
            let second = token(index + 2)?.number, second.digits <= 2, token(index + 3)?.isMark(mark) == true,
            let third = token(index + 4)?.number
        else { return nil }
        // A fourth part makes it something else: an address, a version, a telephone number.
        if let after = token(index + 5), !after.spaced, after.isMark(mark), token(index + 6)?.number != nil,
            token(index + 6)?.spaced == false
        {
            return nil
        }
        if let before = token(index - 1), !(token(index)?.spaced ?? true),
            before.isMark(mark) && mark != UInt8(ascii: "-") || before.number != nil
        {
            return nil
        }
        var year: Year
        let month: Int
        let day: Int
        let yearLeads = first.digits == 4
        if yearLeads {
            guard third.digits <= 2 else { return nil }
            year = Year(value: first.value, digits: 4, persian: first.persian, era: nil, end: index + 5)
            (month, day) = (second.value, third.value)
        } else {
            guard first.digits <= 2, third.digits == 4 || third.digits == 2 && whole else { return nil }
            year = Year(
                value: third.digits == 2 ? Scan.year(third.value, digits: 2) : third.value, digits: third.digits,
                persian: third.persian, era: nil, end: index + 5)
            // Day first, unless only the American order makes a date, or what stands beside it says so.
            let isMonthFirst = (order(of: index) ?? order(beside: index, year: year.value)) == .monthFirst
            (day, month) = isMonthFirst ? (second.value, first.value) : (first.value, second.value)
        }
        readEra(&year)
        let word: DateWord
        switch year.era {
        case .hijri: word = .hijri(month)
        case .jalali: word = .jalali(month)
        case .common: word = .month(month)
        case nil:
            guard (1250...1550).contains(year.value) else {
                word = .month(month)
                break
            }
            // Persian digits, or the year in front, are the habit of Iran; its years end at ours.
            if year.persian || yearLeads && year.value <= 1420 {
                word = .jalali(month)
            } else if whole || yearLeads {
                word = .hijri(month)
            } else {
                return nil
            }
        }
        return resolve(year, word, day, end: year.end)
    }

    /// `2016年3月20日`, `2004년 05월 28일`
    private func eastAsian(at index: Int) -> Day? {
        guard token(index + 1)?.meaning == .yearMark, let year = token(index)?.number, year.digits == 4,
            let month = token(index + 2)?.number, token(index + 3)?.meaning == .monthMark,
            let day = token(index + 4)?.number
        else { return nil }
        let end = token(index + 5)?.meaning == .dayMark ? index + 6 : index + 5
        let read = Year(value: year.value, digits: 4, persian: false, era: .common, end: end)
        guard (1...12).contains(month.value), day.digits <= 2 else { return nil }
        return resolve(read, .month(month.value), day.value, end: end)
    }

    // MARK: Steps

    /// Past marks out of `marks` and words that say nothing, at most five.
    func skip(from index: Int, marks: StaticString, fillers: Bool) -> Int {
        var next = index
        for _ in 0..<5 {
            guard let token = token(next) else { break }
            switch token.kind {
            case .mark(let byte):
                guard marks.withUTF8Buffer({ $0.contains(byte) }) else { return next }
            case .word:
                guard fillers else { return next }
                switch token.meaning {
                case .filler, .yearMark, .weekday: break
                // «۱۴م»: the Persian ordinal, glued to its number.
                case .pmOrCommonEra where !token.spaced: break
                default: return next
                }
            case .number: return next
            }
            next += 1
        }
        return next
    }
}
