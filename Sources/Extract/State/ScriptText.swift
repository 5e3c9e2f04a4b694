import Bytes

/// As much of JavaScript as tells where a value in it begins and ends. No program is run, no expression read.
enum ScriptText {
    /// One behind the bracket that closes the one at `start`, strings passed over; nil where none does.
    static func end(of start: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var at = start
        while at < bytes.endIndex {
            switch bytes[at] {
            case 0x22, 0x27, 0x60:
                guard let end = endOfString(at, in: bytes) else { return nil }
                at = end
                continue
            case 0x7B, 0x5B, 0x28: depth += 1
            case 0x7D, 0x5D, 0x29:
                depth -= 1
                if depth <= 0 { return at + 1 }
            default: break
            }
            at += 1
        }
        return nil
    }

    /// One behind the quotation mark that closes the one at `start`.
    static func endOfString(_ start: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        let quote = bytes[start]
        var at = start + 1
        while at < bytes.endIndex {
            if bytes[at] == 0x5C {
                at += 2
                continue
            }
            if bytes[at] == quote { return at + 1 }
            // Only a template goes over lines; elsewhere it is no string, but a part of an expression.
            if bytes[at] == 0x0A, quote != 0x60 { return nil }
            at += 1
        }
        return nil
    }

    /// What a string literal says, between its marks.
    static func string(_ literal: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(literal.count)
        var at = literal.startIndex
        while at < literal.endIndex {
            let byte = literal[at]
            guard byte == 0x5C, at + 1 < literal.endIndex else {
                out.append(byte)
                at += 1
                continue
            }
            at = escape(literal, at + 1, into: &out)
        }
        return out
    }

    /// - Returns: behind the escape whose letter stands at `at`.
    private static func escape(_ literal: ArraySlice<UInt8>, _ at: Int, into out: inout [UInt8]) -> Int {
        switch literal[at] {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
        case 0x0A: break
        case UInt8(ascii: "x"):
            guard let value = hex(literal, at + 1, digits: 2) else { return at + 1 }
            append(value, to: &out)
            return at + 3
        case UInt8(ascii: "u"):
            guard let value = hex(literal, at + 1, digits: 4) else { return at + 1 }
            let next = at + 5
            // The second half of a pair follows as an escape of its own.
            if value & 0xFC00 == 0xD800, next + 1 < literal.endIndex, literal[next] == 0x5C,
                literal[next + 1] == UInt8(ascii: "u"), let low = hex(literal, next + 2, digits: 4),
                low & 0xFC00 == 0xDC00
            {
                append(0x10000 + (value & 0x3FF) << 10 + low & 0x3FF, to: &out)
                return next + 6
            }
            append(value, to: &out)
            return next
        default: out.append(literal[at])
        }
        return at + 1
    }

    private static func hex(_ bytes: ArraySlice<UInt8>, _ start: Int, digits: Int) -> UInt32? {
        guard start + digits <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + digits] {
            guard let digit = Hex.value(byte) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func append(_ value: UInt32, to out: inout [UInt8]) {
        out.append(contentsOf: Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8))
    }
}
