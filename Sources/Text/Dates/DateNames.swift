import Lexicon

/// What the words of dates mean, in order: the first meaning of a word wins.
enum DateNames {
    static let weekdays: [(WordList, @Sendable (Int) -> DateWord)] = [(Lexicon.weekdays, { .weekday($0) })]

    static let plain: [(WordList, DateWord)] = [
        (Lexicon.weekdayWords, .weekday(nil)),
        (Lexicon.morning, .am), (Lexicon.afternoon, .pm), (Lexicon.afternoonOrCommonEra, .pmOrCommonEra),
        (Lexicon.kanun, .monthPair(first: 12, second: 1)), (Lexicon.tishrin, .monthPair(first: 10, second: 11)),
        (Lexicon.noon, .noon), (Lexicon.midnight, .midnight),
        (Lexicon.commonEra, .era(.common)), (Lexicon.hijriEra, .era(.hijri)), (Lexicon.solarEra, .era(.jalali)),
        (Lexicon.dateFillers, .filler), (Lexicon.clockFillers, .filler), (Lexicon.dateLabelWords, .label),
        (Lexicon.yearMarks, .yearMark), (Lexicon.monthMarks, .monthMark), (Lexicon.dayMarks, .dayMark),
        (Lexicon.hourMarks, .hourMark), (Lexicon.minuteMarks, .minuteMark), (Lexicon.secondMarks, .secondMark),
        (Lexicon.weakHourMarks, .hourMark),
        (Lexicon.fourHoursEast, .zone(14_400)), (Lexicon.greenwich, .zone(0)), (Lexicon.threeHoursEast, .zone(10_800)),
    ]

    /// Labels whose every word is passed over before a date.
    static let labels = [Lexicon.published, Lexicon.changed, Lexicon.dateLabels]

    static let numbered: [(WordList, @Sendable (Int) -> DateWord)] = [
        (Lexicon.months, { .month($0) }), (Lexicon.weakMonths, { .weakMonth($0) }),
        (Lexicon.hijriMonths, { .hijri($0) }), (Lexicon.solarMonths, { .jalali($0) }),
        (Lexicon.ordinals, { .day($0) }),
    ]

    static let relative: [(WordList, RelativeWord)] = [
        (Lexicon.beforeOrAgo, .beforeOrAgo), (Lexicon.before, .before), (Lexicon.ago, .ago),
        (Lexicon.yesterday, .relativeDay(-1)), (Lexicon.today, .relativeDay(0)), (Lexicon.now, .now),
        (Lexicon.dayBeforeYesterday, .relativeDay(-2)),
    ]

    static let relativeNumbers: [(WordList, @Sendable (Int) -> RelativeWord)] = [
        (Lexicon.cardinals, { .number($0) }), (Lexicon.tens, { .number($0 * 10 + 10) }),
    ]

    static let units: [(WordList, RelativeWord)] = [
        (Lexicon.half, .part(minutes: 30)), (Lexicon.quarter, .part(minutes: 15)),
        (Lexicon.moments, .unit(.second, count: 0)),
        (Lexicon.seconds, .unit(.second, count: nil)), (Lexicon.minutes, .unit(.minute, count: nil)),
        (Lexicon.hours, .unit(.hour, count: nil)), (Lexicon.days, .unit(.day, count: nil)),
        (Lexicon.weeks, .unit(.week, count: nil)), (Lexicon.monthUnits, .unit(.month, count: nil)),
        (Lexicon.years, .unit(.year, count: nil)),
        (Lexicon.twoSeconds, .unit(.second, count: 2)), (Lexicon.twoMinutes, .unit(.minute, count: 2)),
        (Lexicon.twoHours, .unit(.hour, count: 2)), (Lexicon.twoDays, .unit(.day, count: 2)),
        (Lexicon.twoWeeks, .unit(.week, count: 2)), (Lexicon.twoMonths, .unit(.month, count: 2)),
        (Lexicon.twoYears, .unit(.year, count: 2)),
    ]
}
