import Bytes
import Markup

/// Takes out of an outline what is never article text: by element, by names, by visibility.
enum Prune {
    /// Where the page's first headline, its `main` or its only `article` stand: no box around them is a side box.
    private struct Anchors {
        private var indices: [Int] = []
        /// Something is named the article's text.
        private(set) var hasBody = false

        init(_ outline: Outline) {
            var articles: [Int] = []
            var bodies = 0
            for index in 0..<outline.count {
                switch outline.tag(index) {
                case .h1: if indices.count < 8 { indices.append(index) }
                case .main: indices.append(index)
                case .article: if articles.count < 2 { articles.append(index) }
                default:
                    let hints = outline.elements[index].hints
                    if hints.contains(.articleBody) { indices.append(index) }
                    let isNamed = hints.contains(.articleBody) || hints.contains(.body)
                    if isNamed, !hints.contains(.comments), outline.letters(in: index) > 0 { hasBody = true }
                    if hints.contains(.body), bodies < 16, outline.letters(in: index) > 800 {
                        indices.append(index)
                        bodies += 1
                    }
                }
            }
            if articles.count == 1 { indices += articles }
        }

        func isIn(_ range: Range<Int>) -> Bool { indices.contains { range.contains($0) } }
    }

    /// An element whose name says junk is believed unless it holds this share of the page's letters: themes name their
    /// outermost boxes `has-sidebar` and `single-with-comments`.
    static let believedShare = 0.5

    /// Marks elements; everything below a marked one goes with it.
    /// - Parameter root: only what is below it.
    /// - Parameter keeping: what stands there for readers without scripts is the page's text.
    static func run(
        _ outline: inout Outline, believingNames: Bool = true, below root: Int = 0, keeping noscripts: Set<Int> = []
    ) {
        guard outline.count > 0 else { return }
        let total = max(1, outline.letters(in: 0))
        let anchors = Anchors(outline)
        for box in UnnamedBoxes.find(in: outline) { outline.prune(box) }
        var index = root
        var inArticle = 0
        var inForm = 0
        while index < outline.end(root) {
            let element = outline.elements[index]
            if element.tag == .article || element.tag == .main { inArticle = max(inArticle, Int(element.end)) }
            if element.tag == .form { inForm = max(inForm, Int(element.end)) }
            // What stands beside fields, in a form that is kept because it holds most of the page.
            if index < inForm, element.tag == .label || element.tag == .legend, outline.letters(in: index) < 100 {
                outline.prune(index)
                index = Int(element.end)
                continue
            }
            let share = Double(outline.letters(in: index)) / Double(total)
            if element.tag == .header, let lead = lead(in: index, outline) {
                outline.add(.lead, to: lead)
                index += 1
                continue
            }
            if element.tag != .text, !noscripts.contains(index),
                dropsByTag(index, share, inArticle: index < inArticle, anchors, outline)
                    ?? (believingNames
                        ? dropsByName(index, share, anchors, outline)
                        : anchors.hasBody && dropsAsComments(index, share, anchors, outline))
            {
                outline.prune(index)
                index = Int(element.end)
            } else {
                index += 1
            }
        }
    }

    /// Whether what an element is takes it out; nil where only its names can tell.
    private static func dropsByTag(
        _ index: Int, _ share: Double, inArticle: Bool, _ anchors: Anchors, _ outline: Outline
    ) -> Bool? {
        switch outline.tag(index) {
        case .script, .style, .noscript, .template, .select, .option, .optgroup, .textarea, .iframe, .noframes,
            .noembed,
            .svg, .canvas, .object, .embed, .applet, .audio, .video, .map, .input, .head, .title, .progress, .rp, .rt:
            return true
        case .button: return !isAccordion(index, outline)
        case .html, .body: return false
        case .unknown: return isNoText(outline.node(index).nameBytes) ? true : nil
        case .nav, .dialog, .menu: return share < believedShare
        case .aside:
            return share < 0.3 && !(inArticle && (isFactBox(index, outline) || Footnotes.are(in: index, outline)))
        case .footer where inArticle && share < 0.3: return !Footnotes.are(in: index, outline)
        case .footer: return share < 0.3 || (!inArticle && share < 0.7 && !anchors.isIn(index..<outline.end(index)))
        case .form: return isSideForm(index, share, anchors, outline)
        case .header: return !inArticle && share < 0.2 && !holdsOpening(index, outline) ? true : nil
        default: return nil
        }
    }

    /// The source of a formula that stands before it (MathML's `annotation`); what AMP loads from elsewhere.
    private static func isNoText(_ name: String.UTF8View) -> Bool {
        ["annotation", "amp-ad", "amp-embed", "amp-consent", "amp-sidebar", "amp-user-notification"].contains {
            name.starts(with: $0.utf8)
        }
    }

    /// The first paragraph of the article, where it stands in a `header` with the headline: prose behind an `h1`.
    private static func lead(in header: Int, _ outline: Outline) -> Int? {
        let inside = header..<min(outline.end(header), header + 400)
        guard let headline = inside.first(where: { outline.tag($0) == .h1 }) else { return nil }
        let prose = (outline.end(headline)..<max(outline.end(headline), inside.upperBound)).filter { index in
            outline.tag(index) == .p && outline.letters(in: index) >= leadLetters
        }
        guard prose.count == 1, let lead = prose.first, outline.linkLetters(in: lead) == 0 else { return nil }
        return Punctuation.endsSentence(Array(outline.text(of: lead).utf8)[...]) ? lead : nil
    }

    /// What sites say of themselves is shorter.
    private static let leadLetters = 80

