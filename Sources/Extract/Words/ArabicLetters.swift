/// Letters of Arabic script, by how they begin in UTF-8.
enum ArabicLetters {
    /// U+0600 to U+06FF.
    static func isLead(_ byte: UInt8) -> Bool { (0xD8...0xDB).contains(byte) }

    static func begin(_ text: some StringProtocol) -> Bool { text.utf8.first.map(isLead) ?? false }
}
