extension DateGrammar {
    /// A time of day that begins at `index`: `15:25`, `3:25:50 م`, `4 pm`, `14h30`, `오후 11:23`, `21時40分`, and the zone
    /// behind it.
    func time(at index: Int, dotted: Bool) -> Time? {
        var next = index
        var half: DateWord?
        if let meaning = token(next)?.meaning, meaning == .am || meaning == .pm {
            half = meaning
            next += 1
        }
        guard let hour = token(next)?.number, hour.digits <= 2, hour.value <= 24 else { return nil }
        var time = Time(hour: hour.value, minute: 0, end: next + 1)
        next += 1
        var minuteSeen = false
        if let separator = token(next), isTimeSeparator(separator, dotted: dotted),
            let minute = token(next + 1)?.number, minute.digits == 2, minute.value < 60
        {
            time.minute = minute.value
            minuteSeen = true
            next += 2
            if token(next)?.meaning == .minuteMark || token(next)?.meaning == .hourMark { next += 1 }
            if let separator = token(next), let second = token(next + 1)?.number, second.digits == 2,
                second.value <= 60,
                separator.isMark(UInt8(ascii: ":")) || token(next + 2)?.meaning == .secondMark
            {
                time.second = second.value
                next += 2
                if token(next)?.meaning == .secondMark { next += 1 }
                if token(next)?.isMark(UInt8(ascii: ".")) == true, let fraction = token(next + 1),
                    fraction.number != nil,
                    !fraction.spaced
                {
                    next += 2
                }
            } else if let second = token(next)?.number, second.digits == 2, token(next + 1)?.meaning == .secondMark {
                time.second = second.value
                next += 2
            }
            time.end = next
        }
        let afterHalf = readHalf(at: next, &half)
        if let afterHalf { time.end = afterHalf }
        // An hour alone is a time only when the half of the day says so.
        guard minuteSeen || half != nil else { return nil }
        switch half {
        case .pm: if time.hour < 12 { time.hour += 12 }
        case .am: if time.hour == 12 { time.hour = 0 }
        default: break
        }
        guard time.hour < 24 else { return nil }
        readZone(&time)
        return time
    }

    private func isTimeSeparator(_ token: DateToken, dotted: Bool) -> Bool {
        token.isMark(UInt8(ascii: ":")) || dotted && token.isMark(UInt8(ascii: ".")) || token.meaning == .hourMark
    }

    /// `AM`, `a.m.`, «ص», «مساءً», also in brackets or behind a comma.
    private func readHalf(at index: Int, _ half: inout DateWord?) -> Int? {
        var next = index
        if let mark = token(next), mark.isMark(UInt8(ascii: "(")) || mark.isMark(UInt8(ascii: ",")) { next += 1 }
        guard let word = token(next) else { return nil }
        switch word.meaning {
        case .am, .pm:
            half = word.meaning
            return next + 1
        case .pmOrCommonEra:
            half = .pm
            return next + 1
        default: break
        }
        // The two letters with stops between them.
        guard word.end - word.start == 1, token(next + 1)?.isMark(UInt8(ascii: ".")) == true,
            let second = token(next + 2),
            second.end - second.start == 1, bytes[second.start] | 0x20 == UInt8(ascii: "m")
        else { return nil }
        switch bytes[word.start] | 0x20 {
        case UInt8(ascii: "a"): half = .am
        case UInt8(ascii: "p"): half = .pm
        default: return nil
        }
        return token(next + 3)?.isMark(UInt8(ascii: ".")) == true ? next + 4 : next + 3
    }

    /// `GMT`, `UTC+3`, `+03:00`, `(PDT)`, «بتوقيت غرينتش» behind a time.
    private func readZone(_ time: inout Time) {
        var next = time.end
        var skipped = 0
        while let token = token(next), skipped < 3 {
            guard token.isMark(UInt8(ascii: "(")) || token.meaning == .filler else { break }
            next += 1
            skipped += 1
        }
        guard let first = token(next) else { return }
        if case .zone(let offset)? = first.meaning {
            time.offset = offset
            time.end = next + 1
            return
        }
        var byte = first.start
        guard byte < bytes.count else { return }
        let offset: Int?
        if first.isMark(UInt8(ascii: "+")) || first.isMark(UInt8(ascii: "-")) {
            // `10:30 - 12/05/2024` holds no zone: four digits, or two and a colon, make one.
            guard bytes[byte] == UInt8(ascii: "+") || bytes[byte] == UInt8(ascii: "-"),
                let number = token(next + 1)?.number,
                token(next + 1)?.spaced == false, first.spaced || true,
                number.digits == 4 || number.digits <= 2 && token(next + 2)?.isMark(UInt8(ascii: ":")) == true,
                token(next + 2)?.isMark(UInt8(ascii: "/")) != true, let value = Scan.offset(bytes, &byte)
            else { return }
            offset = value
        } else if (bytes[byte] | 0x20) &- 0x61 < 26, case .zone(let zone)? = ZoneName.parse(bytes, &byte),
            first.end - first.start >= 2 || bytes[first.start] == UInt8(ascii: "Z")
        {
            offset = if case .offset(let seconds)? = zone { seconds } else { nil }
        } else {
            return
        }
        while let token = token(next), token.start < byte { next += 1 }
        if token(next)?.isMark(UInt8(ascii: ")")) == true, skipped > 0 { next += 1 }
        time.offset = offset
        time.end = next
    }
}
