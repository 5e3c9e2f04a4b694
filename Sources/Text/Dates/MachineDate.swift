/// A date that a program wrote, as it was before another program put it into the letters of a language.
enum MachineDate {
    /// The same with digits, commas and spaces of ASCII, without marks of direction; nil where it is ASCII already.
    static func plain(_ utf8: [UInt8]) -> [UInt8]? {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        var plain: [UInt8] = []
        plain.reserveCapacity(utf8.count)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x660...0x669: plain.append(0x30 + UInt8(scalar.value - 0x660))
            case 0x6F0...0x6F9: plain.append(0x30 + UInt8(scalar.value - 0x6F0))
            case 0xFF10...0xFF19: plain.append(0x30 + UInt8(scalar.value - 0xFF10))
            case 0x60C, 0xFF0C: plain.append(UInt8(ascii: ","))
            case 0xFF1A, 0x2236: plain.append(UInt8(ascii: ":"))
            case 0x2010...0x2012, 0x2212, 0xFF0D: plain.append(UInt8(ascii: "-"))
            case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
            case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: plain.append(0x20)
            default: plain.append(contentsOf: scalar.utf8)
            }
        }
        return plain
    }
}
