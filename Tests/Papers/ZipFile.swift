import CZlib

/// A ZIP archive, written out: members stored or deflated, a directory at its end.
package struct ZipFile {
    package var members: [(name: String, data: [UInt8])]
    /// Packs the members; otherwise they are stored.
    package var deflates = true
    /// Sets the bit that says that they are encrypted.
    package var isEncrypted = false

    package init(_ members: [(String, [UInt8])]) { self.members = members.map { (name: $0.0, data: $0.1) } }

    package init(texts: [(String, String)]) { self.init(texts.map { ($0.0, Array($0.1.utf8)) }) }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let packed = deflates ? Self.deflated(member.data) : member.data
            let flags: UInt16 = isEncrypted ? 0x0801 : 0x0800
            let head =
                Self.two(20) + Self.two(flags) + Self.two(deflates ? 8 : 0) + Self.two(0) + Self.two(0x5A21)
                + Self.four(Self.checksum(member.data)) + Self.four(UInt32(packed.count))
                + Self.four(UInt32(member.data.count)) + Self.two(UInt16(member.name.utf8.count)) + Self.two(0)
            let offset = UInt32(out.count)
            out += Self.four(0x0403_4B50) + head + Array(member.name.utf8) + packed
            directory += Self.four(0x0201_4B50) + Self.two(20) + head + Self.two(0) + Self.two(0) + Self.two(0)
            directory += Self.four(0) + Self.four(offset) + Array(member.name.utf8)
        }
        let start = UInt32(out.count)
        let count = Self.two(UInt16(members.count))
        out += directory + Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + count + count
        return out + Self.four(UInt32(directory.count)) + Self.four(start) + Self.two(0)
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }

    private static func checksum(_ data: [UInt8]) -> UInt32 { UInt32(crc32(0, data, UInt32(data.count))) }

    private static func deflated(_ data: [UInt8]) -> [UInt8] {
        // zlib's frame is two bytes before the deflated ones and four behind.
        var size = compressBound(UInt(data.count))
        var out = [UInt8](repeating: 0, count: Int(size))
        precondition(compress(&out, &size, data, UInt(data.count)) == Z_OK)
        return Array(out[2..<(Int(size) - 4)])
    }
}
