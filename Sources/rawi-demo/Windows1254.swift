/// Turkish text in the encoding that older Turkish sites still use.
enum Windows1254 {
    /// Latin-1 but for six letters (https://encoding.spec.whatwg.org/index-windows-1254.txt); what it lacks becomes an entity.
    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "Ğ": [0xD0]
            case "İ": [0xDD]
            case "Ş": [0xDE]
            case "ğ": [0xF0]
            case "ı": [0xFD]
            case "ş": [0xFE]
            default:
                if scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value {
                    [UInt8(truncatingIfNeeded: scalar.value)]
                } else {
                    Array("&#\(scalar.value);".utf8)
                }
            }
        }
    }
}
