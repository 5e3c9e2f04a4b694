/// A data block that a page carries in a script element.
package struct HTMLEmbeddedData: Sendable {
    package enum Kind: Sendable {
        /// `type="application/ld+json"`
        case jsonLD
        /// `type="application/json"`: what a framework would fill the page with, `__NEXT_DATA__` by name
        case state
        /// A program of the page's own, which may hold such a state.
        case script
    }
    package let kind: Kind
    package let bytes: ArraySlice<UInt8>
}

/// Reads a page with the HTML Standard's tokenizer and cuts it in two: the bare tags in a form that libxml2 2.9 puts in order
/// as browsers would, every close written out, and the attributes and the text, references resolved. Comments and scripts
/// are gone; attributes, elements and depth are bounded.
///
/// libxml2 2.9.14 alone ends a page at a NUL, leaks code after `<script/>`, leaves junk of `--!>` and `<![endif]>`, keeps
/// references newer than HTML 4 as text, and takes 41 s for a start tag with 100,000 attributes.
package struct HTMLBytePass {
    package enum Keeping: Sendable {
        /// All that shows, with all attributes up to the bounds.
        case everything
        /// What extraction reads: a handful of attributes, no drawings, no form text.
        case article
    }

    struct Clean {
        var skeleton: HTMLSkeleton
        var embedded: [HTMLEmbeddedData]
        var scriptCount: Int
    }

    /// Open elements beyond this depth lose their tags, never their text. Browsers stop at 512.
    static let depthBound = 512
    /// Likewise elements behind this many; the largest of real pages hold some 10,000.
    static let elementsBound = 50_000
    static let attributesPerTagBound = 96
    static let attributeBytesBound = 65_536
    /// JSON-LD and application state together.
    static let embeddedBytesBound = 8 << 20
    static let embeddedCountBound = 64
    /// Of the page's own programs; those in pieces come in hundreds.
    static let scriptsBytesBound = 4 << 20
    static let scriptsCountBound = 512
    /// Shorter ones hold no story, unless it comes in pieces.
    static let scriptBytesLeast = 400

    let input: UnsafeBufferPointer<UInt8>
    let keeping: Keeping
    let tags = HTMLTagTable.shared
    let entities = HTMLEntities.shared
    let wanted = HTMLAttributeNames.shared
    private let special = Self.specialBytes
    var at = 0
    var page: HTMLSkeleton
    var open = HTMLOpenElements()
    var elementCount = 0
    var embedded: [(kind: HTMLEmbeddedData.Kind, range: Range<Int>)] = []
    var embeddedBytes = 0
    var scriptsKept = (count: 0, bytes: 0)
    var scriptCount = 0
    /// Whether a `<frameset>` would still replace the body (HTML Standard, "frameset-ok flag").
    var framesetOK = true
    /// Behind a `<frameset>` only white space is text.
    var inFrameset = false
    /// No `</svg` stands beyond here: looked for once, not once a drawing.
    var drawingsEnd = false

    /// Nil when cancelled.
    static func clean(_ utf8: [UInt8], keeping: Keeping, isCancelled: () -> Bool = { false }) -> Clean? {
        utf8.withUnsafeBufferPointer { input in
            var pass = HTMLBytePass(input: input, keeping: keeping)
            guard pass.run(isCancelled) else { return nil }
            let embedded = pass.embedded.map { HTMLEmbeddedData(kind: $0.kind, bytes: utf8[$0.range]) }
            return Clean(skeleton: pass.page, embedded: embedded, scriptCount: pass.scriptCount)
        }
    }

    private init(input: UnsafeBufferPointer<UInt8>, keeping: Keeping) {
        self.input = input
        self.keeping = keeping
        page = HTMLSkeleton(expecting: input.count)
    }

    /// How much markup is read between two looks at whether to go on: some 0.1 ms.
    private static let stride = 1024

    private mutating func run(_ isCancelled: () -> Bool) -> Bool {
        var count = 0
        while at < input.count {
            copyText(until: input.count, references: true, stopAtTags: true)
            guard at < input.count else { break }
            markup()
            count += 1
            if count % Self.stride == 0, isCancelled() { return false }
        }
        page.endRun()
        return true
    }

    /// At a `<`: the tag open state.
    private mutating func markup() {
        let next = byte(at + 1)
        if isLetter(next) {
            startTag()
        } else if next == 0x2F, isLetter(byte(at + 2)) {
            endTag()
        } else if next == 0x21 {
            declaration()
        } else if next == 0x3F || (next == 0x2F && at + 2 < input.count) {
            skip(past: 0x3E, from: at + 2)
        } else {
            replaced(by: "<")
        }
    }

    /// `<!--`, `<!DOCTYPE`, `<![CDATA[`, and whatever else begins with `<!`: nothing of it shows.
    private mutating func declaration() {
        guard byte(at + 2) == 0x2D, byte(at + 3) == 0x2D else {
            if open.isForeign, matches("<![CDATA[", at: at) { return characterData() }
            return skip(past: 0x3E, from: at + 2)
        }
        let start = at + 4
        if byte(start) == 0x3E {
            at = start + 1
            return
        }
        if byte(start) == 0x2D, byte(start + 1) == 0x3E {
            at = start + 2
            return
        }
        var end = start
        while end < input.count {
            if input[end] == 0x2D, byte(end + 1) == 0x2D {
                if byte(end + 2) == 0x3E {
                    at = end + 3
                    return
                }
                if byte(end + 2) == 0x21, byte(end + 3) == 0x3E {
                    at = end + 4
                    return
                }
            }
            end += 1
        }
        at = input.count
    }

    /// In foreign content a CDATA section is text.
    private mutating func characterData() {
        at += 9
        var end = at
        while end < input.count, !(input[end] == 0x5D && byte(end + 1) == 0x5D && byte(end + 2) == 0x3E) { end += 1 }
        copyText(until: end, references: false, stopAtTags: false)
        at = min(input.count, end + 3)
    }

    private mutating func skip(past stop: UInt8, from start: Int) {
        at = min(start, input.count)
        while at < input.count, input[at] != stop { at += 1 }
        at = min(at + 1, input.count)
    }

    /// Copies character data, resolving references, up to `end` or the next `<`.
    mutating func copyText(until end: Int, references: Bool, stopAtTags: Bool) {
        var run = at
        while at < end {
            let value = input[at]
            // Everything special is below 0x40; letters and all other scripts pass with one comparison.
            if value >= 0x40 || !special[Int(value)] {
                at += 1
                continue
            }
            if value == 0x3C, stopAtTags { break }
            copyRun(run..<at)
            if inFrameset {
                at += 1
                run = at
                continue
            }
            switch value {
            case 0x26 where references: Self.write(reference(inAttribute: false), to: &page.text)
            case 0x26: replaced(by: "&")
            case 0x3C: replaced(by: "<")
            case 0x0D: if byte(at + 1) == 0x0A { at += 1 } else { replaced(by: "\n") }
            case 0x0C: replaced(by: " ")
            case 0 where open.isForeign || !stopAtTags: replaced(by: "\u{FFFD}")
            default: at += 1  // NUL and controls: no text
            }
            run = at
        }
        copyRun(run..<at)
    }

    /// Character data without anything special in it.
    private mutating func copyRun(_ range: Range<Int>) {
        if !framesetOK, !inFrameset { return copy(range) }
        if inFrameset {
            for index in range where isSpace(input[index]) { page.text.append(input[index]) }
            return
        }
        if range.contains(where: { !isSpace(input[$0]) }) { framesetOK = false }
        copy(range)
    }

    /// NUL, controls other than white space, `&`, `<`.
    private static let specialBytes: [Bool] = (0..<64).map { value in
        value == 0x26 || value == 0x3C || (value < 0x20 && value != 0x09 && value != 0x0A)
    }

    /// What stands at an ampersand, resolved.
    mutating func reference(inAttribute: Bool) -> ArraySlice<UInt8> {
        guard let found = HTMLReference.read(input, at: at, inAttribute: inAttribute, entities: entities) else {
            at += 1
            return Self.ampersand
        }
        framesetOK = false
        at += found.length
        return found.bytes
    }

    private static let ampersand: ArraySlice<UInt8> = [0x26]

    /// Controls that references name are no text.
    static func write(_ replacement: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in replacement {
            switch byte {
            case 0x0C, 0x0D: out.append(0x20)
            case 0..<0x20 where byte != 0x09 && byte != 0x0A: break
            default: out.append(byte)
            }
        }
    }

    /// Text in place of the byte there.
    private mutating func replaced(by text: StaticString) {
        text.withUTF8Buffer { page.text.append(contentsOf: $0) }
        at += 1
    }

    mutating func copy(_ range: Range<Int>) {
        if !range.isEmpty { page.text.append(contentsOf: UnsafeBufferPointer(rebasing: input[range])) }
    }

    /// The byte there, 0 beyond the end.
    @inline(__always) func byte(_ index: Int) -> UInt8 { index < input.count ? input[index] : 0 }

    @inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always) func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    /// Whether the ASCII text stands there, letters compared without case.
    func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= input.count else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count {
                let (a, b) = (input[index + offset], wanted[offset])
                if a != b && !(isLetter(a) && a | 0x20 == b | 0x20) { return false }
            }
            return true
        }
    }
}
