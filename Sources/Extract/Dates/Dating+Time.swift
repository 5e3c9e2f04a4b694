import Bytes
import Markup
import Text

/// Days in `time` elements.
extension Dating {
    /// What is said of an element's day, the least sure first.
    enum TimeMark: Comparable {
        /// `belowTitle` too where it stands in the headline's own box.
        case change, none, belowTitle, named, explicit
    }

    struct Time {
        let mark: TimeMark
        let found: PublishedDate
    }

    /// The `time` element that says it is the publication, else the first one behind the headline.
    func timeElement() -> Time? {
        var best: Time?
        var aside: [PublishedDate] = []
        for index in facts.times.prefix(40) {
            let node = outline.node(index)
            let isExplicit = node.attribute("itemprop") == "datePublished"
            guard !facts.isOfAnother(index, outline), !isOfOtherArticle(index) else { continue }
            let shown = outline.text(of: index, limitBytes: 200)
            let stamp = Self.stamp(of: node)
            guard let found = stamp.flatMap({ Self.read($0, .timeElement) }) ?? Self.read(shown, .timeElement) else {
                continue
            }
            if isAside(index, pruned: !isExplicit) {
                // Joomla's T3 sets the details of an article in an `aside` below its headline.
                if stamp != nil || isInArticle(index), !isAmongComments(index) { aside.append(found) }
                continue
            }
            let mark = mark(of: index)
            if let best, mark <= best.mark { continue }
            best = Time(mark: mark, found: found)
        }
        return best ?? onlyOne(aside)
    }

    /// What a machine reads there: `datetime`, in microformats `title`.
    static func stamp(of node: HTMLNode) -> String? { node.attribute("datetime") ?? node.attribute("title") }

    /// A post's own column, `nav` or `aside` though it be, has one day; other articles' have several.
    private func onlyOne(_ found: [PublishedDate]) -> Time? {
        guard let first = found.first, found.allSatisfy({ $0.date.days == first.date.days }) else { return nil }
        return Time(mark: .none, found: first)
    }

    private func isAmongComments(_ index: Int) -> Bool {
        outline.nearest(outline.parent(index)) { outline.elements[$0].hints.contains(.comments) } != nil
    }

    /// The clock and the zone of a day that readers see without, from a stamp of that very day beside the article.
    func timed(_ found: PublishedDate) -> PublishedDate {
        guard found.date.hour == nil, found.stamp == nil, found.source == .byline else { return found }
        for index in facts.times.prefix(40) {
            guard let raw = Self.stamp(of: outline.node(index)), let stamp = Self.parse(raw),
                stamp.days == found.date.days, stamp.instant != nil, !Self.isMidnight(stamp),
                mark(of: index) != .change, !facts.isOfAnother(index, outline), !isAside(index, pruned: false)
            else { continue }
            return PublishedDate(date: stamp, source: .timeElement, raw: raw)
        }
        return found
    }

    private static let headLevels = 4
    private static let headLetters = 100

    /// Whether it stands above the headline in a small box that is the headline's, as its only day.
    private func isOver(_ heading: Int, _ index: Int) -> Bool {
        var box = outline.parent(index)
        for _ in 0..<Self.headLevels where box > 0 && !outline.contains(box, heading) { box = outline.parent(box) }
        guard box > 0, outline.contains(box, heading),
            outline.letters(in: box) <= outline.letters(in: heading) + Self.headLetters
        else { return false }
        return facts.times.count { outline.contains(box, $0) } == 1
    }

    /// What its attributes say; else the label before it.
    private func mark(of index: Int) -> TimeMark {
        let node = outline.node(index)
        let property = node.attribute("itemprop") ?? ""
        let names = ASCII.lowercased((node.attribute("class") ?? "") + " " + property)
        let isPublished = names.utf8Contains("publish")
        var mark = property == "datePublished" || node.attribute("pubdate") != nil ? TimeMark.explicit : .none
        if isPublished || names.utf8Contains("created") || names.utf8Contains("entry-date") { mark = max(mark, .named) }
        if names.utf8Contains("updated") || names.utf8Contains("modified") {
            // WordPress: `entry-date updated` stands where there is no other, `updated` alone beside `published`.
            mark = min(mark, isPublished || names.utf8Contains("entry-date") ? .named : .change)
        }
        if let heading = seen.heading, mark == .none, index > heading || isOver(heading, index) { mark = .belowTitle }
        guard mark < .named else { return mark }
        let label = label(before: index)
        return Self.isChange(label) ? .change : Self.isPublication(label) ? .named : mark
    }
}
