import Bytes
import Text

/// The date that readers see nearest to the headline, while places are looked through.
struct DateSearch {
    /// The headline's place in the tree.
    let head: Int
    private(set) var found: Dating.Visible?
    private var distance = Int.max

    init(head: Int) { self.head = head }

    /// - Parameter label: the text right before.
    /// - Parameter isApart: above the headline, in no box of its.
    mutating func consider(
        _ text: String, at index: Int, in place: DatePlace, label: String = "", isApart: Bool = false
    ) {
        guard let (stated, range) = Self.date(in: text), Dating.isPlausible(stated) else { return }
        // A label behind the date belongs to the next one: «05.04.2025 - Güncelleme: 06.04.2025».
        let before = label + " " + String(decoding: Array(text.utf8)[..<range.lowerBound], as: UTF8.self)
        let isChange = Dating.isChange(before)
        // «Updated 2 February, published 18 January»: the second is the one that is sought.
        if isChange {
            let behind = Array(text.utf8)[range.upperBound...]
            if let (_, next) = TextDate.find(in: String(decoding: behind, as: UTF8.self)) {
                let between = behind[range.upperBound..<range.upperBound + next.lowerBound]
                if Dating.isPublication(String(decoding: between, as: UTF8.self)) {
                    return consider(
                        String(decoding: behind, as: UTF8.self), at: index, in: place, isApart: isApart)
                }
            }
        }
        if place.isBare, !isChange, !Dating.isPublication(before),
            Words.count(before) > DatePlace.bareWordsBound || before.utf8Contains("©")
        {
            return
        }
        let steps = index >= head ? index - head : (head - index) * DatePlace.abovePenalty
        let distance =
            steps + place.penalty + (isChange ? DatePlace.changePenalty : 0)
            + (isApart ? DatePlace.apartPenalty : 0)
        guard distance < self.distance else { return }
        // A day of a change is kept with the word that says so.
        let line = ASCII.trimmed(label + " " + text)
        var raw = isChange && line.utf8.count < 100 ? line : String(decoding: Array(text.utf8)[range], as: UTF8.self)
        var date = stated
        if let day = Self.unglued(raw), !isChange {
            raw = day
            date = StatedDate(days: stated.days) ?? stated
        }
        self.distance = distance
        found = Dating.Visible(
            date: PublishedDate(date: date, source: .byline, raw: raw), isChange: isChange,
            isPublication: Dating.isPublication(before), isNear: index >= head && distance < DatePlace.nearBound,
            place: place.name)
    }

    /// Only a text that is all date may write its year with two digits.
    private static func date(in text: String) -> (date: StatedDate, range: Range<Int>)? {
        if let found = TextDate.find(in: text) { return civil(beside: found, text) ?? found }
        return text.utf8.count < 16 ? TextDate.parse(text).map { ($0, 0..<text.utf8.count) } : nil
    }

    /// «12 ربيع الأول 1425 هـ - الموافق 2 مايو 2004»: a Muslim month begins when its moon was seen, in each country on a day of its
    /// own, so the civil day beside it is surer. It is the same day or one next to it.
    private static func civil(
        beside found: (date: StatedDate, range: Range<Int>), _ text: String
    ) -> (date: StatedDate, range: Range<Int>)? {
        let bytes = Array(text.utf8)
        let raw = JunkLabels.fold(bytes[found.range])
        // Years of the fourteenth and fifteenth century are of no civil calendar.
        guard ["13", "14"].contains(where: { Fold.contains(raw, Array($0.utf8)) }) else { return nil }
        let behind = bytes[found.range.upperBound...]
        guard let next = TextDate.find(in: String(decoding: behind, as: UTF8.self)),
            abs(next.date.days - found.date.days) <= 2, next.date.days != found.date.days
        else { return nil }
        let start = found.range.upperBound
        return (next.date, next.range.lowerBound + start..<next.range.upperBound + start)
    }

    /// A day without the time glued to its front, which is the end of a hidden stamp: «+02:00June 19th, 2026».
    private static func unglued(_ raw: String) -> String? {
        let bytes = Array(raw.utf8)
        guard bytes.count > 6, bytes[2] == 0x3A, let end = bytes.dropFirst(3).firstIndex(where: { $0 &- 0x30 >= 10 }),
            end == 5, bytes[end] >= 0x41
        else { return nil }
        return String(decoding: bytes[end...], as: UTF8.self)
    }
}
