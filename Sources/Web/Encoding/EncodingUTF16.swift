/// Turns UTF-16 into UTF-8; a lone surrogate or a last odd byte becomes U+FFFD.
enum UTF16Text {
    static func decode(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> (utf8: [UInt8], replacements: Int) {
        let input = bytes.span
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var replacements = 0
        var index = 0
        func unit(_ at: Int) -> UInt32 {
            let (first, second) = (UInt32(input[at]), UInt32(input[at + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        while index + 1 < input.count {
            let value = unit(index)
            index += 2
            if value & 0xF800 != 0xD800 {
                append(value, to: &utf8)
                continue
            }
            if value < 0xDC00, index + 1 < input.count {
                let low = unit(index)
                if low & 0xFC00 == 0xDC00 {
                    append(0x10000 + (value & 0x3FF) << 10 + low & 0x3FF, to: &utf8)
                    index += 2
                    continue
                }
            }
            append(0xFFFD, to: &utf8)
            replacements += 1
        }
        if index < input.count {
            append(0xFFFD, to: &utf8)
            replacements += 1
        }
        return (utf8, replacements)
    }

    /// UTF-32 is no encoding of the web; old files with its byte order mark exist nevertheless.
    static func decodeUTF32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> (utf8: [UInt8], replacements: Int) {
        let input = bytes.span
        var utf8: [UInt8] = []
        var replacements = 0
        var index = 0
        while index < input.count {
            var value: UInt32 = 0xFFFD
            if index + 4 <= input.count {
                value = (0..<4).reduce(0) { $0 << 8 | UInt32(input[index + (bigEndian ? $1 : 3 - $1)]) }
            }
            if value > 0x10FFFF || value & 0xFFFF_F800 == 0xD800 || index + 4 > input.count {
                value = 0xFFFD
                replacements += 1
            }
            append(value, to: &utf8)
            index += 4
        }
        return (utf8, replacements)
    }

    @inline(__always)
    private static func append(_ value: UInt32, to utf8: inout [UInt8]) {
        if value < 0x80 {
            utf8.append(UInt8(value))
        } else if value < 0x800 {
            utf8.append(UInt8(0xC0 | value >> 6))
            utf8.append(UInt8(0x80 | value & 0x3F))
        } else if value < 0x10000 {
            utf8.append(UInt8(0xE0 | value >> 12))
            utf8.append(UInt8(0x80 | value >> 6 & 0x3F))
            utf8.append(UInt8(0x80 | value & 0x3F))
        } else {
            utf8.append(UInt8(0xF0 | value >> 18))
            utf8.append(UInt8(0x80 | value >> 12 & 0x3F))
            utf8.append(UInt8(0x80 | value >> 6 & 0x3F))
            utf8.append(UInt8(0x80 | value & 0x3F))
        }
    }
}
