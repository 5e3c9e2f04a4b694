/// JSON as pages write it. The reader forgives what JSON-LD on real pages has: comments, CDATA, control characters in
/// strings, trailing commas, several documents in a row, an early end.
enum JSONValue {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In order; a doubled key keeps its first value when asked by name.
    case object([JSONMember])

    subscript(key: String) -> JSONValue? {
        if case .object(let fields) = self { fields.first { $0.key == key }?.value } else { nil }
    }

    var string: String? {
        switch self {
        case .string(let text): text
        case .number(let digits): digits
        default: nil
        }
    }

    /// An array's values, or the value itself: JSON-LD lets one stand for many.
    var list: [JSONValue] { if case .array(let values) = self { values } else { [self] } }

    var isObject: Bool { if case .object = self { true } else { false } }

    /// Every document in the bytes that could be read, the last one as far as it went.
    static func documents(_ bytes: ArraySlice<UInt8>) -> [JSONValue] {
        bytes.withUnsafeBufferPointer { input in
            var reader = JSONReader(input: input)
            return reader.documents()
        }
    }
}

private struct JSONReader {
    /// Deeper values are skipped.
    static let depthBound = 96
    static let documentsBound = 16

    /// A container not yet closed.
    struct Open {
        var isObject: Bool
        var values: [JSONValue] = []
        var fields: [JSONMember] = []
        var key: String?

        var value: JSONValue { isObject ? .object(fields) : .array(values) }

        mutating func add(_ value: JSONValue) {
            if !isObject {
                values.append(value)
            } else if let key {
                fields.append(JSONMember(key: key, value: value))
                self.key = nil
            }
        }
    }

    let input: UnsafeBufferPointer<UInt8>
    var at = 0

    mutating func documents() -> [JSONValue] {
        var found: [JSONValue] = []
        while found.count < Self.documentsBound, let value = document() { found.append(value) }
        return found
    }

    /// The next object or array. Iterative: depth is the page's to choose.
    private mutating func document() -> JSONValue? {
        skipToContainer()
        var open: [Open] = []
        var tooDeep = 0
        while at < input.count {
            let byte = input[at]
            switch byte {
            case 0x7B, 0x5B:
                at += 1
                if open.count >= Self.depthBound { tooDeep += 1 } else { open.append(Open(isObject: byte == 0x7B)) }
            case 0x7D, 0x5D:
                at += 1
                if tooDeep > 0 {
                    tooDeep -= 1
                } else if let closed = open.popLast() {
                    if open.isEmpty { return closed.value }
                    open[open.count - 1].add(closed.value)
                }
            case 0x22:
                let text = string()
                if tooDeep > 0 { break }
                let last = open.count - 1
                if open[last].isObject, open[last].key == nil {
                    open[last].key = text
                } else {
                    open[last].add(.string(text))
                }
            case 0x2F: comment()
            case 0x2D, 0x30...0x39, 0x61...0x7A, 0x41...0x5A:
                let word = word()
                if tooDeep == 0 { open[open.count - 1].add(word) }
            default: at += 1  // commas, colons, white space, stray bytes
            }
        }
        // An early end: what was read still counts.
        while let closed = open.popLast() {
            if open.isEmpty { return closed.value }
            open[open.count - 1].add(closed.value)
        }
        return nil
    }

    private mutating func skipToContainer() {
        while at < input.count, input[at] != 0x7B, input[at] != 0x5B { at += 1 }
        // CDATA: `<![CDATA[`
        while at < input.count, input[at] == 0x5B, matches("[CDATA[") { at += 7 }
        while at < input.count, input[at] != 0x7B, input[at] != 0x5B { at += 1 }
    }

    private func matches(_ text: String) -> Bool {
        at + text.utf8.count <= input.count && zip(input[at...], text.utf8).allSatisfy { $0 == $1 }
    }

    private mutating func comment() {
        at += 1
        guard at < input.count else { return }
        if input[at] == 0x2A {
            while at + 1 < input.count, !(input[at] == 0x2A && input[at + 1] == 0x2F) { at += 1 }
            at = min(input.count, at + 2)
        } else if input[at] == 0x2F {
            while at < input.count, input[at] != 0x0A { at += 1 }
        }
    }

    private mutating func word() -> JSONValue {
        let start = at
        while at < input.count, isWord(input[at]) { at += 1 }
        let text = String(decoding: input[start..<at], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "undefined": return .null
        default: return .number(text)
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x2B || byte == 0x2E
    }

    private mutating func string() -> String {
        at += 1
        var bytes: [UInt8] = []
        var run = at
        while at < input.count, input[at] != 0x22 {
            guard input[at] == 0x5C else {
                at += 1
                continue
            }
            bytes.append(contentsOf: input[run..<at])
            escape(into: &bytes)
            run = at
        }
        bytes.append(contentsOf: input[run..<at])
        at = min(at + 1, input.count)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// At a backslash.
    private mutating func escape(into bytes: inout [UInt8]) {
        at += 1
        guard at < input.count else { return }
        let kind = input[at]
        at += 1
        switch kind {
        case 0x6E: bytes.append(0x0A)
        case 0x74: bytes.append(0x09)
        case 0x72: bytes.append(0x0A)
        case 0x62, 0x66: bytes.append(0x20)
        case 0x75: bytes.append(contentsOf: String(codePoint()).utf8)
        default: bytes.append(kind)
        }
    }

    private mutating func codePoint() -> Unicode.Scalar {
        let high = hexadecimal()
        if high >= 0xD800, high < 0xDC00, at + 1 < input.count, input[at] == 0x5C, input[at + 1] == 0x75 {
            let resume = at
            at += 2
            let low = hexadecimal()
            if low >= 0xDC00, low < 0xE000 {
                return Unicode.Scalar(0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            at = resume
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32 {
        var value: UInt32 = 0
        var digits = 0
        while digits < 4, at < input.count {
            let byte = input[at]
            let lower = byte | 0x20
            if byte &- 0x30 < 10 {
                value = value << 4 | UInt32(byte &- 0x30)
            } else if lower &- 0x61 < 6 {
                value = value << 4 | UInt32(lower &- 0x61 + 10)
            } else {
                break
            }
            at += 1
            digits += 1
        }
        return value
    }
}

/// One member of an object. (A labelled tuple in its place sends the compiler's debug builds into a circular reference.)
struct JSONMember {
    var key: String
    var value: JSONValue
}
