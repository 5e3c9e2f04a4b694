/// Reads one JSON text (RFC 8259), strictly, with its own stack: depth is bounded, not the machine's.
struct JSONReader {
    struct Failure: Error, Equatable, Sendable {
        let offset: Int
        let reason: String
    }

    /// Deeper than any line of ours by far.
    static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    static func parse(_ bytes: some Sequence<UInt8>) throws(Failure) -> JSONValue {
        let outcome = Array(bytes).withUnsafeBufferPointer { buffer -> Result<JSONValue, Failure> in
            var reader = JSONReader(bytes: buffer)
            do throws(Failure) { return .success(try reader.document()) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// An object or array that is not closed yet; changed in place, for a copy at each element would be quadratic.
    private struct Open {
        let isObject: Bool
        var name = ""
        var elements: [JSONValue] = []
        var members: [JSONValue.Member] = []
    }

    private mutating func document() throws(Failure) -> JSONValue {
        var stack: [Open] = []
        while true {
            skipSpace()
            guard var value = try open(on: &stack) else { continue }
            // The value is complete: hand it to what is open, and close what ends here.
            while !stack.isEmpty {
                let last = stack.count - 1
                if stack[last].isObject {
                    stack[last].members.append(JSONValue.Member(name: stack[last].name, value: value))
                } else {
                    stack[last].elements.append(value)
                }
                skipSpace()
                if peek == UInt8(ascii: ",") {
                    index += 1
                    skipSpace()
                    if stack[last].isObject { stack[last].name = try name() }
                    break
                }
                try expect(stack[last].isObject ? "}" : "]")
                let closed = stack.removeLast()
                value = closed.isObject ? .object(closed.members) : .array(closed.elements)
            }
            if stack.isEmpty {
                skipSpace()
                guard index == bytes.count else { throw failure("more after the value") }
                return value
            }
        }
    }

    /// A whole value, or nil when one with contents begins here and is now on the stack.
    private mutating func open(on stack: inout [Open]) throws(Failure) -> JSONValue? {
        guard let byte = peek, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return try scalar() }
        let isObject = byte == UInt8(ascii: "{")
        index += 1
        skipSpace()
        if peek == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            index += 1
            return isObject ? .object([]) : .array([])
        }
        guard stack.count < Self.depthLimit else { throw failure("too deep") }
        stack.append(Open(isObject: isObject, name: isObject ? try name() : ""))
        return nil
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
        guard peek == UInt8(ascii: character) else { throw failure("expected \(character)") }
        index += 1
    }

    private mutating func name() throws(Failure) -> String {
        guard peek == UInt8(ascii: "\"") else { throw failure("expected a name") }
        let name = try string()
        skipSpace()
        try expect(":")
        return name
    }

    private mutating func scalar() throws(Failure) -> JSONValue {
        switch peek {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("the text ends early")
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let isThere = word.withUTF8Buffer { word in
            index + word.count <= bytes.count && bytes[index..<index + word.count].elementsEqual(word)
        }
        guard isThere else { throw failure("expected \(word)") }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func digits() throws(Failure) {
        let start = index
        while let byte = peek, byte >= 0x30, byte <= 0x39 { index += 1 }
        guard index > start else { throw failure("expected a digit") }
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = index
        var isInteger = true
        if peek == UInt8(ascii: "-") { index += 1 }
        if peek == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if peek == UInt8(ascii: ".") {
            isInteger = false
            index += 1
            try digits()
        }
        if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            index += 1
            if let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        guard index - start <= 400 else { throw failure("a number too long") }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isInteger, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text) else { throw failure("no number") }
        return .number(number)
    }

    private mutating func string() throws(Failure) -> String {
        index += 1
        let start = index
        // Most strings have no escape: found in one scan, copied in one piece.
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        if peek == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try text(bytes[start..<index])
        }
        var unescaped = Array(bytes[start..<index])
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(unescaped)
            case UInt8(ascii: "\\"): try escape(into: &unescaped)
            case 0..<0x20: throw failure("a control character")
            default: unescaped.append(byte)
            }
        }
        throw failure("the text ends early")
    }

    private func text(_ bytes: some Sequence<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("not UTF-8") }
        return text
    }

    private mutating func escape(into unescaped: inout [UInt8]) throws(Failure) {
        guard let byte = peek else { throw failure("the text ends early") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"): unescaped += Array(String(try scalarEscape()).utf8)
        default: throw failure("an unknown escape")
        }
    }

    /// `XXXX`, or a surrogate pair; half a pair is an error (section 8.2: its meaning is not foreseeable).
    private mutating func scalarEscape() throws(Failure) -> Character {
        var value = try codeUnit()
        if value & 0xFC00 == 0xD800, peek == UInt8(ascii: "\\") {
            index += 1
            try expect("u")
            let low = try codeUnit()
            guard low & 0xFC00 == 0xDC00 else { throw failure("half a surrogate pair") }
            value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { throw failure("half a surrogate pair") }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure("expected a hexadecimal digit")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
