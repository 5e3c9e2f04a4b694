import Markup
import Text

/// Stamps in UTC on their own page's day, and stamps that are no more than a day.
extension Dating {
    /// A stamp in UTC may name the day before or after the one the page shows: the shown one is the page's own. The
    /// instant stays; its time of the day is told where the page shows a clock or another stamp tells its offset.
    func local(_ stamp: PublishedDate, witnesses: [PublishedDate?]) -> PublishedDate {
        guard stamp.date.offsetSeconds ?? 0 == 0, let hour = stamp.date.hour else { return stamp }
        for case let witness? in witnesses {
            let days = witness.date.days - stamp.date.days
            if days == 0 { return stamp }
            // Without a zone it is in UTC where the page shows the same moment by another clock.
            if stamp.date.offsetSeconds == nil, Self.offset(of: witness.date, from: stamp.date) == nil { continue }
            guard (days == 1 && hour >= 10) || (days == -1 && hour <= 12) else { continue }
            // A day on which the article changed is that change's, unless the stamp lies late in the evening.
            if days == 1, hour < 15, modified?.days == witness.date.days { continue }
            if let offset = Self.offset(of: witness.date, from: stamp.date) ?? offset(),
                let shifted = Self.shifted(stamp.date, by: offset), shifted.days == witness.date.days
            {
                return PublishedDate(date: shifted, source: stamp.source, raw: stamp.raw)
            }
            if Self.isMidnight(stamp.date) { return witness }
            // A clock that fits no zone belongs to another moment than the stamp.
            if witness.date.hour != nil { continue }
            return PublishedDate(date: witness.date, source: stamp.source, raw: stamp.raw, stamp: stamp.date)
        }
        return stamp
    }

    /// A clock without a zone, with the offset that another stamp of the same moment tells: one that shows the same clock,
    /// or the same second in UTC.
    func zoned(_ found: PublishedDate) -> PublishedDate {
        guard found.date.offsetSeconds == nil, let clock = Self.minutes(found.date) else { return found }
        let stamps =
            [seen.structured.datePublished].compactMap { $0 } + Self.publicationKeys.flatMap(facts.all).prefix(20)
            + facts.times.prefix(20).compactMap { outline.node($0).attribute("datetime") }
        for stamp in stamps.lazy.compactMap(Self.parse) {
            guard let offset = stamp.offsetSeconds, let minutes = Self.minutes(stamp) else { continue }
            var told: Int?
            if minutes == clock, !Self.isMidnight(stamp) {
                told = offset
            } else if offset == 0, let second = stamp.second, second > 0, second == found.date.second {
                told = Self.offset(of: found.date, from: stamp)
            }
            guard let told, let date = found.date.zoned(told) else { continue }
            return PublishedDate(date: date, source: found.source, raw: found.raw)
        }
        return found
    }

    /// How far a clock that the page shows stands from its stamp, where that is a zone's offset: whole and half hours
    /// between those of Baker Island and of Kiribati, and what Nepal, Eucla and the Chathams have. Sites round seconds.
    private static func offset(of clock: StatedDate, from stamp: StatedDate) -> Int? {
        guard let shown = minutes(clock), let stated = minutes(stamp) else { return nil }
        return [0, -1, 1].lazy.map { shown - stated + $0 }.first { offset in
            (-720...840).contains(offset) && (offset % 30 == 0 || [345, 525, 765, 825].contains(offset))
        }.map { $0 * 60 }
    }

    /// Whether a change lies before the publication and so is none: by instants where both are known and the day is not a
    /// later one by the page's own clocks, else by days.
    static func precedes(_ change: StatedDate, _ publication: StatedDate) -> Bool {
        if change.days > publication.days { return false }
        if let change = change.instant, let publication = publication.instant { return change < publication }
        return change.days < publication.days
    }

    private static func minutes(_ date: StatedDate) -> Int? {
        guard let hour = date.hour, let minute = date.minute else { return nil }
        return date.days * 1_440 + hour * 60 + minute
    }

    /// A moment in UTC as clocks at the offset show it.
    private static func shifted(_ stamp: StatedDate, by offset: Int) -> StatedDate? {
        guard let utc = minutes(stamp) else { return nil }
        let minutes = utc + offset / 60
        let day = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
        return StatedDate(
            days: day, hour: (minutes - day * 1_440) / 60, minute: minutes - minutes / 60 * 60, second: stamp.second,
            offsetSeconds: offset)
    }

    /// The offset from UTC that another stamp on the page is given in.
    private func offset() -> Int? {
        let stamps =
            [seen.structured.datePublished, seen.structured.dateModified].compactMap { $0 }
            + facts.metas.lazy.filter { $0.key.utf8Contains("date") || $0.key.utf8Contains("time") }.map(\.value)
            .prefix(20)
            + facts.times.prefix(20).compactMap { outline.node($0).attribute("datetime") }
        for stamp in stamps {
            if let offset = Self.parse(stamp)?.offsetSeconds, offset != 0 { return offset }
        }
        return nil
    }

    /// What programs write for a day without a time, unless readers see that clock.
    static func withoutMidnight(_ date: StatedDate, shown: StatedDate?) -> StatedDate {
        if let shown, shown.hour == 0, shown.minute == 0 { return date }
        return isMidnight(date) ? StatedDate(days: date.days) ?? date : date
    }

    static func isMidnight(_ date: StatedDate) -> Bool {
        date.hour == 0 && date.minute == 0 && (date.second ?? 0) == 0
    }
}

extension StatedDate {
    /// The same clock in a zone.
    fileprivate func zoned(_ offset: Int) -> StatedDate? {
        StatedDate(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, offsetSeconds: offset)
    }
}
