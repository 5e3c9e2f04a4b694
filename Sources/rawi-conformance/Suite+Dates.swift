import FoundationEssentials
import Text

extension Suite {
    static let dates: [Suite] = [
        Suite("dates/feed", file: "dates/cases.jsonl", includes: isFeedCase) { one, _ in
            judgeFeed(one)
        },
        Suite("dates/arabic", file: "dates/cases.jsonl") {
            $0.suite == "cldr" && $0.lang?.hasPrefix("ar") == true
        } judge: {
            one, _ in
            judgeText(one)
        },
        Suite("dates/combined", file: "dates/cases.jsonl") {
            $0.suite == "cldr-combined"
        } judge: { one, _ in
            judgeText(one)
        },
        Suite("dates/hijri", file: "dates/cases.jsonl") {
            $0.suite == "hijri-table" || $0.suite == "hijri-text"
        } judge: {
            one, _ in
            one.suite == "hijri-table" ? judgeHijri(one) : judgeText(one)
        },
        Suite("dates/cldr", file: "dates/cases.jsonl") {
            $0.suite == "cldr"
        } judge: { one, _ in
            judgeText(one)
        },
    ]

    private static let isFeedCase: @Sendable (Case) -> Bool = {
        $0.suite == "feedparser" || $0.suite == "rsparser" || $0.suite == "snarfware"
    }

    /// The instant, the custom of feeds (UTC) standing in for a zone that is not written, midnight for a missing time.
    private static func judgeFeed(_ one: Case) -> String? {
        let stated = one.input?.string.flatMap { FeedDate.parse($0) }
        let got = stated.map { date in
            date.instant(assumingOffset: 0).map { RFC3339.format($0) } ?? date.dayText + "T00:00:00Z"
        }
        if let choices = one.line["any_of"]?.array?.compactMap(\.string) {
            return choices.contains(got ?? "") ? nil : "\(got ?? "nil"), not one of \(choices)"
        }
        let expected = one.expected?.string
        return got == expected ? nil : "\(one.input?.string ?? "") → \(got ?? "nil"), not \(expected ?? "nil")"
    }

    /// The local wall time, or the day, as the case states it.
    private static func judgeText(_ one: Case) -> String? {
        guard let input = one.input?.string, let expected = one.expected?.string else { return "no case" }
        let got = TextDate.parse(input).map { date in
            expected.count == 10 ? date.dayText : date.dayText + "T" + time(date)
        }
        return got == expected ? nil : "\(input) → \(got ?? "nil"), not \(expected)"
    }

    private static func time(_ date: StatedDate) -> String {
        [date.hour ?? 0, date.minute ?? 0, date.second ?? 0].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func judgeHijri(_ one: Case) -> String? {
        let parts = one.input?.string?.split(separator: "-").compactMap { Int($0) } ?? []
        guard parts.count == 3, let expected = one.expected?.string else { return "no case" }
        let got = HijriCalendar.days(year: parts[0], month: parts[1], day: parts[2]).flatMap { StatedDate(days: $0) }
        return got?.dayText == expected ? nil : "\(got?.dayText ?? "nil"), not \(expected)"
    }
}
