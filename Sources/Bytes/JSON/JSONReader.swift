/// Reads JSON into trees, with a stack of its own: depth is bounded, not the machine's. One reader, two ways: `parse` is strict
/// (RFC 8259), `documents` forgives what pages have.
package struct JSONReader {
    package struct Failure: Error, Equatable, Sendable {
        package let offset: Int
        package let reason: String
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let isStrict: Bool
    var index = 0
    private var stack: [Open] = []
    /// How many are open beyond the bound on depth: a page's are passed over.
    private var skipped = 0
    private var due: Due = .value
    private var isCutOff = false

    private init(_ bytes: UnsafeBufferPointer<UInt8>, isStrict: Bool) {
        self.bytes = bytes
        self.isStrict = isStrict
    }

    /// One whole value and nothing else.
    package static func parse(_ bytes: some Sequence<UInt8>) throws(Failure) -> JSONValue {
        let outcome = Array(bytes).withUnsafeBufferPointer { buffer -> Result<JSONValue, Failure> in
            var reader = JSONReader(buffer, isStrict: true)
            do throws(Failure) { return .success(try reader.whole()) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    /// Every object or array in the bytes, up to 16. Forgiven is what JSON on real pages has: comments, CDATA, bare words, control
    /// characters in strings, escapes and bytes that mean nothing, commas too many, several documents in a row, an early
    /// end: the last one then is as far as it went.
    package static func documents(_ bytes: ArraySlice<UInt8>) -> (values: [JSONValue], isCutOff: Bool) {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, isStrict: false)
            var found: [JSONValue] = []
            while found.count < 16, let value = reader.document() { found.append(value) }
            return (found, reader.isCutOff)
        }
    }

    private mutating func whole() throws(Failure) -> JSONValue {
        guard let value = try next() else { throw failure("the text ends early") }
        while index < bytes.count, ASCII.isHTTPSpace(bytes[index]) { index += 1 }
        guard index == bytes.count else { throw failure("more after the value") }
        return value
    }

    private mutating func document() -> JSONValue? {
        skipToContainer()
        do throws(Failure) {
            if let value = try next() { return value }
        } catch {
            return nil  // only the strict way fails
        }
        // An early end: what was read still counts.
        skipped = 0
        while let closed = stack.popLast() {
            isCutOff = true
            if let root = add(closed.value) { return root }
        }
        return nil
    }

    /// The next value; nil when the bytes end before it does.
    private mutating func next() throws(Failure) -> JSONValue? {
        due = .value
        while index < bytes.count {
            let byte = bytes[index]
            var value: JSONValue?
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            case UInt8(ascii: "\""):
                let isName = awaitsName
                try take(isName ? .name : .value)
                let text = try string()
                if isName, skipped == 0 {
                    stack[stack.count - 1].name = text
                    due = .colon
                } else {
                    value = .string(text)
                }
            case UInt8(ascii: ","):
                try take(.comma)
                index += 1
                due = awaitsName ? .name : .value
            case UInt8(ascii: ":"):
                try take(.colon)
                index += 1
                due = .value
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                try take(.value)
                try open(isObject: byte == UInt8(ascii: "{"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                value = try close(isObject: byte == UInt8(ascii: "}"))
            case UInt8(ascii: "-"), 0x30...0x39, 0x61...0x7A, 0x41...0x5A:
                try take(.value)
                value = try word()
            default:
                if isStrict { throw failure(due.reason) }
                if byte == UInt8(ascii: "/") { comment() } else { index += 1 }
            }
            if skipped == 0, let value, let root = add(value) { return root }
        }
        return nil
    }

    func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }
}

// MARK: What is open

extension JSONReader {
    /// Deeper than any line of ours by far; pages nest more.
    private var depthLimit: Int { isStrict ? 64 : 96 }

    /// An object or array that is not closed yet; changed in place, for a copy at each element would be quadratic.
    private struct Open {
        let isObject: Bool
        var name: String?
        var elements: [JSONValue] = []
        var members: [JSONValue.Member] = []

        var value: JSONValue { isObject ? .object(members) : .array(elements) }

        mutating func add(_ value: JSONValue) {
            if !isObject {
                elements.append(value)
            } else if let name {
                members.append(JSONValue.Member(name: name, value: value))
                self.name = nil
            }
        }
    }

    /// What may come next; only the strict way asks.
    private struct Due: OptionSet {
        let rawValue: UInt8
        static let value = Due(rawValue: 1)
        static let name = Due(rawValue: 2)
        static let colon = Due(rawValue: 4)
        static let comma = Due(rawValue: 8)
        static let end = Due(rawValue: 16)

        var reason: String {
            if contains(.value) { return "expected a value" }
            if contains(.name) { return "expected a name" }
            return contains(.colon) ? "expected :" : "expected , or an end"
        }
    }

    @inline(__always)
    private func take(_ token: Due) throws(Failure) {
        if isStrict, !due.contains(token) { throw failure(due.reason) }
    }

    private var awaitsName: Bool {
        let last = stack.count - 1
        return last >= 0 && stack[last].isObject && stack[last].name == nil
    }

    private mutating func open(isObject: Bool) throws(Failure) {
        if stack.count < depthLimit {
            stack.append(Open(isObject: isObject))
        } else if isStrict {
            throw failure("too deep")
        } else {
            // Something stands in its place, else the next text would take its name.
            if skipped == 0 { _ = add(.null) }
            skipped += 1
        }
        index += 1
        due = isObject ? [.name, .end] : [.value, .end]
    }

    /// What is closed here; pages mix up the brackets.
    private mutating func close(isObject: Bool) throws(Failure) -> JSONValue? {
        try take(.end)
        if isStrict, stack.last?.isObject != isObject { throw failure("expected \(isObject ? "]" : "}")") }
        index += 1
        if skipped > 0 {
            skipped -= 1
            return nil
        }
        return stack.popLast()?.value
    }

    /// Hands a whole value to what is open, and back when nothing is.
    private mutating func add(_ value: JSONValue) -> JSONValue? {
        guard !stack.isEmpty else { return value }
        stack[stack.count - 1].add(value)
        due = [.comma, .end]
        return nil
    }
}

// MARK: Between documents

extension JSONReader {
    private mutating func skipToContainer() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"): return
            case UInt8(ascii: "["):
                guard bytes[index...].starts(with: "[CDATA[".utf8) else { return }
                index += 7
            default: index += 1
            }
        }
    }

    private mutating func comment() {
        index += 1
        guard index < bytes.count else { return }
        if bytes[index] == UInt8(ascii: "*") {
            while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/") {
                index += 1
            }
            index = min(bytes.count, index + 2)
        } else if bytes[index] == UInt8(ascii: "/") {
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        }
    }
}
