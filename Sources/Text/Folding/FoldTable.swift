/// What each code point folds to, by the length of its UTF-8 form.
enum FoldTable {
    /// Markers in `twoByte`: no code point folds to U+0000 or U+0020 there otherwise.
    static let dropped: UInt16 = 0
    static let space: UInt16 = 0x20

    /// The folded form of U+0080–U+07FF, indexed from U+0080.
    static let twoByte: [UInt16] = {
        var table = (0x80...0x7FF).map { UInt16($0) }
        func set(_ scalar: Int, _ folded: UInt16) { table[scalar - 0x80] = folded }
        // Lower case as Unicode has it, where it is one code point: Latin, Greek, Cyrillic, Armenian.
        for scalar in 0xB5...0x587 {
            guard let value = Unicode.Scalar(scalar) else { continue }
            let lower = value.properties.lowercaseMapping.unicodeScalars
            if lower.count == 1, let first = lower.first, first.value < 0x800 { set(scalar, UInt16(first.value)) }
        }
        set(0xB5, 0x3BC)  // micro sign, mu
        set(0x17F, 0x73)  // long s
        set(0x3C2, 0x3C3)  // final sigma
        set(0x130, 0x69)  // İ
        set(0x131, 0x69)  // ı
        set(0x307, dropped)  // the dot that lower-casing İ leaves
        for control in 0x80...0x9F { set(control, dropped) }
        set(0x85, space)
        set(0xA0, space)
        set(0xAD, dropped)  // soft hyphen
        set(0x34F, dropped)  // combining grapheme joiner
        set(0xAB, 0x22)
        set(0xBB, 0x22)
        set(0xB4, 0x27)
        set(0x2BC, 0x27)

        // Arabic: signs and marks that a reader may leave out.
        for mark in Array(0x610...0x61C) + Array(0x64B...0x65F) + Array(0x6D6...0x6DC) + Array(0x6DF...0x6E8)
            + Array(0x6EA...0x6ED) + [0x640, 0x670]
        {
            set(mark, dropped)
        }
        for alef in [0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675] { set(alef, 0x627) }
        set(0x624, 0x648)
        for yeh in [0x626, 0x649, 0x6CC, 0x6CD, 0x6D2, 0x6D3, 0x678] { set(yeh, 0x64A) }
        for heh in [0x629, 0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6D5, 0x6FF] { set(heh, 0x647) }
        for kaf in [0x6A9, 0x6AA] { set(kaf, 0x643) }
        set(0x676, 0x648)
        set(0x677, 0x6C7)
        for digit in 0..<10 {
            set(0x660 + digit, UInt16(0x30 + digit))
            set(0x6F0 + digit, UInt16(0x30 + digit))
        }
        set(0x66A, 0x25)
        set(0x66B, 0x2E)
        return table
    }()

    enum Folded {
        case dropped
        case space
        case scalar(UInt32)
        case letters(ArraySlice<UInt8>)
    }

    /// U+0800–U+FFFF, by range: most of it stays as it is.
    static func threeByte(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0x1E9E: return .scalar(0xDF)
        case 0x1E00...0x1EFF:
            // Latin Extended Additional pairs capitals (even) with small letters (odd).
            return .scalar((0x1E96...0x1E9F).contains(scalar) ? scalar : scalar | 1)
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x1680: return .space
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x180E: return .dropped
        case 0x2010...0x2015, 0x2212: return .scalar(0x2D)
        case 0x2018...0x201B, 0x2032, 0x2039, 0x203A: return .scalar(0x27)
        case 0x201C...0x201F, 0x2033: return .scalar(0x22)
        case 0xFB50...0xFDFF, 0xFE70...0xFEFE:
            return Shaping.letters(for: scalar).map { .letters($0) } ?? .scalar(scalar)
        case 0xFF01...0xFF5E:
            let ascii = scalar - 0xFEE0
            return .scalar((0x41...0x5A).contains(ascii) ? ascii | 0x20 : ascii)
        default: return .scalar(scalar)
        }
    }
}
