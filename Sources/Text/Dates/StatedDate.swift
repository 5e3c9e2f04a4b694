package import FoundationEssentials

/// A date as a text states it: civil fields in the text's own time zone, never more than was written.
package struct StatedDate: Sendable, Hashable, Codable {
    package enum Precision: String, Sendable, Codable { case day, minute, second }

    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int?
    package let minute: Int?
    package let second: Int?
    /// East of UTC; nil when the text names no zone.
    package let offsetSeconds: Int?

    /// Nil for a day that no calendar has, an hour beyond 23, a minute beyond 59, or a zone further than a day from UTC.
    ///
    /// An hour without a minute is the full hour. A leap second (60) becomes 59: no clock of ours can hold it, and the
    /// day stays right. A zone without a time says nothing and is dropped.
    package init?(
        year: Int, month: Int, day: Int, hour: Int? = nil, minute: Int? = nil, second: Int? = nil,
        offsetSeconds: Int? = nil
    ) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDay.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        guard let hour else {
            guard minute == nil, second == nil else { return nil }
            self.hour = nil
            self.minute = nil
            self.second = nil
            self.offsetSeconds = nil
            return
        }
        let minute = minute ?? 0
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second ?? 0) else { return nil }
        if let offsetSeconds, offsetSeconds <= -86_400 || offsetSeconds >= 86_400 { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second.map { min($0, 59) }
        self.offsetSeconds = offsetSeconds
    }

    /// A day given as days since 1970-01-01; nil beyond the years 1 to 9999.
    package init?(
        days: Int, hour: Int? = nil, minute: Int? = nil, second: Int? = nil, offsetSeconds: Int? = nil
    ) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let date = CivilDay.date(days: days)
        self.init(
            year: date.year, month: date.month, day: date.day, hour: hour, minute: minute, second: second,
            offsetSeconds: offsetSeconds)
    }

    package var precision: Precision { second != nil ? .second : hour != nil ? .minute : .day }

    /// Days since 1970-01-01 of the stated day.
    package var days: Int { CivilDay.days(year: year, month: month, day: day) }

    /// `2026-11-21`
    package var dayText: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10)
        RFC3339.appendDay(year: year, month: month, day: day, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The instant, only when time and zone are both known.
    package var instant: Date? {
        guard let offsetSeconds else { return nil }
        return instant(assumingOffset: offsetSeconds)
    }

    /// The instant when a missing zone is taken to be this one; still nil without a time. For feeds, whose custom is UTC.
    package func instant(assumingOffset offset: Int) -> Date? {
        guard let hour, let minute else { return nil }
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + (second ?? 0) - (offsetSeconds ?? offset)
        return Date(timeIntervalSince1970: TimeInterval(seconds))
    }
}

extension StatedDate {
    private enum CodingKeys: String, CodingKey { case year, month, day, hour, minute, second, offsetSeconds }

    /// What is decoded is checked like what is parsed: a stored impossible day is an error, not a value.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let checked = StatedDate(
            year: try fields.decode(Int.self, forKey: .year), month: try fields.decode(Int.self, forKey: .month),
            day: try fields.decode(Int.self, forKey: .day), hour: try fields.decodeIfPresent(Int.self, forKey: .hour),
            minute: try fields.decodeIfPresent(Int.self, forKey: .minute),
            second: try fields.decodeIfPresent(Int.self, forKey: .second),
            offsetSeconds: try fields.decodeIfPresent(Int.self, forKey: .offsetSeconds))
        guard let checked else {
            throw DecodingError.dataCorruptedError(forKey: .day, in: fields, debugDescription: "no such day or time")
        }
        self = checked
    }
}
