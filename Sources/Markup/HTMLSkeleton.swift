import CLibXML2

/// A page cut in two: its bare tags, which libxml2 puts in order, and what hangs on them, which never passes through it.
///
/// In `markup` a tag has no attributes, a run of text is one letter (one space when it is white space), and elements that
/// libxml2 2.9 does not know have the name of one that it knows and has no rules for. An event of the parser is told apart
/// by how far the parser has read.
struct HTMLSkeleton {
    struct StartTag {
        /// Offset of the tag's `>` in `markup`.
        let at: UInt32
        let tag: HTMLTag
        /// The name as it stands in `markup`, packed.
        let key: UInt64
        /// In `attributes`.
        let attributes: Range<UInt32>
    }

    struct Run {
        /// Offset behind the stand-in in `markup`.
        let at: UInt32
        /// In `text`.
        let text: Range<UInt32>
    }

    struct Attribute {
        let key: UInt64
        /// In `values`.
        let value: Range<UInt32>
    }

    /// No attribute's key: under it stands the name of an element whose tag does not tell it.
    static let nameKey: UInt64 = 0

    private(set) var markup: [UInt8] = []
    private(set) var tags: [StartTag] = []
    private(set) var runs: [Run] = []
    /// Character data without its markup, references resolved, in UTF-8.
    var text: [UInt8] = []
    var attributes: [Attribute] = []
    /// Values of attributes, references resolved, in UTF-8.
    var values: [UInt8] = []
    private let names = Self.allNames
    /// Where the run begins that is being written.
    private var runStart = 0

    init(expecting bytes: Int) {
        markup.reserveCapacity(bytes / 4)
        tags.reserveCapacity(bytes / 48)
        runs.reserveCapacity(bytes / 48)
        text.reserveCapacity(bytes / 4)
        attributes.reserveCapacity(bytes / 48)
        values.reserveCapacity(bytes / 4)
    }

    /// A start tag with the attributes from `first` on.
    mutating func start(_ tag: HTMLTag, attributesFrom first: Int) {
        endRun()
        let name = names[Int(tag.rawValue)]
        markup.append(0x3C)
        markup.append(contentsOf: name.bytes)
        tags.append(
            StartTag(
                at: UInt32(truncatingIfNeeded: markup.count), tag: tag, key: name.key,
                attributes: UInt32(truncatingIfNeeded: first)..<UInt32(truncatingIfNeeded: attributes.count)))
        markup.append(0x3E)
    }

    /// The name of an element that has no tag of its own, before its attributes.
    mutating func noteName(_ name: UnsafeBufferPointer<UInt8>) {
        let start = UInt32(truncatingIfNeeded: values.count)
        for byte in name { values.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
        attributes.append(Attribute(key: Self.nameKey, value: start..<UInt32(truncatingIfNeeded: values.count)))
    }

    mutating func end(_ tag: HTMLTag) {
        endRun()
        markup.append(0x3C)
        markup.append(0x2F)
        markup.append(contentsOf: names[Int(tag.rawValue)].bytes)
        markup.append(0x3E)
    }

    /// Puts the stand-in for the text written since the last tag.
    mutating func endRun() {
        guard text.count > runStart else { return }
        let firstLetter = text[runStart...].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }
        // White space before everything else is no text (HTML Standard, the "initial" and "before" insertion modes).
        if markup.isEmpty { runStart = firstLetter ?? text.count }
        guard text.count > runStart else { return }
        markup.append(firstLetter == nil ? 0x20 : 0x78)
        runs.append(
            Run(
                at: UInt32(truncatingIfNeeded: markup.count),
                text: UInt32(truncatingIfNeeded: runStart)..<UInt32(truncatingIfNeeded: text.count)))
        runStart = text.count
    }

    /// Forgets all that stood so far.
    mutating func removeAll() { self = HTMLSkeleton(expecting: 0) }

    /// What each element is called in `markup`. libxml2 reports every tag that it does not know, which takes longer than the
    /// tag; `q` and, for elements without an end, `img` close nothing and are closed by nothing.
    private static let allNames: [(bytes: [UInt8], key: UInt64)] = HTMLTag.allCases.map { tag in
        let isKnown = htmlTagLookup(tag.name) != nil
        let name = Array((isKnown ? tag.name : tag.isVoid ? "img" : "q").utf8)
        return (name, name.withUnsafeBufferPointer { packedName($0) })
    }
}
