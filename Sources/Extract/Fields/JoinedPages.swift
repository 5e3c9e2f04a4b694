import Bytes
import Text
package import Web

/// An article that its site cut into pages, put together again.
extension Extraction {
    /// Whether a page that one of ours leads to goes on with our article: it names our address as its own, or its headline is
    /// ours with little more, and its day is not another. `/item-2` may be the next item.
    package func goesOn(in next: Extraction, from addresses: [WebURL]) -> Bool {
        let named = next.article.canonicalURL.flatMap { WebURL($0) }.map { CanonicalURL($0).key }
        let ours = Set(
            (addresses + [article.canonicalURL.flatMap { WebURL($0) }].compactMap(\.self)).map { CanonicalURL($0).key })
        if let named, ours.contains(named) { return true }
        if let day = statedDay, let other = next.statedDay, day != other { return false }
        guard let mine = article.title, let theirs = next.article.title else { return true }
        let (first, second) = (Self.words(mine), Self.words(theirs))
        return first.intersection(second).count * 3 >= min(first.count, second.count) * 2
    }

    /// With what the next page says. What it repeats of our beginning, a standfirst or a byline, stands there once.
    package func joined(with next: Extraction) -> Extraction {
        var whole = self
        let lines = article.text.split(separator: "\n")
        let more = next.article.text.split(separator: "\n")
        let repeated = zip(lines, more).prefix { $0 == $1 }.count
        let added = more.dropFirst(repeated)
        whole.article.text = (lines + added).joined(separator: "\n")
        whole.article.body += BodyPart.dropping(repeated, linesOf: next.article.body)
        let known = Set(article.links.map(\.url))
        whole.article.links += next.article.links.filter { !known.contains($0.url) }
        let (here, there) = (Double(article.text.utf8.count), Double(next.article.text.utf8.count))
        if here + there > 0 {
            whole.article.quality = (article.quality * here + next.article.quality * there) / (here + there)
        }
        whole.nextPageURL = next.nextPageURL
        return whole
    }

    /// A day in the text alone may be of what is told.
    private var statedDay: String? {
        article.published.flatMap { $0.source == .text || $0.source == .feed ? nil : $0.date.dayText }
    }

    private static func words(_ text: String) -> Set<String> {
        let folded = [UInt8](Folding.fold(text).utf8)
        return Set(Words.ranges(folded).map { String(decoding: folded[$0], as: UTF8.self) })
    }
}
