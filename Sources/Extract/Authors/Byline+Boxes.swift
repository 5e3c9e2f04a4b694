import Bytes
import Markup

/// What the boxes around an element say of it: whether a name in it can be the writer's.
extension Byline {
    private static let classKey = packedName("class")
    private static let idKey = packedName("id")
    private static let itempropKey = packedName("itemprop")
    /// Set by the parser too for a style that hides.
    private static let hiddenKey = packedName("hidden")

    /// Whether an element stands among comments or answers, or in the page's own frame. An article's footer is the
    /// article's.
    func isAside(_ index: Int) -> Bool {
        var at = index
        var steps = 0
        var isInFooter = false
        while at > 0, steps < 30 {
            let element = outline.elements[at]
            if element.tag == .article, let heading, outline.contains(at, heading) { return false }
            // Lists of writers are links; in the frame beside a text its own writer may stand without one.
            let isMenu = element.tag == .nav && (outline.tag(index) == .a || outline.linkLetters(in: index) > 0)
            if element.hints.contains(.comments) || isMenu { return true }
            if names(at, says: Self.answers), !outline.contains(at, heading ?? 0) { return true }
            // A footer over the headline is a box for its details, whatever its tag.
            if element.tag == .footer, at > heading ?? 0 { isInFooter = true }
            at = outline.parent(at)
            steps += 1
        }
        return isInFooter
    }

    /// Whether an element stands with a picture, as its photographer does. A portrait's box is the writer's own.
    func isWithPicture(_ index: Int) -> Bool {
        around(index, letters: 300).contains { at in
            if let heading, outline.contains(at, heading) { return false }
            if outline.tag(at) == .figure || outline.tag(at) == .figcaption { return true }
            let isNamed =
                names(at, says: Self.pictures) && !names(at, says: Self.writers)
                || outline.letters(in: at) == outline.letters(in: index) && isCredit(index)
            return isNamed && outline.holdsMedia(at)
        }
    }

    /// `<div><img><span class="credit">…</span></div>`: the line itself, or what it stands in alone, is named for the picture.
    private func isCredit(_ index: Int) -> Bool {
        let line = [index, max(0, outline.parent(index))]
        return line.contains { outline.letters(in: $0) == outline.letters(in: index) && names($0, says: Self.pictures) }
    }

    /// Whether an element or a small box around it is named after sections, tags or topics.
    func isTopic(_ index: Int) -> Bool {
        around(index, letters: 60).contains { names($0, says: Self.topics) }
    }

    /// Whether a small box around the element heads another article: a linked heading that is not this page's.
    func isTeaser(_ index: Int) -> Bool {
        if isInLinkedCard(index) { return true }
        for at in around(index, letters: 700) {
            if let heading, outline.contains(at, heading) { return false }
            for inner in at..<min(outline.end(at), at + 120) {
                switch outline.tag(inner) {
                case .h1, .h2, .h3, .h4, .h5:
                    if outline.letters(in: inner) > 8, outline.linkLetters(in: inner) == outline.letters(in: inner) {
                        return true
                    }
                default: continue
                }
            }
        }
        return false
    }

    /// One link around a headline, its summary and its byline.
    private func isInLinkedCard(_ index: Int) -> Bool {
        var at = index
        for _ in 0..<8 where at > 0 {
            if outline.tag(at) == .a { return outline.letters(in: at) > outline.letters(in: index) + 60 }
            at = outline.parent(at)
        }
        return false
    }

    /// Whether an element counts or labels something about an author: `author-card-label`, `author__posts-count`.
    func isFigure(_ index: Int) -> Bool { names(index, says: Self.figures) }

    /// Whether an element is out of sight until a script shows it: a template, a dialog.
    func isConcealed(_ index: Int) -> Bool {
        var at = index
        for _ in 0..<8 where at > 0 {
            if outline.node(at).bytes(ofAttribute: Self.hiddenKey) != nil { return true }
            at = outline.parent(at)
        }
        return false
    }

    /// Whether a picture of a person or a pen stands beside the text, as icons do in the place of a label.
    func hasIcon(_ index: Int) -> Bool {
        around(outline.parent(index), letters: 60).prefix(2).contains { box in
            (box..<min(outline.end(box), box + 8)).contains {
                outline.tag($0) != .text && outline.letters(in: $0) == 0 && names($0, says: Self.icons)
            }
        }
    }

    /// The element, and the boxes around it that hold no more than so many letters.
    private func around(_ index: Int, letters: Int) -> [Int] {
        var found: [Int] = []
        var at = index
        while at > 0, found.count < 6, outline.letters(in: at) <= letters {
            if outline.tag(at) != .text { found.append(at) }
            at = outline.parent(at)
        }
        return found
    }

    /// Whether a class, an id or a property of the element has one of the words, split at hyphens and humps.
    private func names(_ index: Int, says words: Set<[UInt8]>) -> Bool {
        let node = outline.node(index)
        for key in [Self.classKey, Self.idKey, Self.itempropKey] {
            guard let value = node.bytes(ofAttribute: key) else { continue }
            var word: [UInt8] = []
            var wasLower = false
            for byte in value.prefix(300) {
                let isUpper = byte &- 0x41 < 26
                let lower = ASCII.lower(byte)
                let isLetter = lower &- 0x61 < 26
                if !isLetter || (isUpper && wasLower) {
                    if words.contains(word) { return true }
                    word.removeAll(keepingCapacity: true)
                }
                if isLetter { word.append(lower) }
                wasLower = isLetter && !isUpper
            }
            if words.contains(word) { return true }
        }
        return false
    }

    private static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }

    private static let answers = set("answer answers suggestedanswer acceptedanswer replies reply")
    private static let pictures = set(
        "photo photos foto fotos image images img picture pictures pic bild bilder caption credit credits gallery slideshow"
    )
    private static let writers = set("author authors byline autor autoren auteur yazar writer contributor")
    private static let topics = set(
        "tag tags category categories cat cats categorie kategorie kategorien kategori section sections kicker topic topics "
            + "rubric rubrik rubrique ressort keywords keyword breadcrumb breadcrumbs eyebrow overline dachzeile spitzmarke "
            + "label labels badge nav navigation menu channel theme themen genre")
    private static let icons = set("person user author writer pen pencil avatar profile yazar")
    private static let figures = set(
        "label labels count counts counter num number stats stat views follow followers message description bio biography"
    )
}
