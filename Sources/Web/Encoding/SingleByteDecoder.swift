/// Turns the bytes of one single-byte encoding into UTF-8.
struct SingleByteDecoder: Sendable {
    /// The UTF-8 of each byte: length in the top byte, then up to three bytes, the first lowest.
    private let packed: [UInt32]
    /// The code points of bytes 80 to FF; U+FFFD where there is none.
    let codePoints: [UInt16]

    init(codePoints: [UInt16]) {
        self.codePoints = codePoints
        packed = (0..<256).map { byte in Self.pack(byte < 0x80 ? UInt16(byte) : codePoints[byte - 0x80]) }
    }

    /// By WHATWG name, ISO-8859-8-I and x-user-defined included.
    static let all: [String: SingleByteDecoder] = {
        var decoders: [String: SingleByteDecoder] = [:]
        for line in SingleByteTables.lines.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let name = words.first else { continue }
            decoders[String(name)] = SingleByteDecoder(codePoints: codePoints(words.dropFirst()))
        }
        // The same letters; only the order on the screen differs.
        decoders["ISO-8859-8-I"] = decoders["ISO-8859-8"]
        decoders["x-user-defined"] = SingleByteDecoder(codePoints: Array(0xF780...0xF7FF))
        return decoders
    }()

    private static func codePoints(_ words: ArraySlice<Substring>) -> [UInt16] {
        var points: [UInt16] = []
        for word in words {
            if word.hasPrefix("x") {
                points += Array(repeating: 0xFFFD, count: Int(word.dropFirst()) ?? 0)
            } else {
                let ends = word.split(separator: "-").compactMap { UInt16($0, radix: 16) }
                if let first = ends.first, let last = ends.last { points += Array(first...last) }
            }
        }
        precondition(points.count == 128, "a single-byte table has 128 rows")
        return points
    }

    private static func pack(_ point: UInt16) -> UInt32 {
        let value = UInt32(point)
        if value < 0x80 { return 1 << 24 | value }
        if value < 0x800 { return 2 << 24 | (0x80 | value & 0x3F) << 8 | 0xC0 | value >> 6 }
        return 3 << 24 | (0x80 | value & 0x3F) << 16 | (0x80 | value >> 6 & 0x3F) << 8 | 0xE0 | value >> 12
    }

    /// Two passes, so that the result is allocated once and exactly.
    func decode(_ bytes: ArraySlice<UInt8>) -> (utf8: [UInt8], replacements: Int) {
        let input = bytes.span
        let packed = packed.span
        let unmapped = Self.pack(0xFFFD)
        var size = 0
        var replacements = 0
        for index in input.indices {
            let unit = packed[Int(input[index])]
            size += Int(unit >> 24)
            if unit == unmapped { replacements += 1 }
        }
        // Four bytes are stored for each, of which the next character overwrites what is too many: no branch on the length.
        let utf8 = [UInt8](unsafeUninitializedCapacity: size + 4) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            var output = 0
            for index in input.indices {
                let unit = packed[Int(input[index])]
                raw.storeBytes(of: unit.littleEndian, toByteOffset: output, as: UInt32.self)
                output += Int(unit >> 24)
            }
            count = output
        }
        return (utf8, replacements)
    }
}
