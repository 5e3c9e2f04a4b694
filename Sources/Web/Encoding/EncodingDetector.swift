import CUchardet

/// Finds the encoding of bytes that nothing declares and that are no UTF-8.
enum EncodingDetector {
    /// Arabic first, by our own measure; then what a few letters give away; then what libuchardet says.
    static func detect(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
        if let arabic = arabic(bytes) { return arabic }
        let sample = sample(bytes)
        let clues = Clues(sample)
        if clues.areKana { return TextEncoding(name: "EUC-JP") }
        if clues.areMacintoshApostrophes || clues.areMacintoshLetters { return TextEncoding(name: "macintosh") }
        var found = uchardet(sample).flatMap(encoding(named:))
        if found?.name == "windows-1254", clues.isIcelandic { found = .windows1252 }
        if clues.isTurkish { return TextEncoding(name: "windows-1254") }
        // The euro sign of ISO-8859-15 is a currency sign in windows-1252, which nobody writes.
        if found ?? .windows1252 == .windows1252, clues.haveCurrencySign, !clues.haveControls {
            return TextEncoding(name: "ISO-8859-15")
        }
        return found
    }

    /// windows-1256 or ISO-8859-6 when the bytes are plausible Arabic in it.
    static func arabic(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
        guard let windowsDecoder = SingleByteDecoder.all["windows-1256"],
            let isoDecoder = SingleByteDecoder.all["ISO-8859-6"]
        else { return nil }
        let windows = ArabicPlausibility(bytes, as: windowsDecoder)
        let iso = ArabicPlausibility(bytes, as: isoDecoder)
        let best = windows.mean >= iso.mean ? windows : iso
        if isMacintosh(bytes, as: isoDecoder) { return TextEncoding(name: "MacArabic") }
        guard best.isPlausible else {
            // The DOS of the region; its frames and Latin letters lie elsewhere than those of any other.
            guard let dos = SingleByteDecoder.all["CP720"] else { return nil }
            let found = ArabicPlausibility(bytes, as: dos)
            return found.isPlausible && found.letters >= leastOfDOS ? TextEncoding(name: "CP720") : nil
        }
        return windows.mean >= iso.mean ? .windows1256 : .iso88596
    }

    /// No word or two: pages in other encodings hold names.
    private static let leastOfDOS = 40

    /// MacArabic has its letters where ISO-8859-6 has them, and blanks and signs of its own for text from the right: A0 between words,
    /// where others write 20.
    private static func isMacintosh(_ bytes: ArraySlice<UInt8>, as letters: SingleByteDecoder) -> Bool {
        guard let own = SingleByteDecoder.all["MacArabic"] else { return false }
        let sample = bytes.prefix(sampleBytes)
        let blanks = sample.count { $0 == 0xA0 }
        guard blanks >= 8, blanks > sample.count(where: { $0 == 0x20 }) * 2 else { return false }
        let plain = sample.map { byte in
            byte < 0x80
                ? byte : UInt8(exactly: own.codePoints[Int(byte) - 0x80]).flatMap { $0 < 0x80 ? $0 : nil } ?? byte
        }
        return ArabicPlausibility(plain[...], as: letters).isPlausible
    }

    /// What is worth looking at: the first bytes that are not ASCII, with their neighbours, 64 KiB at most.
    private static func sample(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count > sampleBytes else { return bytes }
        let start = bytes.firstIndex { $0 >= 0x80 || $0 == 0x1B || $0 == UInt8(ascii: "~") } ?? bytes.startIndex
        return bytes[max(bytes.startIndex, start - 64)...].prefix(sampleBytes)
    }

    private static let sampleBytes = 65_536

    private static func uchardet(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let failed = bytes.withUnsafeBytes { raw in
            uchardet_handle_data(detector, raw.bindMemory(to: CChar.self).baseAddress, raw.count) != 0
        }
        if failed { return nil }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector) else { return nil }
        let text = String(cString: name)
        return text.isEmpty ? nil : text
    }

    /// libuchardet's names: most are labels of the standard, some are encodings that the standard has not.
    static func encoding(named name: String) -> TextEncoding? {
        switch name {
        case "MAC-CYRILLIC": TextEncoding(name: "x-mac-cyrillic")
        case "MAC-CENTRALEUROPE": nil
        case "UHC", "CP949": TextEncoding(name: "EUC-KR")
        case "TIS-620", "ISO-8859-11": TextEncoding(name: "windows-874")
        case "ISO-2022-KR", "IBM855", "IBM852", "EUC-TW", "VISCII", "HZ-GB-2312", "UTF-32LE", "UTF-32BE",
            "CP720", "MacArabic":
            TextEncoding(name: name)
        case "JOHAB", "Johab": TextEncoding(name: "Johab")
        default: TextEncoding(label: name)
        }
    }
}

