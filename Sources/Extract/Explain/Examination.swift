import Bytes
import Markup

/// An extraction with the reasons for it: what a person needs to see why a page was read as it was.
package struct Examination: Sendable {
    /// A part of the page that could have been the article.
    package struct Candidate: Sendable, Equatable {
        /// The strategy that proposed it.
        package var method: String
        /// Where it is, `div#main > div.entry-content`.
        package var place: String
        package var letters: Int
        package var paragraphs: Int
        /// Letters inside links, 0 to 1.
        package var linkShare: Double
        package var score: Double
        package var isChosen: Bool
        /// What spoke for it or against it.
        package var evidence: String
    }

    /// A block that a cut took.
    package struct Taken: Sendable, Equatable {
        package var reason: String
        /// Of the cut that took it last.
        package var rule: String
        package var text: String
    }

    package var extraction: Extraction
    package var ruled = Ruled()
    /// What its quality was made of: names and values between 0 and 1.
    package var quality: [String] = []
    /// What the model says of the page's kind: for an article above 0, in logarithms of odds. Nil where nobody asked it.
    package var weight: Double?
    /// Blocks that the model would have decided otherwise, in order, a line each.
    package var doubts: [String] = []
    /// The best first.
    package var candidates: [Candidate] = []
    /// Blocks of the chosen part that were left out, in order.
    package var taken: [Taken] = []
    /// The page again, as HTML of its own without scripts or pictures: its text in order, what was taken marked, what was
    /// left out named with its reason.
    package var markedPage = ""
}

extension Outline {
    /// An element as a selector finds it: `div#main`, `div.entry-content.clear`; the names that say most, two classes.
    func label(_ index: Int) -> String {
        let node = node(index)
        var label = tag(index) == .unknown ? "*" : tag(index).name
        if let id = node.attribute("id"), !id.isEmpty, id.utf8.count < 60 { label += "#" + ASCII.trimmed(id) }
        for name in (node.attribute("class") ?? "").split(whereSeparator: \.isWhitespace).prefix(2)
        where name.utf8.count < 40 {
            label += "." + name
        }
        return label
    }

    /// The element and the nearest two above it that have names.
    func place(_ index: Int) -> String {
        var parts = [label(index)]
        var at = parent(index)
        while at > 0, parts.count < 3 {
            let label = label(at)
            if label.utf8.contains(where: { $0 == 0x23 || $0 == 0x2E }) { parts.append(label) }
            at = parent(at)
        }
        return parts.reversed().joined(separator: " ")
    }
}
