/// Which of two numbers is the day: `09/03/2026` is the ninth of March to most, the third of September to some.
extension DateGrammar {
    enum Order { case dayFirst, monthFirst }

    /// What the numbers themselves say, where only one order makes a date.
    func order(of index: Int) -> Order? {
        guard let first = token(index)?.number?.value, let second = token(index + 2)?.number?.value else { return nil }
        if second > 12, first <= 12 { return .monthFirst }
        return first > 12 || first == second ? .dayFirst : nil
    }

    /// What stands beside a date that can be read either way: the name of its weekday, `Thu, 09/03/2026`, else another
    /// date of the same hand, `09/03/2026 | 09/14/2026`.
    func order(beside index: Int, year: Int) -> Order? {
        guard let first = token(index)?.number?.value, let second = token(index + 2)?.number?.value else { return nil }
        if let weekday = weekday(before: index) ?? weekday(behind: index + 4) {
            let isDayFirst = CivilDay.weekday(days: CivilDay.days(year: year, month: second, day: first)) == weekday
            let isMonthFirst = CivilDay.weekday(days: CivilDay.days(year: year, month: first, day: second)) == weekday
            if isDayFirst != isMonthFirst { return isDayFirst ? .dayFirst : .monthFirst }
        }
        return orderOfOthers(than: index) ?? (isOfUnsetCulture(at: index) ? .monthFirst : nil)
    }

    /// `10/5/2026 2:12:00 PM`: an instant as .NET writes it where nobody set a culture, which is the American one
    /// (`M/d/yyyy h:mm:ss tt`). Of the cultures that put the day first none has all of its signs: no zeros, seconds, and
    /// the half of the day in Latin capitals.
    private func isOfUnsetCulture(at index: Int) -> Bool {
        guard let first = token(index)?.number, let second = token(index + 2)?.number,
            let hour = token(index + 5)?.number, let year = token(index + 4)?.number,
            token(index + 1)?.isMark(UInt8(ascii: "/")) == true, year.digits == 4, min(first.value, second.value) < 10,
            [first, second, hour].allSatisfy({ ($0.digits == 1) == ($0.value < 10) }), (1...12).contains(hour.value),
            token(index + 6)?.isMark(UInt8(ascii: ":")) == true, token(index + 7)?.number?.digits == 2,
            token(index + 8)?.isMark(UInt8(ascii: ":")) == true, token(index + 9)?.number?.digits == 2,
            let half = token(index + 10), half.meaning == .am || half.meaning == .pm
        else { return false }
        let letters = bytes[half.start..<half.end]
        return letters.count == 2 && letters.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private func weekday(before index: Int) -> Int? {
        for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
            if case .weekday(let day?)? = tokens[at].meaning { return day }
            if tokens[at].number != nil { return nil }
        }
        return nil
    }

    private func weekday(behind index: Int) -> Int? {
        for at in index + 1..<max(index + 1, min(tokens.count, index + 4)) {
            if case .weekday(let day?)? = tokens[at].meaning { return day }
            if tokens[at].number != nil { return nil }
        }
        return nil
    }

    /// The order of the other dates with the same mark; nil where they say nothing or contradict each other.
    private func orderOfOthers(than index: Int) -> Order? {
        guard case .mark(let mark)? = token(index + 1)?.kind else { return nil }
        var found: Order?
        for at in tokens.indices where at != index {
            guard let first = tokens[at].number, first.digits <= 2, token(at + 1)?.isMark(mark) == true,
                let second = token(at + 2)?.number, second.digits <= 2, token(at + 3)?.isMark(mark) == true,
                let year = token(at + 4)?.number, year.digits == 4, first.value >= 1, first.value <= 31,
                second.value >= 1, second.value <= 31, let order = order(of: at), first.value != second.value
            else { continue }
            if let found, found != order { return nil }
            found = order
        }
        return found
    }
}
