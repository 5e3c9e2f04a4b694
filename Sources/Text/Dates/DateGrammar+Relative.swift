import FoundationEssentials

extension DateGrammar {
    /// «قبل 3 ساعات», `2 saat önce`, «منذ يومين», «أمس» counted back from `now`, in UTC: the page's zone is not known.
    /// Hours and minutes give a time, longer units a day only.
    func relative(at index: Int, now: Date) -> (date: StatedDate, end: Int)? {
        let seconds = now.timeIntervalSince1970
        guard seconds.magnitude < 4e11 else { return nil }
        let instant = Int(seconds.rounded(.down))
        guard let first = token(index) else { return nil }
        if case .relativeDay(let shift)? = word(first) {
            let days = floorDivide(instant, 86_400) + shift
            return StatedDate(days: days).map { ($0, index + 1) }
        }
        // Of a date's whole text only: in running text «الآن» tells when something happens, not when it was written.
        if whole, word(first) == .now { return back(0, .second, from: instant).map { ($0, index + 1) } }
        var next = index
        let lead = word(first)
        let leads = lead == .before || lead == .beforeOrAgo
        if leads { next += 1 }
        var count: Int?
        if let number = token(next)?.number, number.digits <= 4 {
            count = number.value
            next += 1
        } else if let spelt = spelt(at: next) {
            count = spelt.number
            next = spelt.end
        }
        var part: Int?
        if count == nil, let token = token(next), case .part(let minutes)? = word(token) {
            part = minutes
            // `half an hour`
            next = spelt(at: next + 1)?.number == 1 ? next + 2 : next + 1
        }
        guard let unitToken = token(next), case .unit(var unit, let held)? = word(unitToken) else { return nil }
        next += 1
        if let part {
            guard unit == .hour else { return nil }
            (unit, count) = (.minute, part)
        } else if count == nil, spelt(at: next)?.number == 1 {
            // «قبل يوم واحد»
            next += 1
        }
        if !leads {
            guard let tail = token(next) else { return nil }
            let meaning = word(tail)
            guard meaning == .ago || meaning == .beforeOrAgo else { return nil }
            next += 1
        }
        let amount = held ?? count ?? 1
        guard let date = back(amount, unit, from: instant) else { return nil }
        return (date, next)
    }

    /// A number in words: one word, or two that add up («خمس عشرة», `on beş`).
    private func spelt(at index: Int) -> (number: Int, end: Int)? {
        guard let first = token(index), case .number(let number)? = word(first) else { return nil }
        guard let second = token(index + 1), case .number(let more)? = word(second), number >= 10 || more == 10 else {
            return (number, index + 1)
        }
        return (number + more, index + 2)
    }

    private func word(_ token: DateToken) -> RelativeWord? {
        if case .word(let entry) = token.kind { DateLexicon.relative(entry) } else { nil }
    }

    private func floorDivide(_ value: Int, _ by: Int) -> Int { (value >= 0 ? value : value - by + 1) / by }

    private func back(_ amount: Int, _ unit: DateUnit, from instant: Int) -> StatedDate? {
        let today = floorDivide(instant, 86_400)
        func at(_ seconds: Int) -> StatedDate? {
            let days = floorDivide(seconds, 86_400)
            let rest = seconds - days * 86_400
            return StatedDate(days: days, hour: rest / 3600, minute: rest / 60 % 60, offsetSeconds: 0)
        }
        switch unit {
        case .second: return at(instant - amount)
        case .minute: return at(instant - amount * 60)
        case .hour: return at(instant - amount * 3600)
        case .day: return StatedDate(days: today - amount)
        case .week: return StatedDate(days: today - amount * 7)
        case .month, .year:
            let date = CivilDay.date(days: today)
            let months = date.year * 12 + date.month - 1 - (unit == .year ? amount * 12 : amount)
            guard months >= 12 else { return nil }
            let (year, month) = (months / 12, months % 12 + 1)
            return StatedDate(
                year: year, month: month, day: min(date.day, CivilDay.length(ofMonth: month, year: year)))
        }
    }
}
