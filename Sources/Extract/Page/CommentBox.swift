import Markup

/// Where readers answer, without a name that says so: entries of one make, and a field for the next one in the same box, behind the
/// headline and outside of the box that holds it.
enum CommentBox {
    private static let stepsBound = 16
    private static let elementsBound = 60
    private static let entries = 2
    private static let entryLetters = 20
    /// What heads the entries, and the form.
    private static let headings = 2
    /// A reader's answer is shorter than an article.
    private static let entryBound = 1_200
    /// Between the headline and the box stands the story, a line of it at least.
    private static let storyLetters = 40

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        guard let headline = marks.headlines.first else { return [] }
        return marks.textAreas.compactMap { field in
            guard field > headline else { return nil }
            var box = outline.parent(field)
            var steps = 0
            while box > 0, steps < stepsBound, outline.tag(box) != .body, !outline.contains(box, headline) {
                if outline.tag(box) == .article || outline.tag(box) == .main { return nil }
                if holdsEntries(box, outline) {
                    return isBesideStory(box, headline, outline) && isAboutAnswers(box, outline) ? box : nil
                }
                box = outline.parent(box)
                steps += 1
            }
            return nil
        }
    }

    /// Prose between the headline and the box: what is answered to.
    private static func isBesideStory(_ box: Int, _ headline: Int, _ outline: Outline) -> Bool {
        (outline.end(headline)..<max(outline.end(headline), box)).contains { index in
            outline.tag(index) == .p && outline.letters(in: index) >= storyLetters
                && outline.linkLetters(in: index) * 5 < outline.letters(in: index)
        }
    }

    /// No sections with headings of their own, and nothing as long as an article.
    private static func isAboutAnswers(_ box: Int, _ outline: Outline) -> Bool {
        var found = 0
        for index in box..<outline.end(box) {
            if outline.tag(index).headingLevel > 0 { found += 1 }
            if outline.tag(index) == .p, outline.letters(in: index) > entryBound { return false }
        }
        return found <= headings
    }

    /// A short line with a number in it, and then a paragraph: `<b>Mira</b> <small>10:12</small><p>…`.
    private static func isSigned(_ entry: Int, _ outline: Outline) -> Bool {
        let words = (entry..<min(outline.end(entry), entry + elementsBound)).first {
            outline.tag($0) == .p && outline.letters(in: $0) > 0
        }
        guard let words else { return false }
        let head = Int(outline.letters[words] - outline.letters[entry])
        guard (3...headLetters).contains(head) else { return false }
        return (entry..<words).contains { index in
            outline.tag(index) == .text && outline.node(index).textBytes.contains { $0 &- 0x30 < 10 }
        }
    }

    private static let headLetters = 80

    /// Two boxes of one element and one class, each with a name and a time over words.
    private static func holdsEntries(_ box: Int, _ outline: Outline) -> Bool {
        var counts: [String: Int] = [:]
        for child in outline.children(of: box) {
            let tag = outline.tag(child)
            guard tag != .text, !tag.isInline, tag != .p, outline.letters(in: child) >= entryLetters,
                isSigned(child, outline), outline.node(child).attribute("class")?.isEmpty == false
            else { continue }
            counts[outline.make(child), default: 0] += 1
        }
        return counts.values.contains { $0 >= entries }
    }
}
