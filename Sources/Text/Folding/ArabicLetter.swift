/// What the repairs need to know of Arabic letters.
enum ArabicLetter {
    @inline(__always)
    static func isLetter(_ scalar: UInt32) -> Bool {
        (0x620...0x64A).contains(scalar) && scalar != 0x640 || (0x671...0x6D3).contains(scalar) || scalar == 0x6D5
    }

    /// Whether anything of the script stands in it.
    static func isIn(_ text: some Sequence<Unicode.Scalar>) -> Bool { text.contains { isOfScript($0.value) } }

    /// Of the script whatever its shape: the letters of all languages, presentation forms and the stretch between two included.
    static func isOfScript(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB, 0xFE70...0xFEFC: true
        default: false
        }
    }

    @inline(__always)
    static func isMark(_ scalar: UInt32) -> Bool { (0x64B...0x65F).contains(scalar) || scalar == 0x670 }

    /// Letters that never join to the next one.
    static func endsJoin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x621...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x649, 0x671...0x673, 0x688...0x699, 0x6C0...0x6CB,
            0x6CF, 0x6D5:
            true
        default: false
        }
    }
}
