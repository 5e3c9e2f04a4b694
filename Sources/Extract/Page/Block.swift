import Bytes
import Markup

/// A run of text that a reader sees as one: a paragraph, a heading, a list item, a cell.
struct Block {
    enum Kind: Equatable {
        case paragraph
        case heading(Int)
        case listItem, quote, cell, caption, preformatted
    }
    var kind: Kind
    /// Bytes in the page's text buffer.
    var text: Range<Int>
    /// Scalars above space, and those of them inside links.
    var letters = 0
    var linkLetters = 0
    /// Commas and sentence ends of all scripts.
    var marks = 0
    /// First and last text node.
    var first: Int
    var last: Int
    /// The block-level element around it.
    var container: Int
    /// What the names of the small elements around it say.
    var hints: Hints = []
    /// Ends as sentences do.
    var endsSentence = false
    /// Cells of a table's row, where the block is one.
    var cells = 1

    var linkDensity: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }
    var isHeading: Bool { if case .heading = kind { true } else { false } }
}

/// The page's visible text in blocks, in document order.
struct PageText {
    var buffer = TextBuffer()
    var blocks: [Block] = []

    func bytes(_ block: Block) -> ArraySlice<UInt8> { buffer.bytes[block.text] }
    func string(_ block: Block) -> String { String(decoding: buffer.bytes[block.text], as: UTF8.self) }

    init(_ outline: Outline) {
        var maker = BlockMaker(outline: outline)
        maker.run()
        buffer = maker.buffer
        blocks = maker.blocks
    }
}

private struct BlockMaker {
    /// A block-level element that the walk is inside of.
    struct Open {
        let index: Int
        let end: Int
        let kind: Block.Kind
        let hints: Hints
        /// Whether the box or one around it holds the story under a name of side boxes.
        let isStoryNamed: Bool
        /// The number before the next item's, in a list that shows them.
        var items: Int?
    }

    static let smallBoxLetters = 400
    /// So that a look into box after box costs no more than the page.
    static let smallBoxElements = 400
    /// What a byline or a date may come to, labels included.
    static let lineLetters = 160
    /// No headline is as long that ends with a full stop.
    static let proseLetters = 100
    /// Longer rows are a layout's.
    static let rowLetters = 600

    /// Labels and calls are shorter.
    static let storyLineLetters = 40

    let outline: Outline
    /// The first two articles of the page.
    let articles: [Int]
    var buffer = TextBuffer()
    var blocks: [Block] = []
    var open: [Open] = []
    var current: Block?
    var linkEnd = 0
    /// Behind the row of a table whose cells make one block.
    var rowEnd = 0
    /// Of the list item that begins, where its list counts them.
    var number: Int?

    init(outline: Outline) {
        self.outline = outline
        articles = Array((0..<outline.count).lazy.filter { outline.tag($0) == .article }.prefix(2))
    }

    mutating func run() {
        var index = 0
        while index < outline.count {
            while let last = open.last, last.end <= index {
                // Between the cells of a row the block goes on.
                if index >= rowEnd || last.kind != .cell { flush() }
                open.removeLast()
            }
            let element = outline.elements[index]
            if element.isPruned {
                skip(element)
                index = Int(element.end)
                continue
            }
            if element.tag == .text { text(element, index) } else { begin(element, index) }
            index += 1
        }
        flush()
    }

    /// Two words on both sides of something cut out are two words; what nobody sees parts none.
    private mutating func skip(_ element: Outline.Element) {
        let tag = element.tag
        if tag == .rt || tag == .rp || tag.isInline && element.hints.contains(.hidden) { return }
        if tag.isInline { buffer.space() } else { flush() }
    }

