/// Signs that nobody sees and that come along when an address is copied out of a text: direction marks, zero-width spaces, soft
/// hyphens, byte order marks. Not the joiners, which Persian and Kurdish words are written with.
enum InvisibleSigns {
    private static let escapes = ["%E2%80%8E", "%E2%80%8F", "%E2%80%8B", "%E2%81%A0", "%EF%BB%BF", "%C2%AD"].map {
        Array($0.utf8)
    }

    /// From a key: an address that is asked keeps what it has.
    static func remove(_ bytes: inout [UInt8], from start: Int) {
        guard bytes[start...].contains(UInt8(ascii: "%")) else { return }
        var kept = start
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let sign = escapes.first(where: { bytes[index...].starts(with: $0) })
            {
                index += sign.count
                continue
            }
            bytes[kept] = bytes[index]
            (kept, index) = (kept + 1, index + 1)
        }
        bytes.removeSubrange(kept...)
    }
}
