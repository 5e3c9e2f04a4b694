/// A zone by its place, as the IANA time zone database names it: `Asia/Riyadh`. What the clocks there say is known for those of
/// the daemon's readers, by the rules that hold now; for others, and for years before those rules, the zone is as good as not
/// stated.
///
/// Source: the database's releases 2023c and 2024a (`tzdata`), whose rules are put here in words.
struct ZoneRegion: Equatable {
    fileprivate enum Rule: Equatable {
        case standard
        /// The last Sundays of March and October, 01:00 UTC.
        case europe
        /// The second Sunday of March and the first of November, 02:00.
        case northAmerica
        /// The last Friday of April and the last Thursday of October, midnight.
        case egypt
        /// The last Sundays of March and October, midnight.
        case lebanon
        /// The Friday before the last Sunday of March, and that of October, 02:00.
        case israel
    }

    private var offset = 0
    private var rule = Rule.standard
    /// The first year in which all days follow the rule.
    private var since: Int?

    /// Reads a name with at least one slash at `index`; nil where none stands.
    static func parse(_ bytes: [UInt8], _ index: inout Int) -> ZoneRegion? {
        var end = index
        var hasSlash = false
        while end < bytes.count, end - index < 40 {
            let byte = bytes[end]
            if byte == UInt8(ascii: "/") { hasSlash = true }
            guard
                (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
                    || hasSlash && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte.decimalValue != nil)
            else { break }
            end += 1
        }
        guard hasSlash, (bytes[index] | 0x20) &- 0x61 < 26 else { return nil }
        let name = String(decoding: bytes[index..<end].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        let region = known[name]
        guard region != nil || areas.contains(String(name.prefix { $0 != "/" })) else { return nil }
        index = end
        return region ?? ZoneRegion()
    }

    private static let areas: Set<String> = [
        "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "brazil", "canada", "chile",
        "etc",
        "europe", "indian", "mexico", "pacific", "us",
    ]

    /// Seconds east of UTC at a time of its clocks; nil where that is not known.
    func offset(days: Int, secondOfDay: Int) -> Int? {
        let year = CivilDay.date(days: days).year
        guard let since, year >= since else { return nil }
        return offset + (isSummer(year, days * 86_400 + secondOfDay) ? 3600 : 0)
    }

    /// - Parameter wall: seconds since 1970 as the clocks there show them.
    private func isSummer(_ year: Int, _ wall: Int) -> Bool {
        let start: Int
        let end: Int
        switch rule {
        case .standard: return false
        case .europe:
            start = Self.last(7, of: 3, year) * 86_400 + 3600 + offset
            end = Self.last(7, of: 10, year) * 86_400 + 7200 + offset
        case .northAmerica:
            start = Self.first(7, of: 3, year, from: 8) * 86_400 + 7200
            end = Self.first(7, of: 11, year, from: 1) * 86_400 + 7200
        case .egypt:
            start = Self.last(5, of: 4, year) * 86_400
            end = (Self.last(4, of: 10, year) + 1) * 86_400
        case .lebanon:
            start = Self.last(7, of: 3, year) * 86_400
            end = Self.last(7, of: 10, year) * 86_400
        case .israel:
            start = (Self.last(7, of: 3, year) - 2) * 86_400 + 7200
            end = Self.last(7, of: 10, year) * 86_400 + 7200
        }
        return start <= wall && wall < end
    }

    /// The first such weekday on or after a day of the month, in days since 1970.
    private static func first(_ weekday: Int, of month: Int, _ year: Int, from day: Int) -> Int {
        let days = CivilDay.days(year: year, month: month, day: day)
        return days + (weekday - CivilDay.weekday(days: days) + 7) % 7
    }

    private static func last(_ weekday: Int, of month: Int, _ year: Int) -> Int {
        first(weekday, of: month, year, from: CivilDay.length(ofMonth: month, year: year) - 6)
    }

    // MARK: Places

    /// By lower-case name.
    private static let known: [String: ZoneRegion] = {
        var table: [String: ZoneRegion] = [:]
        for (names, minutes, rule, since) in places {
            for name in names.split(separator: " ") {
                table[name.lowercased()] = ZoneRegion(offset: minutes * 60, rule: rule, since: since)
            }
        }
        return table
    }()

    private static let places: [(names: String, minutes: Int, rule: Rule, since: Int)] = [
        (
            "Etc/UTC Etc/GMT Etc/UCT Etc/Zulu Etc/Greenwich Africa/Nouakchott Africa/Dakar Africa/Bamako", 0, .standard,
            1970
        ),
        ("Asia/Riyadh Asia/Kuwait Asia/Bahrain Asia/Qatar Asia/Aden", 180, .standard, 1973),
        ("Africa/Mogadishu Africa/Djibouti Africa/Nairobi Africa/Addis_Ababa", 180, .standard, 1970),
        ("Asia/Baghdad", 180, .standard, 2008), ("Europe/Istanbul Asia/Istanbul", 180, .standard, 2017),
        ("Asia/Amman Asia/Damascus", 180, .standard, 2023), ("Europe/Moscow Europe/Minsk", 180, .standard, 2015),
        ("Asia/Tehran", 210, .standard, 2023), ("Asia/Dubai Asia/Muscat", 240, .standard, 1970),
        ("Asia/Baku", 240, .standard, 2016), ("Asia/Tbilisi Asia/Yerevan", 240, .standard, 2012),
        ("Asia/Kabul", 270, .standard, 1970), ("Asia/Karachi", 300, .standard, 2010),
        ("Asia/Kolkata Asia/Calcutta", 330, .standard, 1970), ("Africa/Algiers", 60, .standard, 1982),
        ("Africa/Tunis", 60, .standard, 2009), ("Africa/Lagos Africa/Ndjamena", 60, .standard, 1980),
        ("Africa/Tripoli", 120, .standard, 2014), ("Africa/Khartoum", 120, .standard, 2018),
        ("Africa/Johannesburg", 120, .standard, 1970), ("Africa/Cairo", 120, .egypt, 2024),
        ("Asia/Beirut", 120, .lebanon, 1993), ("Asia/Jerusalem Asia/Tel_Aviv", 120, .israel, 2013),
        ("Asia/Nicosia Asia/Famagusta Europe/Nicosia Europe/Athens Europe/Bucharest Europe/Sofia", 120, .europe, 1998),
        ("Europe/Helsinki Europe/Riga Europe/Tallinn Europe/Vilnius Europe/Kiev Europe/Kyiv", 120, .europe, 2003),
        ("Europe/London Europe/Dublin Europe/Lisbon", 0, .europe, 1997),
        (
            "Europe/Paris Europe/Berlin Europe/Brussels Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich", 60,
            .europe, 1996
        ),
        (
            "Europe/Amsterdam Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Prague Europe/Warsaw", 60, .europe,
            1996
        ),
        ("Europe/Budapest Europe/Belgrade Europe/Sarajevo Europe/Zagreb Europe/Luxembourg", 60, .europe, 1996),
        ("America/New_York America/Toronto America/Detroit US/Eastern", -300, .northAmerica, 2007),
        ("America/Chicago US/Central", -360, .northAmerica, 2007),
        ("America/Denver US/Mountain", -420, .northAmerica, 2007),
        ("America/Los_Angeles US/Pacific", -480, .northAmerica, 2007),
        ("America/Phoenix", -420, .standard, 1970), ("America/Sao_Paulo", -180, .standard, 2020),
        ("Asia/Tokyo", 540, .standard, 1970), ("Asia/Seoul", 540, .standard, 1989),
        ("Asia/Shanghai", 480, .standard, 1992), ("Asia/Singapore Asia/Kuala_Lumpur", 480, .standard, 1983),
        ("Asia/Jakarta", 420, .standard, 1970), ("Asia/Dhaka", 360, .standard, 2010),
    ]
}