    private mutating func begin(_ element: Outline.Element, _ index: Int) {
        if element.tag == .br {
            breakLine()
        } else if element.tag == .a {
            if !Outline.isPlace(element.node), !isPermalink(element) { linkEnd = max(linkEnd, Int(element.end)) }
        } else if index < rowEnd, element.tag == .td || element.tag == .th, current != nil {
            buffer.tab()
            current?.cells += 1
        } else if !element.tag.isInline {
            flush()
            if element.tag == .tr, index >= rowEnd, isRow(index) { rowEnd = Int(element.end) }
            if element.tag != .hr { enter(element, index) }
        } else if element.hints.contains(.block), let box = open.last {
            // Lines of their own in the box that they stand in: `<span style="display:block">`.
            flush()
            open.append(
                Open(
                    index: box.index, end: Int(element.end), kind: box.kind, hints: box.hints,
                    isStoryNamed: box.isStoryNamed, items: nil))
        } else if element.tag == .img {
            if let letter = initial(element, index) { write(letter, at: index) } else { buffer.space() }
        }
    }

    /// The letter that a picture stands for at the beginning of a paragraph, with the rest of its word behind it.
    private func initial(_ picture: Outline.Element, _ index: Int) -> [UInt8]? {
        guard current == nil, let letter = picture.node.attribute("alt").map({ Array(ASCII.trimmed($0).utf8) }),
            letter.count == 1, letter[0] &- 0x41 < 26, index + 1 < outline.count, outline.tag(index + 1) == .text,
            let next = outline.node(index + 1).textBytes.first, next &- 0x61 < 26
        else { return nil }
        return letter
    }

    private mutating func write(_ letter: [UInt8], at index: Int) {
        openBlock(index)
        letter.withUnsafeBufferPointer { buffer.append($0, keepingLines: false) }
        current?.letters += 1
    }

    /// Zero items of an ordered list; nil where its class says that the numbers are styled away.
    private static func itemsBefore(_ list: HTMLNode) -> Int? {
        if let names = list.attribute("class"), names.utf8Contains("none") || names.utf8Contains("unstyled") {
            return nil
        }
        return 0
    }

    /// Whether the text brings its own number.
    private static func beginsWithDigit(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.first { $0 > 0x20 }.map { $0 &- 0x30 < 10 } ?? false
    }

    /// A heading's link to its own place on the page.
    private func isPermalink(_ element: Outline.Element) -> Bool {
        guard let box = open.last, box.kind.isHeadingKind, let href = element.node.attribute("href") else {
            return false
        }
        return href.utf8.contains(0x23)
    }

    /// Whether a row's cells hold words and nothing that breaks lines: a row of data, not of a layout.
    private func isRow(_ row: Int) -> Bool {
        guard outline.letters(in: row) < Self.rowLetters else { return false }
        var cells = 0
        var index = row + 1
        while index < outline.end(row) {
            let element = outline.elements[index]
            if element.isPruned {
                index = Int(element.end)
                continue
            }
            switch element.tag {
            case .td, .th: cells += 1
            case .text: break
            case .br: return false
            default: if !element.tag.isInline { return false }
            }
            index += 1
        }
        return cells > 1
    }

    /// A page's own headline stands in no caption.
    private func holdsTitle(_ index: Int) -> Bool {
        (index..<min(outline.end(index), index + 60)).contains { outline.tag($0) == .h1 }
    }

