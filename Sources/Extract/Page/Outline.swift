import Bytes
import Markup
import Text

/// A page's tree as flat arrays in document order, made by one walk: a subtree is a range of indices.
struct Outline {
    struct Element {
        let node: HTMLNode
        /// Index of the parent, -1 for the root.
        let parent: Int32
        /// One behind the last index of the subtree.
        var end: Int32
        let tag: HTMLTag
        var hints: Hints
        /// Left out of the text, with all below it.
        var isPruned = false
    }

    /// Real pages have a few thousand nodes; a page of 2 MB may have 500,000.
    static let nodesBound = 2_000_000

    private(set) var elements: [Element] = []
    /// Letters (scalars above space) before each index; one longer than `elements`.
    private(set) var letters: [Int32] = [0]
    private(set) var linkLetters: [Int32] = [0]

    /// Script elements are not in the tree; whether the page had any is the caller's to say.
    var scripts = 0

    var count: Int { elements.count }

    init(root: HTMLNode) {
        var memo = HintMemo()
        let nodes = min(root.end - root.index, Self.nodesBound)
        elements.reserveCapacity(nodes)
        letters.reserveCapacity(nodes + 1)
        linkLetters.reserveCapacity(nodes + 1)
        var open: [(element: Int32, end: Int)] = []
        var linkEnd = 0
        var total: Int32 = 0
        var linked: Int32 = 0
        var at = root.index
        while elements.count < Self.nodesBound, at < root.end, let node = root.at(at) {
            while let last = open.last, last.end <= at {
                elements[Int(last.element)].end = Int32(elements.count)
                open.removeLast()
            }
            let index = Int32(elements.count)
            let tag = Self.tag(of: node)
            if tag == .a, let box = open.last, Self.isPermalink(node, in: elements[Int(box.element)].tag) {
                at = node.end
                continue
            }
            let hints = tag == .text ? [] : Self.hints(of: node, tag: tag, &memo)
            elements.append(
                Element(node: node, parent: open.last?.element ?? -1, end: index + 1, tag: tag, hints: hints))
            at += 1
            if tag == .text {
                let count = Self.countLetters(node.textBytes)
                total &+= count
                if at <= linkEnd { linked &+= count }
            } else if tag == .script || tag == .style || tag == .template {
                at = node.end
            } else if node.end > at {
                if tag == .a, !Self.isPlace(node) { linkEnd = max(linkEnd, node.end) }
                open.append((index, node.end))
            }
            letters.append(total)
            linkLetters.append(linked)
        }
        for last in open { elements[Int(last.element)].end = Int32(elements.count) }
    }

    /// An anchor without an address is a place to link to, which old pages often do not close, or what opens the answer below it.
    static func isPlace(_ anchor: HTMLNode) -> Bool {
        guard anchor.bytes(ofAttribute: hrefKey) == nil else { return false }
        guard let names = anchor.bytes(ofAttribute: classKey) else {
            return anchor.bytes(ofAttribute: nameKey) != nil || anchor.bytes(ofAttribute: idKey) != nil
        }
        return ASCII.contains(names, "accordion") || ASCII.contains(names, "toggle") || ASCII.contains(names, "faq")
    }

    /// A shadow root that the page declares is shown in place, as a box.
    private static func tag(of node: HTMLNode) -> HTMLTag {
        let tag = node.tag
        return tag == .template && node.bytes(ofAttribute: shadowKey) != nil ? .div : tag
    }

    private static let shadowKey = packedName("shadowrootmode")

    /// A mark by which a heading links to itself, `¶` or a picture of a chain: no word of the page.
    private static func isPermalink(_ anchor: HTMLNode, in box: HTMLTag) -> Bool {
        guard anchor.end - anchor.index <= 8, box.headingLevel > 0 || isNamedPermalink(anchor),
            let href = anchor.bytes(ofAttribute: hrefKey), href.contains(0x23)
        else { return false }
        var at = anchor.index
        while at < anchor.end, let node = anchor.at(at) {
            if node.tag == .text,
                node.textBytes.count > 16 || Words.count(String(decoding: node.textBytes, as: UTF8.self)) > 0
            {
                return false
            }
            at += 1
        }
        return true
    }

