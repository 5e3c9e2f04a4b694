/// Just enough of RFC 1951 and 1952 to pack what tests need, without a library.
package enum Gzip {
    /// Not packed at all, only wrapped.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out = header
        let pieces = max(1, (bytes.count + 65534) / 65535)
        for piece in 0..<pieces {
            let part = bytes[(piece * 65535)..<min(bytes.count, (piece + 1) * 65535)]
            let length = UInt16(part.count)
            out.append(piece == pieces - 1 ? 1 : 0)
            out += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            out += part
        }
        return out + trailer(crc: crc(bytes), count: bytes.count)
    }

    /// Zero bytes at 158 to 1: one literal, then copies of 258 of what is before.
    ///
    /// - Parameter isWhole: whether the sum at its end is right, which takes its time; who stops before does not see it.
    package static func zeros(_ count: Int, isWhole: Bool = true) -> [UInt8] {
        var out = header
        var bits = BitWriter()
        bits.write(0b1, 1)  // last block
        bits.write(0b01, 2)  // fixed codes
        let copies = max(0, count - 1) / 258
        let literals = count - copies * 258
        for _ in 0..<literals { bits.writeCode(0b0011_0000, 8) }  // literal 0
        for _ in 0..<copies {
            bits.writeCode(0b1100_0101, 8)  // length 258
            bits.writeCode(0, 5)  // distance 1
        }
        bits.writeCode(0, 7)  // end of block
        out += bits.finish()
        return out + trailer(crc: isWhole ? crc([UInt8](repeating: 0, count: count)) : 0, count: count)
    }

    private static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]

    private static func trailer(crc: UInt32, count: Int) -> [UInt8] {
        [crc, UInt32(truncatingIfNeeded: count)].flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
        }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in crc >> 8 ^ table[Int((crc ^ UInt32(byte)) & 255)] }
    }
}

/// Bits from the lowest of each byte up; Huffman codes from their highest bit on (RFC 1951 section 3.1.1).
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var current: UInt8 = 0
    private var used = 0

    mutating func write(_ value: UInt32, _ count: Int) {
        for bit in 0..<count { push(value >> UInt32(bit) & 1) }
    }

    mutating func writeCode(_ code: UInt32, _ count: Int) {
        for bit in (0..<count).reversed() { push(code >> UInt32(bit) & 1) }
    }

    private mutating func push(_ bit: UInt32) {
        current |= UInt8(bit) << UInt8(used)
        used += 1
        guard used == 8 else { return }
        bytes.append(current)
        current = 0
        used = 0
    }

    mutating func finish() -> [UInt8] {
        while used != 0 { push(0) }
        return bytes
    }
}
