import Bytes
import Markup
import Text
import Web

/// Headlines that stand in no `h1`, or share theirs with the site's name.
extension Naming {
    /// The headline in an `h2` to `h4`, where `h1` is the site's name: it says the whole title, or all of it but the site.
    static func subheading(
        _ facts: PageFacts, _ outline: Outline, candidates: [String], names: [String], host: String
    ) -> (index: Int, text: String)? {
        let wanted = candidates.map { JunkLabels.fold(withoutSite($0, names: names, host: host).utf8) }
        for index in facts.subheadlines.prefix(40) where (4..<300).contains(outline.letters(in: index)) {
            let text = ASCII.trimmed(outline.text(of: index, limitBytes: 1000))
            let folded = JunkLabels.fold(text.utf8)
            guard folded.count >= 6, wanted.contains(folded), Words.count(text) >= 2, !isFurniture(index, outline),
                !isSite(text, names: names, host: host)
            else { continue }
            return (index, text)
        }
        return nil
    }

    /// The part of a heading that is the headline, where the rest of it leads to the site's front page:
    /// `<h1><a href="/">Mira News</a> : <a href="/ferry">The ferry sails</a></h1>`.
    static func ownPart(of heading: Int, _ outline: Outline, _ url: WebURL?) -> String? {
        let anchors = (heading..<min(outline.end(heading), heading + 24)).filter { outline.tag($0) == .a }
        guard anchors.count == 2, let home = anchors.first, let own = anchors.last, let url,
            let front = outline.node(home).attribute("href").flatMap({ WebURL($0, base: url) }),
            let here = outline.node(own).attribute("href").flatMap({ WebURL($0, base: url) }),
            front.path == "/", front.host == url.host, here.path == url.path, here.host == url.host
        else { return nil }
        let text = ASCII.trimmed(outline.text(of: own, limitBytes: 1000))
        return text.utf8.count >= 8 ? text : nil
    }
}
