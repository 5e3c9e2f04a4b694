/// Reads a document as events, straight from its bytes: in constant memory, without a tree, and as it was meant where it
/// is not well-formed.
///
/// The input is UTF-8 without a DOCTYPE (see `XMLProlog`). No file or network is ever touched, and of entities only
/// characters are known (see `XMLReference`): none can be declared, so none can be blown up.
///
/// What a strict parser refuses is read like this: references that XML does not know are HTML's or text, other ampersands
/// and angle brackets are text, control characters are dropped, values may lack their quotes, an end tag closes what is
/// open within its element, one that matches nothing is dropped, a tag without its `>` ends where the next begins, and a
/// section or comment that is never closed ends with its element. Who knows what an element means may say that others end
/// before it (`endFirst`), and that the document goes on behind its root (`readOn`).
package struct XMLStream: ~Copyable {
    package enum Event: Sendable {
        /// `element` starts; `attributes` are its own until the next event.
        case start
        /// `element` ends.
        case end
        /// A piece of text or a CDATA section, see `appendText`. One text may come in several pieces.
        case text
        /// The root element was read to its end. What follows it does not matter.
        case complete
        /// The input ended within the root element, or has more names than any document needs.
        case cutOff
    }

    struct OpenElement {
        let name: Int
        /// Where its name stands.
        let start: Int
        let count: Int
    }

    /// Elements within elements; deeper ones are text.
    static let depthLimit = 900

    let input: UnsafeBufferPointer<UInt8>
    /// Up to where the input was read.
    var index: Int
    var names: XMLNameTable
    /// The number of the name of the element that an event is about: see `name(_:)`.
    package internal(set) var element = 0
    package internal(set) var attributes: [XMLAttribute] = []
    var open: [OpenElement] = []
    var textStart = 0
    var textEnd = 0
    var isCharacterData = false
    private var hasRoot = false
    /// Elements that end before anything else is read.
    var pendingEnds = 0
    /// Where the next section and the next comment end, once they were looked for; `Int.max` for nowhere. A row of open
    /// ones must not cost quadratic time.
    var sectionEnd = -1
    private var commentEnd = -1
    private var mayEndInstructions = true

    /// - Parameters:
    ///   - input: valid as long as the stream is used.
    ///   - start: where the root's `<` stands.
    package init(_ input: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        self.input = input
        index = start
        names = XMLNameTable(input)
        open.reserveCapacity(16)
        attributes.reserveCapacity(16)
    }

    package mutating func next() -> Event {
        if pendingEnds > 0 { return endInnermost() }
        if hasRoot, open.isEmpty { return .complete }
        while index < input.count, !names.isFull {
            guard input[index] == UInt8(ascii: "<") else { return text(index) }
            let next = index + 1 < input.count ? input[index + 1] : 0
            if XMLNameTable.isNameStart(next), open.count < Self.depthLimit {
                startTag()
                hasRoot = true
                return .start
            }
            switch next {
            case UInt8(ascii: "/"): if endTag() { return endInnermost() }
            case UInt8(ascii: "!"): if declaration() { return .text }
            case UInt8(ascii: "?"): index = endOfInstruction()
            default: return text(index)
            }
        }
        return .cutOff
    }

    /// Takes the start back that was told last: so many elements end before it. It is told again behind them.
    package mutating func endFirst(_ count: Int) {
        guard let taken = open.last, count > 0, count < open.count else { return }
        index = taken.start - 1
        names.forget(depth: open.count)
        open.removeLast()
        pendingEnds = count
    }

    /// Whether the element that was told last as starting ends with its tag: `<item/>`.
    package var isEmptyElement: Bool { pendingEnds > 0 }

    /// Whether the end that was told last is its element's own, rather than that of one around it.
    package var isOwnEnd: Bool { pendingEnds == 0 }

    /// Behind `complete`: reads what follows the root as a further one; false when nothing does.
    package mutating func readOn() -> Bool {
        hasRoot = false
        return index < input.count
    }

    /// The element's name that a number stands for.
    package func name(_ number: Int) -> XMLName { names.elementName(number) }

    /// The attribute's name that a number stands for; its namespace is left out.
    package func attributeName(_ number: Int) -> XMLName { names.attributeName(number) }

    // MARK: Text

    /// Up to the next `<`, or past one that opens nothing.
    private mutating func text(_ start: Int) -> Event {
        textStart = start
        textEnd = input.firstIndex(of: UInt8(ascii: "<"), from: start + 1) ?? input.count
        index = textEnd
        isCharacterData = false
        return .text
    }

    /// Adds the text of a `text` event as it was meant, of at most so many bytes of input.
    package func appendText(to buffer: inout [UInt8], limitBytes: Int) {
        let end = min(textEnd, textStart + max(0, limitBytes))
        XMLText.append(input, textStart, end, isCharacterData: isCharacterData, to: &buffer)
    }

    // MARK: Other markup

    /// At `<!`. True for a CDATA section, which is text; comments and the rest are passed over.
    private mutating func declaration() -> Bool {
        if let start = sectionStart(index) {
            section(from: start)
            return true
        }
        guard input.has("<!--", at: index) else {
            index = input.firstIndex(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? input.count
            return false
        }
        let start = index + 4
        if commentEnd < start { commentEnd = input.firstIndex(of: "-->", from: start) ?? .max }
        // A comment that never ends is not one, nor is one whose end is another's.
        let isClosed = commentEnd < input.count && unclosedEnd(from: start, to: commentEnd, mark: "<!--") == nil
        index = isClosed ? commentEnd + 3 : start
        return false
    }

    /// Past the `?>`, or where there is none at all, past the next `>`.
    private mutating func endOfInstruction() -> Int {
        if mayEndInstructions {
            if let end = input.firstIndex(of: "?>", from: index + 2) { return end + 2 }
            mayEndInstructions = false
        }
        return input.firstIndex(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? input.count
    }
}