/// What a statistical detector does not see in texts with few letters beyond ASCII.
private struct Clues {
    /// Every pair of bytes is a letter of Japan's syllabaries in EUC-JP.
    var areKana = true
    /// Every such byte is D5, between letters: don’t.
    var areMacintoshApostrophes = true
    /// Bytes within words that are small letters on the Macintosh and none in windows-1252: `8E` for é, `9F` for ü.
    var areMacintoshLetters = false
    /// Few letters beyond ASCII, all of them Turkish, and some that windows-1252 has for Icelandic: ı ğ ş in the place of ý ð þ.
    var isTurkish = false
    /// Those letters among others that Turkish has not: á í ó æ.
    var isIcelandic = false
    var haveCurrencySign = false
    /// Bytes 80 to 9F, where ISO 8859 has nothing.
    var haveControls = false

    init(_ bytes: ArraySlice<UInt8>) {
        var pairs = 0
        var apostrophes = 0
        var turkish = 0
        var icelandic = 0
        var foreign = 0
        var macintosh = 0
        var inWords = 0
        var letters = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte >= 0x80 else {
                letters += Self.isLetter(byte) ? 1 : 0
                index += 1
                continue
            }
            haveCurrencySign = haveCurrencySign || byte == 0xA4
            haveControls = haveControls || byte < 0xA0
            if Self.turkishLetters.contains(byte) {
                turkish += 1
                icelandic += Self.placesOfIcelandic.contains(byte) ? 1 : 0
            } else if byte >= 0xC0 {
                foreign += 1
            }
            let isBetweenLetters =
                index > bytes.startIndex && index + 1 < bytes.endIndex && Self.isLetter(bytes[index - 1])
                && Self.isLetter(bytes[index + 1])
            if index > bytes.startIndex, Self.isLetter(bytes[index - 1]), !Self.eitherLetters.contains(byte) {
                inWords += 1
                macintosh += Self.macintoshLetters.contains(byte) ? 1 : 0
            }
            areMacintoshApostrophes = areMacintoshApostrophes && byte == 0xD5 && isBetweenLetters
            apostrophes += 1
            if areKana, byte == 0xA4 || byte == 0xA5, index + 1 < bytes.endIndex, bytes[index + 1] >= 0xA1 {
                pairs += 1
                index += 2
                foreign += 1
            } else {
                areKana = false
                index += 1
            }
        }
        areKana = areKana && pairs >= 2
        areMacintoshApostrophes = areMacintoshApostrophes && apostrophes > 0
        areMacintoshLetters = macintosh >= 3 && macintosh * 10 >= inWords * 6
        isIcelandic = icelandic > 0 && foreign * 4 > icelandic
        isTurkish = icelandic > 0 && foreign == 0 && turkish * 3 <= letters
    }

    /// ç ğ ı ö ş ü, their capitals, and â î û, in windows-1254.
    private static let turkishLetters: Set<UInt8> = [
        0xC7, 0xD0, 0xDD, 0xD6, 0xDE, 0xDC, 0xE7, 0xF0, 0xFD, 0xF6, 0xFE, 0xFC, 0xC2, 0xCE, 0xDB, 0xE2, 0xEE, 0xFB,
    ]
    /// Small letters of Mac OS Roman (á à â ä ç é è ê ë í î ï ñ ó ô ö ù ü ß) whose bytes are no letters in windows-1252, and that DOS has for
    /// capitals, frames or rarer letters.
    private static let macintoshLetters: Set<UInt8> = [
        0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x95, 0x98, 0x99, 0x9D, 0x9F,
        0xA7,
    ]
    /// ö ú û, which are š œ ž there; ë í ì î ñ ó, which are quotation marks and dashes.
    private static let eitherLetters: Set<UInt8> = [0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9A, 0x9C, 0x9E]
    private static let placesOfIcelandic: Set<UInt8> = [0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE]

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 && byte < 0x80 }
}