    private static func isNamedPermalink(_ anchor: HTMLNode) -> Bool {
        guard let names = anchor.bytes(ofAttribute: classKey) else { return false }
        return ASCII.contains(names, "headerlink") || ASCII.contains(names, "hash-link")
    }

    func tag(_ index: Int) -> HTMLTag { elements[index].tag }
    func parent(_ index: Int) -> Int { Int(elements[index].parent) }
    func end(_ index: Int) -> Int { Int(elements[index].end) }
    func node(_ index: Int) -> HTMLNode { elements[index].node }
    func letters(in index: Int) -> Int { Int(letters[end(index)] - letters[index]) }
    func linkLetters(in index: Int) -> Int { Int(linkLetters[end(index)] - linkLetters[index]) }
    /// The element itself, or the nearest around it, of which this holds; the page's outermost is not asked.
    func nearest(_ index: Int, _ holds: (Int) -> Bool) -> Int? {
        var at = index
        while at > 0 {
            if holds(at) { return at }
            at = parent(at)
        }
        return nil
    }

    /// The nearest block-level element around, the root where there is none.
    func box(around index: Int) -> Int {
        var at = parent(index)
        while at > 0, tag(at).isInline { at = parent(at) }
        return at
    }

    func contains(_ outer: Int, _ inner: Int) -> Bool { inner >= outer && inner < end(outer) }

    /// Whether an image, a film or a frame stands in the subtree, cut-out parts included.
    func holdsMedia(_ index: Int) -> Bool { isMedia(index) || holdsMedia(below: index) }

    /// The same without the element itself.
    func holdsMedia(below index: Int) -> Bool {
        (index + 1..<max(index + 1, min(end(index), index + 200))).contains { isMedia($0) }
    }

    /// The same where a frame alone is none: a `figure` may hold a quotation.
    func holdsPicture(_ index: Int) -> Bool { (index..<min(end(index), index + 200)).contains { isPicture($0) } }

    private func isMedia(_ index: Int) -> Bool { tag(index) == .figure || isPicture(index) }

    private func isPicture(_ index: Int) -> Bool {
        switch tag(index) {
        case .img, .picture, .video, .iframe, .audio, .object, .embed: true
        default: false
        }
    }

    mutating func add(_ hints: Hints, to index: Int) { elements[index].hints.formUnion(hints) }
    mutating func prune(_ index: Int) { elements[index].isPruned = true }
    mutating func keep(_ index: Int) { elements[index].isPruned = false }
    /// Without belief in names that say little.
    mutating func forgetWeakNames() {
        for index in elements.indices { elements[index].hints.remove(.weakJunk) }
    }
    mutating func restore() { for index in elements.indices { elements[index].isPruned = false } }

    /// All character data below an element, white space collapsed, up to a bound in bytes.
    /// - Parameter apart: a space between inline elements too, for lines put together of labelled spans.
    /// - Parameter lines: blocks and breaks end lines.
    func text(of index: Int, limitBytes: Int = 4096, apart: Bool = false, lines: Bool = false) -> String {
        var out = TextBuffer()
        let last = letters[end(index)]
        var at = firstLetter(in: index)
        while at < end(index), letters[at] < last, out.bytes.count <= limitBytes {
            // What only screen readers are told: «Author, », «Role, ».
            if at > index, elements[at].hints.contains(.hidden) {
                out.space()
                at = end(at)
                continue
            }
            if elements[at].tag == .text {
                out.append(Self.prefix(elements[at].node.textBytes, limitBytes), keepingLines: false)
            } else if lines, !elements[at].tag.isInline || elements[at].tag == .br {
                out.line()
            } else if !elements[at].tag.isInline || elements[at].tag == .br || apart {
                out.space()
            }
            at += 1
        }
        return out.string
    }

