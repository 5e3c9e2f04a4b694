import Bytes
import Markup

/// Days in `time` elements.
extension Dating {
    /// What is said of an element's day, the least sure first.
    enum TimeMark: Comparable {
        case change, none, belowTitle, named, explicit
    }

    struct Time {
        let mark: TimeMark
        let found: PublishedDate
    }

    /// The `time` element that says it is the publication, else the first one behind the headline.
    func timeElement() -> Time? {
        var best: Time?
        for index in facts.times.prefix(40) {
            let node = outline.node(index)
            let isExplicit = node.attribute("itemprop") == "datePublished"
            guard !isAside(index, pruned: !isExplicit), !facts.isOfAnother(index, outline) else { continue }
            let shown = outline.text(of: index, limitBytes: 200)
            let stamp = node.attribute("datetime")
            guard let found = stamp.flatMap({ Self.read($0, .timeElement) }) ?? Self.read(shown, .timeElement) else {
                continue
            }
            let mark = mark(of: index)
            if let best, mark <= best.mark { continue }
            best = Time(mark: mark, found: found)
        }
        return best
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
            mark = min(mark, isPublished ? .named : .change)
        }
        if let heading = seen.heading, index > heading, mark == .none { mark = .belowTitle }
        guard mark < .named else { return mark }
        let label = label(before: index)
        return Self.isChange(label) ? .change : Self.isPublication(label) ? .named : mark
    }
}
