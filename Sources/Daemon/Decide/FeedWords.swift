import Feeds
import Text

/// What a record may say of when a feed dates its entry: the feed's own words, where they can be read back, so that day and
/// zone stay the ones that were stated.
enum FeedWords {
    static func published(_ entry: FeedEntry) -> String? {
        guard let date = entry.published else { return nil }
        if let words = entry.publishedRaw, FeedDate.parse(words) == date { return words }
        return format(date)
    }

    /// In the date's own zone.
    private static func format(_ date: StatedDate) -> String {
        guard let hour = date.hour, let minute = date.minute else { return date.dayText }
        var text = date.dayText + "T" + pair(hour) + ":" + pair(minute)
        if let second = date.second { text += ":" + pair(second) }
        guard let offset = date.offsetSeconds else { return text }
        return text + (offset < 0 ? "-" : "+") + pair(abs(offset) / 3600) + ":" + pair(abs(offset) / 60 % 60)
    }

    private static func pair(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
