import Bytes
import Web

/// The values that a script assigns: `window.__INITIAL_STATE__ = {…}`, `JSON.parse("…")`, `(function(a){return {…}}(…))`.
struct ScriptValues {
    /// Shorter ones hold no story.
    static let bytesBound = 400
    static let countBound = 32

    private let bytes: ArraySlice<UInt8>
    private var found: [ArraySlice<UInt8>] = []
    /// Each may be looked through to its end and be none.
    private var calls = 0

    /// As JSON, more or less.
    static func find(in bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var values = ScriptValues(bytes: bytes)
        values.run()
        return values.found
    }

    private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    private mutating func run() {
        var at = bytes.startIndex
        while at < bytes.endIndex, found.count < Self.countBound {
            switch bytes[at] {
            case 0x22, 0x27: at = ScriptText.endOfString(at, in: bytes) ?? at + 1
            case 0x3D where isAssignment(at): at = value(from: space(at + 1))
            default: at += 1
            }
        }
    }

    /// `a =`, not `==`, `=>`, `<=`.
    private func isAssignment(_ at: Int) -> Bool {
        var before = at - 1
        while before >= bytes.startIndex, bytes[before] == 0x20 { before -= 1 }
        guard before >= bytes.startIndex, at + 1 < bytes.endIndex else { return false }
        let isPath = ScriptLiteral.isWord(bytes[before]) || bytes[before] == 0x5D
        return isPath && bytes[at + 1] != 0x3D && bytes[at + 1] != 0x3E
    }

    private func space(_ start: Int) -> Int {
        var at = start
        while at < bytes.endIndex, bytes[at] <= 0x20 { at += 1 }
        return at
    }

    /// Notes the value that begins there. - Returns: where to look on.
    private mutating func value(from start: Int) -> Int {
        guard start < bytes.endIndex else { return start }
        switch bytes[start] {
        case 0x7B, 0x5B:
            // A page that was cut off keeps what it has.
            let end = ScriptText.end(of: start, in: bytes) ?? bytes.endIndex
            note(bytes[start..<end])
            return end
        case 0x22, 0x27: return text(from: start)
        case UInt8(ascii: "J") where holds("JSON.parse(", start): return text(from: space(start + 11))
        case 0x28: return call(from: start)
        default: return start
        }
    }

    private mutating func note(_ value: ArraySlice<UInt8>) {
        guard value.count >= Self.bytesBound else { return }
        // `{title:` needs quotation marks.
        let first = space(value.startIndex + 1)
        let isJSON = first < value.endIndex && [0x22, 0x7B, 0x5B, 0x7D, 0x5D].contains(bytes[first])
        found.append(isJSON ? value : ScriptLiteral.json(value)[...])
    }

    /// A value in a string, `decodeURIComponent("%7B…")` too.
    private mutating func text(from start: Int) -> Int {
        var at = start
        if holds("decodeURIComponent(", at) { at = space(at + 19) }
        guard at < bytes.endIndex, bytes[at] == 0x22 || bytes[at] == 0x27,
            let end = ScriptText.endOfString(at, in: bytes)
        else { return start + 1 }
        guard end - at >= Self.bytesBound else { return end }
        var text = ScriptText.string(bytes[at + 1..<end - 1])
        // As `encodeURIComponent` writes it: `%7B%22a%22…`.
        if text.first == 0x25 { text = Percent.decode(text[...]) }
        if text.first == 0x7B || text.first == 0x5B { found.append(text[...]) }
        return end
    }

    /// `(function(a,b){return {…}}("…",1))`, as Nuxt 2 has it.
    private mutating func call(from start: Int) -> Int {
        calls += 1
        guard calls <= Self.countBound, holds("(function(", start), let names = index(of: 0x29, from: start + 10),
            let body = index(of: 0x7B, from: names), let bodyEnd = ScriptText.end(of: body, in: bytes),
            bodyEnd < bytes.endIndex
        else { return start + 1 }
        let begin = space(bodyEnd)
        guard begin < bytes.endIndex, bytes[begin] == 0x28, let end = ScriptText.end(of: begin, in: bytes) else {
            return bodyEnd
        }
        guard end - start >= Self.bytesBound else { return end }
        let parameters = bytes[start + 10..<names].split(separator: 0x2C).map { $0.filter { $0 > 0x20 } }
        let values = Self.arguments(bytes[begin + 1..<end - 1])
        let arguments = Dictionary(zip(parameters, values)) { first, _ in first }
        if let inner = returned(body, bodyEnd) { found.append(ScriptLiteral.json(inner, arguments: arguments)[...]) }
        return end
    }

    /// The object behind the last `return` of a function's body.
    private func returned(_ body: Int, _ end: Int) -> ArraySlice<UInt8>? {
        var at = body + 1
        while at + 7 < end {
            if bytes[at] == 0x22 || bytes[at] == 0x27 {
                at = ScriptText.endOfString(at, in: bytes) ?? at + 1
                continue
            }
            if holds("return", at) {
                let start = space(at + 6)
                if start < end, bytes[start] == 0x7B, let close = ScriptText.end(of: start, in: bytes) {
                    return bytes[start..<close]
                }
            }
            at += 1
        }
        return nil
    }

    /// Each argument as JSON.
    private static func arguments(_ list: ArraySlice<UInt8>) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var start = list.startIndex
        var at = start
        while at < list.endIndex {
            switch list[at] {
            case 0x22, 0x27, 0x60: at = ScriptText.endOfString(at, in: list) ?? list.endIndex
            case 0x7B, 0x5B, 0x28: at = ScriptText.end(of: at, in: list) ?? list.endIndex
            case 0x2C:
                found.append(ScriptLiteral.json(list[start..<at]))
                at += 1
                start = at
            default: at += 1
            }
        }
        if start < list.endIndex { found.append(ScriptLiteral.json(list[start...])) }
        return found
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.endIndex else { return nil }
        return bytes[start...].firstIndex(of: byte)
    }

    private func holds(_ word: StaticString, _ at: Int) -> Bool {
        word.withUTF8Buffer { at + $0.count <= bytes.endIndex && bytes[at..<at + $0.count].elementsEqual($0) }
    }
}