    /// What the blocks of an element are, by its tag and by what it stands in.
    private func kind(_ tag: HTMLTag, _ index: Int) -> Block.Kind {
        let outer = open.last?.kind ?? .paragraph
        return switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading(tag.headingLevel)
        case .li, .dd, .dt: .listItem
        case .td, .th: .cell
        case .figcaption, .caption: holdsTitle(index) ? .paragraph : .caption
        case .blockquote: .quote
        case .pre, .listing, .xmp, .plaintext: .preformatted
        case .p, .div:
            outer == .listItem || outer == .quote || outer == .caption || outer == .cell || outer.isHeadingKind
                ? outer : .paragraph
        case .ul, .ol, .dl, .table, .section, .article: .paragraph
        default: outer
        }
    }

    private mutating func enter(_ element: Outline.Element, _ index: Int) {
        let kind = kind(element.tag, index)
        if element.tag == .li, let list = open.indices.last, let before = open[list].items {
            open[list].items = before + 1
            number = before + 1
        }
        // Names speak for small boxes; themes put every word they know on the large ones.
        let letters = outline.letters(in: index)
        let isWhole = element.tag == .body || element.tag == .html
        var names = letters < Self.smallBoxLetters && !isWhole ? element.hints : []
        // A name that the story's own box has is none of a side box within: `notice-text` in `notice`.
        var isStoryNamed = open.last?.isStoryNamed ?? false
        let isSmall = names.contains(.weakJunk) || outline.end(index) - index < Self.smallBoxElements
        if element.hints.contains(.weakJunk), !isStoryNamed, isSmall, isStory(index) {
            names.remove(.weakJunk)
            isStoryNamed = true
        } else if isStoryNamed, names.contains(.weakJunk), holdsParagraphs(index) {
            names.remove(.weakJunk)
        }
        // A box named for its date that holds more than a line is the article it dates.
        if letters > Self.lineLetters { names.subtract([.byline, .date]) }
        let hints = (open.last?.hints ?? []).union(names)
        open.append(
            Open(
                index: index, end: Int(element.end), kind: kind, hints: hints,
                isStoryNamed: isStoryNamed, items: element.tag == .ol ? Self.itemsBefore(element.node) : nil))
    }

    /// The headline, the page's only article or what is named its text, and two paragraphs: no name makes a side box of what
    /// holds these, as `gallery-page` and `main-left-rail` would of a short story's.
    private func isStory(_ box: Int) -> Bool {
        let inside = box..<outline.end(box)
        let isMain = inside.contains { index in
            outline.tag(index) == .h1 || !outline.elements[index].hints.isDisjoint(with: [.body, .articleBody])
        }
        guard isMain || articles.count == 1 && inside.contains(articles[0]) else { return false }
        return holdsParagraphs(box)
    }

    /// Two at least.
    private func holdsParagraphs(_ box: Int) -> Bool {
        (box..<outline.end(box)).lazy.filter { index in
            (outline.tag(index) == .p || isParagraph(index)) && outline.letters(in: index) >= Self.storyLineLetters
                && outline.linkLetters(in: index) == 0
        }.prefix(2).count == 2
    }

    /// A `div` that holds a line of text and no other box, as editors of agencies and of Google's Blogger set paragraphs.
    private func isParagraph(_ index: Int) -> Bool {
        outline.tag(index) == .div
            && !(index + 1..<outline.end(index)).contains { outline.tag($0) != .text && !outline.tag($0).isInline }
    }

    private mutating func text(_ element: Outline.Element, _ index: Int) {
        let bytes = element.node.textBytes
        let letters = Int(outline.letters[index + 1] - outline.letters[index])
        if letters == 0 {
            // Between the words of code that is coloured stand its line ends.
            if current?.kind == .preformatted { buffer.append(bytes, keepingLines: true) } else { buffer.space() }
            return
        }
        if current == nil { openBlock(index) }
        if let number, current?.letters == 0, !Self.beginsWithDigit(bytes) {
            Array("\(number). ".utf8).withUnsafeBufferPointer { buffer.append($0, keepingLines: false) }
        }
        number = nil
        if isSeam(index, bytes) { buffer.space() }
        let start = buffer.count
        buffer.append(bytes, keepingLines: current?.kind == .preformatted)
        current?.letters += letters
        if index < linkEnd { current?.linkLetters += letters }
        current?.last = index
        current?.marks += Punctuation.count(buffer.bytes[start...])
    }

    private mutating func openBlock(_ index: Int) {
        let box = open.last
        buffer.begin()
        current = Block(
            kind: box?.kind ?? .paragraph, text: buffer.count..<buffer.count, first: index, last: index,
            container: box?.index ?? 0, hints: box?.hints ?? [])
    }

    /// Two inline elements side by side with nothing between them, the one ending in a small letter, the other beginning with
    /// a capital, or the one ending its sentence: a style sheet sets them apart (`<a>Name</a><em>Title</em>`,
    /// `<span>The doctor is late.</span><span>The mayor is sorry.</span>`).
    private func isSeam(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = current?.last, last < index, let first = bytes.first, bytes.count > 1 else { return false }
        if endsSentence(last), Self.isLetter(first) { return areApart(last, index) }
        if isDigit(first, bytes), let before = buffer.bytes.last,
            isDigit(before, buffer.bytes.suffix(2)), min(outline.letters(in: last), outline.letters(in: index)) > 3
        {
            return areApart(last, index)
        }
        // No capital tells there where a word begins.
        if ArabicLetters.isLead(first), let before = buffer.bytes.suffix(2).first, ArabicLetters.isLead(before),
            holdsWords(last),
            bytes.contains(0x20)
        {
            return areApart(last, index)
        }
        guard first &- 0x41 < 26, let before = buffer.bytes.last,
            before &- 0x61 < 26 || (before &- 0x30 < 10 && outline.letters(in: last) > 3)
        else { return false }
        let (left, right) = (outline.node(outline.parent(last)), outline.node(outline.parent(index)))
        return areApart(last, index)
            && (left.tag != right.tag || left.attribute("class") != right.attribute("class"))
    }

    /// Several words, as no part of one has.
    private func holdsWords(_ index: Int) -> Bool { outline.node(index).textBytes.contains(0x20) }

    /// Of ASCII, or of Arabic and Persian in two bytes.
    private func isDigit(_ byte: UInt8, _ text: some Collection<UInt8>) -> Bool {
        if byte &- 0x30 < 10 { return true }
        guard let lead = text.first, text.count > 1, let digit = text.dropFirst().first else { return false }
        return lead == 0xD9 && 0xA0...0xA9 ~= digit || lead == 0xDB && 0xB0...0xB9 ~= digit
    }

    /// Whether what has been written ends a sentence, and more than an abbreviation: «U.», «3.».
    private func endsSentence(_ last: Int) -> Bool {
        guard outline.letters(in: last) >= Self.sentenceLetters, let mark = buffer.bytes.last else { return false }
        return mark == 0x2E || mark == 0x21 || mark == 0x3F || mark == 0x9F && buffer.bytes.suffix(2).first == 0xD8
    }

    private static let sentenceLetters = 12

    /// The first byte of a letter: quotation marks and dashes begin with others.
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || (0xC3...0xDF).contains(byte) }

    /// Two texts in two inline elements, neither within the other.
    private func areApart(_ last: Int, _ index: Int) -> Bool {
        let (left, right) = (outline.parent(last), outline.parent(index))
        return left != right && !outline.contains(left, index) && !outline.contains(right, last)
            && outline.tag(left).isInline && outline.tag(right).isInline
    }

    /// One break ends a line, two a paragraph.
    private mutating func breakLine() {
        guard let current else { return buffer.space() }
        if buffer.bytes.last == 0x0A, current.kind != .preformatted { flush() } else { buffer.line() }
    }

    private mutating func flush() {
        guard var block = current else { return }
        current = nil
        buffer.line()
        var end = buffer.count
        while end > block.text.lowerBound, buffer.bytes[end - 1] <= 0x20 { end -= 1 }
        block.text = block.text.lowerBound..<end
        guard !block.text.isEmpty else { return }
        block.endsSentence = Punctuation.endsSentence(buffer.bytes[block.text])
        // Some sites set their paragraphs as `h4`, some their leads as `h2`: a sentence of that length is prose.
        if case .heading(2...6) = block.kind, block.letters >= Self.proseLetters, block.endsSentence {
            block.kind = .paragraph
        }
        blocks.append(block)
    }
}

extension Block.Kind {
    fileprivate var isHeadingKind: Bool { if case .heading = self { true } else { false } }
}