    /// One that does not hold the page's text, as those of some publishing systems do.
    private static func isSideForm(_ form: Int, _ share: Double, _ anchors: Anchors, _ outline: Outline) -> Bool {
        share < 0.6 && outline.letters(in: form) < 1500 && !anchors.isIn(form..<outline.end(form))
            && (asks(form, outline) || !isProse(form, outline) && !holdsSentence(form, outline))
    }

    /// Whether a form has anything to fill in or to press.
    private static func asks(_ form: Int, _ outline: Outline) -> Bool {
        (form..<min(outline.end(form), form + 400)).contains { index in
            switch outline.tag(index) {
            case .select, .textarea, .button: true
            case .input: outline.node(index).attribute("type").map { ASCII.lowercased($0) != "hidden" } ?? true
            default: false
            }
        }
    }

    private static func holdsSentence(_ box: Int, _ outline: Outline) -> Bool {
        (box..<min(outline.end(box), box + 200)).contains { index in
            let least = outline.tag(index) == .p ? 20 : leadLetters
            return (outline.tag(index) == .p || holdsText(index, outline)) && outline.letters(in: index) >= least
                && outline.linkLetters(in: index) == 0
                && Punctuation.endsSentence(Array(outline.text(of: index, limitBytes: 4_000).utf8)[...])
        }
    }

    /// A box of lines parted by breaks: forums set a post so.
    private static func holdsText(_ box: Int, _ outline: Outline) -> Bool {
        (outline.tag(box) == .div || outline.tag(box) == .td) && box + 1 < outline.count
            && outline.tag(box + 1) == .text
    }

    private static func dropsByName(_ index: Int, _ share: Double, _ anchors: Anchors, _ outline: Outline) -> Bool {
        let element = outline.elements[index]
        let hints = element.hints
        if hints.isEmpty { return false }
        if hints.contains(.hidden) {
            return share < 0.3 && !SpokenTwin.isShown(index, outline) && !UnfoldedText.isOpened(index, outline)
        }
        if hints.contains(.body) || hints.contains(.articleBody) { return false }
        if share > 0.08, anchors.isIn(index..<Int(element.end)) { return false }
        if hints.contains(.comments) { return dropsAsComments(index, share, anchors, outline) }
        if hints.contains(.junk) || hints.contains(.topical) && !isProse(index, outline) {
            // A word or two inside a paragraph are part of it, whatever their names: `<span class="footers">[1]</span>`.
            if element.tag.isInline, outline.letters(in: index) < 12, outline.parent(index) > 0,
                outline.tag(outline.parent(index)) == .p, outline.letters(in: outline.parent(index)) > 200
            {
                return false
            }
            return share < (hints.contains(.content) ? 0.25 : believedShare) && element.tag != .main
                && !isAccordionPanel(index, outline)
        }
        return false
    }

    private static func dropsAsComments(_ index: Int, _ share: Double, _ anchors: Anchors, _ outline: Outline) -> Bool {
        let element = outline.elements[index]
        guard element.hints.contains(.comments), element.tag != .article, element.tag != .main else { return false }
        return share < 0.75 && !(share > 0.08 && anchors.isIn(index..<Int(element.end)))
    }

    /// Paragraphs without links, films or fields: told, and not embedded or asked.
    private static func isProse(_ box: Int, _ outline: Outline) -> Bool {
        let letters = outline.letters(in: box)
        guard letters >= 80, outline.linkLetters(in: box) * 10 < letters, outline.tag(box) != .blockquote else {
            return false
        }
        return (box..<min(outline.end(box), box + 200)).allSatisfy { index in
            switch outline.tag(index) {
            case .input, .button, .iframe, .video, .select, .form: false
            default: true
            }
        }
    }

    /// A heading that opens what stands below it (WAI-ARIA's accordion): the question of a list of questions and answers.
    private static func isAccordion(_ button: Int, _ outline: Outline) -> Bool {
        let parent = outline.parent(button)
        if parent >= 0, outline.tag(parent).headingLevel > 0 { return true }
        return (button..<min(outline.end(button), button + 8)).contains { outline.tag($0).headingLevel > 0 }
    }

    /// What unfolds under such a button, in one box with it, without links: the answer, though its box is called `dropdown`.
    private static func isAccordionPanel(_ box: Int, _ outline: Outline) -> Bool {
        guard outline.letters(in: box) > 0, outline.linkLetters(in: box) * 4 < outline.letters(in: box) else {
            return false
        }
        let siblings = Array(outline.children(of: outline.parent(box)).prefix(4))
        guard let at = siblings.firstIndex(of: box), at > 0 else { return false }
        let heading = siblings[at - 1]
        return outline.tag(heading).headingLevel > 0
            && (heading..<min(outline.end(heading), heading + 4)).contains { outline.tag($0) == .button }
    }

    /// The headline with the text's first paragraph under it, and no menu: a page's head has neither.
    private static func holdsOpening(_ header: Int, _ outline: Outline) -> Bool {
        var isHeaded = false
        for index in header..<min(outline.end(header), header + 200) {
            switch outline.tag(index) {
            case .h1: isHeaded = true
            case .nav, .form: return false
            case .p where isHeaded && outline.letters(in: index) >= 80 && outline.linkLetters(in: index) == 0:
                return true
            default: continue
            }
        }
        return false
    }

    /// Prose set apart inside an article, without links to follow: what a term means, what to know, an exception.
    private static func isFactBox(_ aside: Int, _ outline: Outline) -> Bool {
        let letters = outline.letters(in: aside)
        guard letters >= 120, outline.linkLetters(in: aside) * 10 < letters,
            outline.elements[aside].hints.isDisjoint(with: [.junk, .weakJunk, .hidden, .comments, .relatedWord])
        else { return false }
        return !outline.holdsMedia(aside)
            && (aside..<min(outline.end(aside), aside + 400)).contains {
                outline.tag($0) == .p && outline.letters(in: $0) >= 80
            }
    }
}
