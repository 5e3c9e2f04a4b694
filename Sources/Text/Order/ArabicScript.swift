enum ArabicScript {
    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB, 0xFE70...0xFEFC: true
        default: false
        }
    }

    static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x64B...0x65F, 0x670: true
        default: false
        }
    }
}