    /// The first node of a subtree that holds a letter, its end when none does: boxes in boxes are all about the same one.
    private func firstLetter(in index: Int) -> Int {
        let before = letters[index]
        var (low, high) = (index, end(index))
        while low < high {
            let middle = (low + high) / 2
            if letters[middle + 1] > before { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// At most so many bytes, without half a character at the end.
    private static func prefix(_ text: UnsafeBufferPointer<UInt8>, _ limit: Int) -> UnsafeBufferPointer<UInt8> {
        guard text.count > limit else { return text }
        var end = max(0, limit)
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[..<end])
    }

    private static func countLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        var count: Int32 = 0
        for byte in bytes { count &+= byte > 0x20 && byte & 0xC0 != 0x80 ? 1 : 0 }
        return count == 1 && bytes.count < 16 && isInvisible(bytes) ? 0 : count
    }

    /// A joiner or a zero-width space alone, by which scripts hold a line open.
    private static func isInvisible(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let at = bytes.firstIndex(where: { $0 > 0x20 }), bytes.count >= at + 3 else { return false }
        return bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && 0x8B...0x8F ~= bytes[at + 2]
            || bytes[at] == 0xEF && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF
    }

    private static let hrefKey = packedName("href")
    private static let nameKey = packedName("name")
    private static let classKey = packedName("class")
    private static let idKey = packedName("id")
    private static let testKey = packedName("data-testid")
    private static let componentKey = packedName("data-component")
    private static let partKey = packedName("data-gu-name")
    private static let itempropKey = packedName("itemprop")
    private static let propertyKey = packedName("property")
    private static let hiddenKey = packedName("hidden")
    private static let ariaHiddenKey = packedName("aria-hidden")
    private static let roleKey = packedName("role")
    private static let styleKey = packedName("style")

    private static func hints(of node: HTMLNode, tag: HTMLTag, _ memo: inout HintMemo) -> Hints {
        var hints: Hints = []
        // React streams parts of a page as `<div hidden id="S:1">` and scripts put them in their places: they show.
        var isStreamed = false
        var isDescription = false
        node.forEachAttribute { name, value in
            switch name {
            case idKey:
                let named = memo.hints(of: value)
                if !named.isEmpty, !SlugID.isSlug(value, of: node, tag: tag) { hints.formUnion(named) }
                if value.count > 2, value[0] == UInt8(ascii: "S"), value[1] == UInt8(ascii: ":") { isStreamed = true }
            case classKey, testKey, componentKey, partKey: hints.formUnion(memo.hints(of: value))
            case itempropKey:
                if ASCII.contains(value, "articleBody") { hints.insert(.articleBody) }
                if ASCII.isSame(value, "author") { hints.insert(.byline) }
                if ASCII.isSame(value, "description") { isDescription = true }
            // RDFa, as `property="articleBody"` and `property="schema:articleBody"`.
            case propertyKey: if ASCII.contains(value, "articleBody") { hints.insert(.articleBody) }
            case hiddenKey: if !ASCII.isSame(value, "false") { hints.insert(.hidden) }
            case ariaHiddenKey: if ASCII.isSame(value, "true") { hints.insert(.hidden) }
            case roleKey: hints.formUnion(role(value))
            // The parser keeps of a style that it sets a box, no more.
            case styleKey: if tag.isInline, ASCII.isSame(value, "block") { hints.insert(.block) }
            default: break
            }
        }
        if isStreamed { hints.remove(.hidden) }
        // Said of the item: its lead, though it is named `teaser-text`.
        if isDescription, tag != .meta {
            hints.remove(.weakJunk)
            hints.insert(.lead)
        }
        return hints
    }

    private static func role(_ value: UnsafeBufferPointer<UInt8>) -> Hints {
        for name in [
            "navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu",
        ] {
            if ASCII.isSame(value, name) { return .junk }
        }
        if ASCII.isSame(value, "main") || ASCII.isSame(value, "article") { return .content }
        return ASCII.isSame(value, "banner") ? .weakJunk : []
    }
}
