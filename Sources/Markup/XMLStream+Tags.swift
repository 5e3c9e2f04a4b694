#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One attribute of the element that starts.
package struct XMLAttribute: Sendable {
    /// See `XMLStream.attributeName(_:)`.
    package let name: Int
    let start: Int
    let end: Int
    /// The value's length as it is written.
    package var byteCount: Int { end - start }
}

extension XMLStream {
    /// Further ones are passed over: each is compared with those before it.
    private static let attributeLimit = 128
    /// How far out an end tag closes; elements are seldom deep, and hostile ones must not cost quadratic time.
    private static let reach = 64

    /// The value with its references resolved.
    package func value(of attribute: XMLAttribute) -> String {
        let raw = UnsafeBufferPointer(rebasing: input[attribute.start..<attribute.end])
        if XMLText.nextSpecial(raw, 0, raw.count) == raw.count, raw.firstIndex(of: 0x0A, from: 0) == nil {
            return String(decoding: raw, as: UTF8.self)
        }
        var bytes: [UInt8] = []
        appendValue(of: attribute, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds the value with its references resolved and its white space as spaces (XML 1.0 section 3.3.3).
    package func appendValue(of attribute: XMLAttribute, to buffer: inout [UInt8]) {
        let start = buffer.count
        XMLText.append(input, attribute.start, attribute.end, to: &buffer)
        for index in start..<buffer.count where buffer[index] == 0x0A || buffer[index] == 0x09 { buffer[index] = 0x20 }
    }

    // MARK: Start tags

    /// At the `<` of a start tag: past it, its element open.
    mutating func startTag() {
        let start = index + 1
        let written = names.read(at: start)
        index = written.end
        attributes.removeAll(keepingCapacity: true)
        let isEmpty = readAttributes()
        // The tag's own declarations count for its name.
        element = names.element(written.number)
        open.append(OpenElement(name: element, start: start, count: written.end - start))
        if isEmpty { pendingEnds = 1 }
    }

    /// Up to the end of the tag; whether that is `/>`.
    private mutating func readAttributes() -> Bool {
        var isEmpty = false
        while index < input.count {
            switch input[index] {
            case 0...0x20: index += 1
            case UInt8(ascii: ">"):
                index += 1
                return isEmpty
            // The tag was never closed: what begins here is the next.
            case UInt8(ascii: "<"): return isEmpty
            case UInt8(ascii: "/"):
                index += 1
                isEmpty = index < input.count && input[index] == UInt8(ascii: ">")
            default: readAttribute()
            }
        }
        return isEmpty
    }

    private mutating func readAttribute() {
        var number: Int?
        if XMLNameTable.isNameStart(input[index]), attributes.count < Self.attributeLimit {
            let written = names.read(at: index)
            number = written.number
            index = written.end
        } else {
            let end = names.end(of: index)
            guard end > index else {
                index += 1
                return
            }
            index = end
        }
        skipSpace()
        var value = index..<index
        if index < input.count, input[index] == UInt8(ascii: "=") {
            index += 1
            skipSpace()
            value = attributeValue()
        }
        guard let number else { return }
        // The first of two counts.
        for known in attributes where known.name == number { return }
        attributes.append(XMLAttribute(name: number, start: value.lowerBound, end: value.upperBound))
        names.declare(number, value.lowerBound, value.upperBound, depth: open.count + 1)
    }

    private mutating func attributeValue() -> Range<Int> {
        guard index < input.count else { return index..<index }
        let quote = input[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            let end = input.firstIndex(of: quote, from: start) ?? input.count
            if let early = unquotedEnd(start, end) {
                index = early
                return start..<early
            }
            index = min(end + 1, input.count)
            return start..<max(start, end)
        }
        let start = index
        while index < input.count, input[index] > 0x20, input[index] != UInt8(ascii: ">") { index += 1 }
        return start..<index
    }

    /// Where a value ends whose quote was never closed: the next one opens another's, with tags between.
    private func unquotedEnd(_ start: Int, _ end: Int) -> Int? {
        if end + 1 < input.count {
            switch input[end + 1] {
            case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "?"): return nil
            default: break
            }
        }
        let tag = input.firstIndex(of: UInt8(ascii: "<"), from: start)
        guard end < input.count || tag != nil, let tag, tag < end else { return nil }
        var index = start
        while index < tag, input[index] > 0x20, input[index] != UInt8(ascii: ">") { index += 1 }
        return index
    }

    private mutating func skipSpace() {
        while index < input.count, input[index] <= 0x20 { index += 1 }
    }

    // MARK: End tags

    /// At `</`: past the tag. True when it closes something: `pendingEnds` elements.
    mutating func endTag() -> Bool {
        let start = index + 2
        if let top = open.last, isName(at: start, top), start + top.count < input.count,
            input[start + top.count] == UInt8(ascii: ">")
        {
            index = start + top.count + 1
            pendingEnds = 1
            return true
        }
        let end = names.end(of: start)
        index = input.firstIndex(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? input.count
        for depth in 1...Self.reach where depth <= open.count {
            let element = open[open.count - depth]
            if element.count == end - start, isName(at: start, element) {
                pendingEnds = depth
                return true
            }
        }
        return false
    }

    mutating func endInnermost() -> Event {
        pendingEnds -= 1
        names.forget(depth: open.count)
        if let ended = open.popLast() { element = ended.name }
        return .end
    }

    private func isName(at start: Int, _ element: OpenElement) -> Bool {
        guard let base = input.baseAddress, start + element.count <= input.count else { return false }
        return memcmp(base + start, base + element.start, element.count) == 0
    }
}
