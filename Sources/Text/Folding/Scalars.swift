/// Code points side by side, for repairs that look at a letter and its neighbours.
extension Array where Element == Unicode.Scalar {
    /// From the bytes: over a `String`'s own view the same takes ten times as long.
    init(scalarsOf text: String) {
        self = []
        let bytes = text.utf8.span
        reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = UInt32(bytes[index])
            let value: UInt32
            if byte < 0x80 {
                value = byte
                index += 1
            } else if byte < 0xE0, index + 1 < bytes.count {
                value = (byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                index += 2
            } else if byte < 0xF0, index + 2 < bytes.count {
                value =
                    (byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                index += 3
            } else if index + 3 < bytes.count {
                value =
                    (byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                    | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
                index += 4
            } else {
                break
            }
            // A String's bytes are valid.
            append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
    }

    var string: String { String(scalars: span) }

    mutating func append(copying scalars: Span<Unicode.Scalar>, _ range: Range<Int>) {
        for index in range { append(scalars[index]) }
    }
}

extension String {
    /// Written straight into the string: by way of an array it would be copied twice.
    init(scalars: Span<Unicode.Scalar>) {
        var count = 0
        for index in scalars.indices {
            let value = scalars[index].value
            count += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
        }
        self.init(unsafeUninitializedCapacity: count) { utf8 in
            var place = 0
            func put(_ byte: UInt32) {
                utf8[place] = UInt8(truncatingIfNeeded: byte)
                place += 1
            }
            for index in scalars.indices {
                let value = scalars[index].value
                if value < 0x80 {
                    put(value)
                    continue
                }
                if value < 0x800 {
                    put(0xC0 | value >> 6)
                } else {
                    if value < 0x10000 {
                        put(0xE0 | value >> 12)
                    } else {
                        put(0xF0 | value >> 18)
                        put(0x80 | value >> 12 & 0x3F)
                    }
                    put(0x80 | value >> 6 & 0x3F)
                }
                put(0x80 | value & 0x3F)
            }
            return place
        }
    }
}
