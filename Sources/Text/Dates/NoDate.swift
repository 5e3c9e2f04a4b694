import FoundationEssentials

/// What programs write where they know no date: the first and the last of their calendars, and the instant zero.
enum NoDate {
    /// There were no newspapers long before; smaller years are of the Hijri or the Jalali calendar, or of none.
    static let firstYear = 1700
    private static let lastYear = 2199

    static func isOne(_ date: StatedDate) -> Bool {
        guard (firstYear...lastYear).contains(date.year) else { return true }
        // 1970-01-01 and its midnight, in whatever zone it is told. A text that old is dated by nobody to its first second.
        let days = date.days
        guard (-1...1).contains(days) else { return false }
        return date.hour == nil ? days == 0 : date.instant(assumingOffset: 0)?.timeIntervalSince1970 == 0
    }
}
