import Bytes
import Markup

/// A CSS selector, as far as rules for a site need it (Selectors Level 4): a name or `*`, `#id`, `.class`, `[name]`,
/// `[name=value]` with `=`, `~=`, `^=`, `$=` and `*=`, descendants (a space), children (`>`), and lists (`,`).
package struct Selector: Sendable, Equatable {
    /// What one element must be.
    struct Compound: Sendable, Equatable {
        var tag: HTMLTag?
        var conditions: [Condition] = []
    }

    struct Condition: Sendable, Equatable {
        enum Test: Sendable, Equatable {
            case present, equals, holdsWord, starts, ends, holds
        }
        let key: UInt64
        var test: Test
        var value: [UInt8] = []

        init(attribute: String, test: Test, value: [UInt8] = []) {
            var attribute = attribute
            key = attribute.withUTF8 { packedName($0) }
            self.test = test
            self.value = value
        }
    }

    /// A compound and how it hangs on the one before it.
    struct Step: Sendable, Equatable {
        var compound: Compound
        var isChild: Bool
    }

    /// The alternatives of a list, each in document order from the outermost compound.
    let alternatives: [[Step]]
    package let text: String

    /// The attributes that are read of a page at all.
    package static let attributes: Set<String> = [
        "id", "class", "href", "rel", "src", "itemprop", "itemtype", "property", "name", "content", "lang", "dir",
        "datetime", "role", "hidden", "type", "data-testid", "data-component", "aria-hidden",
    ]
    static let stepsBound = 16

    package init(_ text: String) throws(SelectorError) {
        var parser = SelectorParser(Array(text.utf8))
        alternatives = try parser.list()
        self.text = text
    }
}

/// Why a text is no selector, in words for the person who wrote it.
package struct SelectorError: Error, Equatable, Sendable {
    package let reason: String
}

private struct SelectorParser {
    let bytes: [UInt8]
    var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func list() throws(SelectorError) -> [[Selector.Step]] {
        var found = [try chain()]
        while next == UInt8(ascii: ",") {
            at += 1
            found.append(try chain())
        }
        if let next { throw SelectorError(reason: "\"\(Character(Unicode.Scalar(next)))\" is not understood here") }
        return found
    }

    private mutating func chain() throws(SelectorError) -> [Selector.Step] {
        skipSpace()
        var steps = [Selector.Step(compound: try compound(), isChild: false)]
        while true {
            let isApart = skipSpace()
            var isChild = false
            if next == UInt8(ascii: ">") {
                at += 1
                isChild = true
                skipSpace()
            } else if !isApart || next == nil || next == UInt8(ascii: ",") {
                return steps
            }
            guard steps.count < Selector.stepsBound else {
                throw SelectorError(reason: "more than \(Selector.stepsBound) steps")
            }
            steps.append(Selector.Step(compound: try compound(), isChild: isChild))
        }
    }

    private mutating func compound() throws(SelectorError) -> Selector.Compound {
        var found = Selector.Compound()
        let start = at
        if next == UInt8(ascii: "*") {
            at += 1
        } else if let next, isName(next) {
            found.tag = try tag(name())
        }
        while let mark = next {
            switch mark {
            case UInt8(ascii: "#"):
                at += 1
                found.conditions.append(.init(attribute: "id", test: .equals, value: Array(try word("an id").utf8)))
            case UInt8(ascii: "."):
                at += 1
                found.conditions.append(
                    .init(attribute: "class", test: .holdsWord, value: Array(try word("a class").utf8)))
            case UInt8(ascii: "["):
                at += 1
                found.conditions.append(try condition())
            case UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "~"):
                throw SelectorError(reason: "\"\(Character(Unicode.Scalar(mark)))\" is not supported")
            default:
                if at == start { throw SelectorError(reason: "a name, #id, .class or [attribute] is wanted") }
                return found
            }
        }
        if at == start { throw SelectorError(reason: "a name, #id, .class or [attribute] is wanted") }
        return found
    }

    private func tag(_ name: String) throws(SelectorError) -> HTMLTag {
        var name = name
        let tag = name.withUTF8 { HTMLTagTable.shared.tag(packedName($0), length: $0.count) }
        guard tag != .unknown, tag != .text else { throw SelectorError(reason: "\(name) is no element of HTML") }
        return tag
    }

    /// Behind the `[`.
    private mutating func condition() throws(SelectorError) -> Selector.Condition {
        skipSpace()
        let attribute = ASCII.lowercased(try word("an attribute"))
        guard Selector.attributes.contains(attribute) else {
            throw SelectorError(
                reason:
                    "\(attribute) is not read of pages; known: \(Selector.attributes.sorted().joined(separator: ", "))")
        }
        skipSpace()
        var found = Selector.Condition(attribute: attribute, test: .present)
        switch next {
        case UInt8(ascii: "="): found.test = .equals
        case UInt8(ascii: "~"): found.test = .holdsWord
        case UInt8(ascii: "^"): found.test = .starts
        case UInt8(ascii: "$"): found.test = .ends
        case UInt8(ascii: "*"): found.test = .holds
        default: break
        }
        if found.test != .present {
            if found.test != .equals { at += 1 }
            guard next == UInt8(ascii: "=") else { throw SelectorError(reason: "= is missing behind \(attribute)") }
            at += 1
            skipSpace()
            found.value = try value()
            skipSpace()
        }
        guard next == UInt8(ascii: "]") else { throw SelectorError(reason: "] is missing behind [\(attribute)") }
        at += 1
        return found
    }

    private mutating func value() throws(SelectorError) -> [UInt8] {
        guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return Array(try word("a value").utf8)
        }
        at += 1
        let start = at
        while let next, next != quote { at += 1 }
        guard next == quote else { throw SelectorError(reason: "a quote is not closed") }
        at += 1
        return Array(bytes[start..<at - 1])
    }

    private mutating func word(_ what: String) throws(SelectorError) -> String {
        guard let next, isName(next) else { throw SelectorError(reason: "\(what) is missing") }
        return name()
    }

    private mutating func name() -> String {
        let start = at
        while let next, isName(next) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// Letters, digits, `-`, `_` and everything beyond ASCII (CSS Syntax, "ident code point").
    private func isName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte >= 0x80
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = at
        while let next, next <= 0x20 { at += 1 }
        return at > start
    }
}
