/// What has to be done to the text of a document before it is what was meant.
struct XMLTextForm {
    private(set) var hasReferences = false
    private(set) var hasCarriageReturns = false

    /// Nil where XML 1.0 forbids a character of the text (section 2.2), a reference is none that XML itself defines, or
    /// `]]>` stands in it (section 2.4).
    init?(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isCharacterData: Bool) {
        guard start >= 0, start <= end, end <= input.count else { return nil }
        let raw = UnsafeRawBufferPointer(input)
        var index = start
        while index < end {
            // Eight bytes at once while none of them asks for a closer look.
            if end - index >= 8, !Self.needsLook(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                index += 8
                continue
            }
            let stop = min(end, index + 8)
            while index < stop {
                switch input[index] {
                case UInt8(ascii: "&") where !isCharacterData:
                    guard let reference = Self.reference(input, index, end) else { return nil }
                    hasReferences = true
                    index += reference.length
                    continue
                case UInt8(ascii: "]") where !isCharacterData: if input.has("]]>", at: index) { return nil }
                case 0x0D: hasCarriageReturns = true
                case 0x09, 0x0A: break
                case 0..<0x20: return nil
                case 0xEF: if index + 2 < end, input[index + 1] == 0xBF, input[index + 2] >= 0xBE { return nil }
                default: break
                }
                index += 1
            }
        }
    }

    /// Whether a control, `&`, `]` or 0xEF is among eight bytes.
    @inline(__always)
    private static func needsLook(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let controls = (bytes &- ones &* 0x20) & ~bytes
        let ampersands = bytes ^ ones &* 0x26
        let brackets = bytes ^ ones &* 0x5D
        let leads = bytes ^ ones &* 0xEF
        let signs = (ampersands &- ones) & ~ampersands | (brackets &- ones) & ~brackets | (leads &- ones) & ~leads
        return (controls | signs) & (ones &* 0x80) != 0
    }

    /// Lends the text to `body` as a reader is to get it.
    func read(
        _ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, scratch: inout XMLScratch,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard hasReferences || hasCarriageReturns else {
            return body(UnsafeBufferPointer(rebasing: input[start..<end]))
        }
        guard let source = input.baseAddress else { return }
        // A character is never longer than the reference that stands for it.
        let target = scratch.reserve(end - start)
        var count = 0
        var index = start
        while index < end {
            let byte = input[index]
            if byte == UInt8(ascii: "&"), hasReferences, let (scalar, length) = Self.reference(input, index, end) {
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    target[count] = unit
                    count += 1
                }
                index += length
            } else if byte == 0x0D {
                // Section 2.11: a carriage return alone, or with the line feed behind it, is a line feed.
                target[count] = 0x0A
                count += 1
                index += index + 1 < end && input[index + 1] == 0x0A ? 2 : 1
            } else {
                let next = hasCarriageReturns ? index + 1 : input.firstIndex(of: UInt8(ascii: "&"), from: index) ?? end
                let length = max(1, min(next, end) - index)
                (target + count).update(from: source + index, count: length)
                count += length
                index += length
            }
        }
        body(UnsafeBufferPointer(start: target, count: count))
    }

    /// One of the five that XML defines (section 4.6), or a number that stands for a character (section 4.1).
    private static func reference(
        _ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        guard start + 3 < end else { return nil }
        switch input[start + 1] {
        case UInt8(ascii: "l"): return input.has("&lt;", at: start) && start + 4 <= end ? ("<", 4) : nil
        case UInt8(ascii: "g"): return input.has("&gt;", at: start) && start + 4 <= end ? (">", 4) : nil
        case UInt8(ascii: "q"): return input.has("&quot;", at: start) && start + 6 <= end ? ("\"", 6) : nil
        case UInt8(ascii: "a"):
            if input.has("&amp;", at: start), start + 5 <= end { return ("&", 5) }
            return input.has("&apos;", at: start) && start + 6 <= end ? ("'", 6) : nil
        case UInt8(ascii: "#"): return number(input, start, end)
        default: return nil
        }
    }

    private static func number(
        _ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        let isHexadecimal = input[start + 2] == UInt8(ascii: "x")
        var index = start + (isHexadecimal ? 3 : 2)
        let first = index
        var value: UInt32 = 0
        // Longer ones are rare: libxml2 reads them.
        while index < end, index - first < 8 {
            let byte = input[index]
            switch byte {
            case 0x30...0x39: value = value * (isHexadecimal ? 16 : 10) + UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66:
                guard isHexadecimal else { return nil }
                value = value << 4 + UInt32((byte | 0x20) - 0x61 + 10)
            case UInt8(ascii: ";"):
                guard index > first, isCharacter(value), let scalar = Unicode.Scalar(value) else { return nil }
                return (scalar, index + 1 - start)
            default: return nil
            }
            guard value <= 0x10FFFF else { return nil }
            index += 1
        }
        return nil
    }

    private static func isCharacter(_ value: UInt32) -> Bool {
        value >= 0x20 ? value != 0xFFFE && value != 0xFFFF : value == 9 || value == 10 || value == 13
    }
}

/// Room for the text that is being lent.
struct XMLScratch: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>?
    private var capacity = 0

    deinit { memory?.deallocate() }

    mutating func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if let memory, count <= capacity { return memory }
        memory?.deallocate()
        capacity = max(count, 4096, 2 * capacity)
        let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        memory = fresh
        return fresh
    }
}
