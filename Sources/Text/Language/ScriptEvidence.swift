/// Counts of letters that only some languages use, from one pass over the bytes.
struct ScriptEvidence {
    var letters = 0
    var arabic = 0
    var latin = 0
    /// ة ي ك ى أ إ: Arabic writes them, Persian and Kurdish do not.
    var arabicOnly = 0
    /// پ چ ژ گ: every language of the Arabic script but Arabic.
    var persian = 0
    /// ی ک as Persian keyboards type them.
    var farsiForms = 0
    /// ە ێ ۆ ڕ ڵ ڤ
    var sorani = 0
    /// ٹ ڈ ڑ ے ں ہ
    var urdu = 0
    /// ټ ډ ړ ښ ږ ځ څ ۍ ڼ
    var pashto = 0
    /// ۇ ې ڭ ۈ
    var uyghur = 0
    /// ê î û ş ç x w q
    var kurmanji = 0
    /// ê î û alone
    var kurmanjiOnly = 0
    /// ı ğ ö ü İ
    var turkish = 0
    /// ə
    var schwa = 0

    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte < 0x80 {
                if (byte | 0x20) &- 0x61 < 26 {
                    letters += 1
                    latin += 1
                    let lower = byte | 0x20
                    if lower == 0x78 || lower == 0x77 || lower == 0x71 { kurmanji += 1 }
                }
                index += 1
            } else if byte >= 0xC2, byte < 0xE0, index + 1 < bytes.endIndex {
                count(Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F))
                index += 2
            } else {
                // Letters beyond U+07FF: Indic, CJK, presentation forms. One a code point is near enough.
                if byte >= 0xE0 {
                    let scalar = byte < 0xF0 && index + 1 < bytes.endIndex ? (byte, bytes[index + 1]) : (byte, 0)
                    if scalar.0 == 0xEF, (0xAC...0xBB).contains(scalar.1) {
                        arabic += 1
                        letters += 1
                    } else if scalar.0 != 0xE2, scalar.0 != 0xEF, scalar.0 < 0xF0 {
                        letters += 1
                    }
                }
                index += 1
            }
        }
    }

    private mutating func count(_ scalar: Int) {
        switch scalar {
        case 0x620...0x64A, 0x66E...0x6D5, 0x6FA...0x6FF, 0x750...0x77F:
            if scalar == 0x640 || scalar == 0x670 { return }
            letters += 1
            arabic += 1
            switch scalar {
            case 0x629, 0x64A, 0x643, 0x649, 0x623, 0x625: arabicOnly += 1
            case 0x67E, 0x686, 0x698, 0x6AF: persian += 1
            case 0x6CC, 0x6A9: farsiForms += 1
            case 0x6D5, 0x6CE, 0x6C6, 0x695, 0x6B5: sorani += 1
            case 0x679, 0x688, 0x691, 0x6D2, 0x6BA, 0x6C1, 0x6BE: urdu += 1
            case 0x67C, 0x689, 0x693, 0x69A, 0x696, 0x681, 0x685, 0x6CD, 0x6BC: pashto += 1
            case 0x6C7, 0x6D0, 0x6AD, 0x6C8: uyghur += 1
            default: break
            }
        case 0xC0...0x24F:
            if scalar == 0xD7 || scalar == 0xF7 { return }
            letters += 1
            latin += 1
            switch scalar {
            case 0xEA, 0xCA, 0xEE, 0xCE, 0xFB, 0xDB:
                kurmanji += 1
                kurmanjiOnly += 1
            case 0x15F, 0x15E, 0xE7, 0xC7: kurmanji += 1
            case 0x131, 0x130, 0x11F, 0x11E, 0xF6, 0xD6, 0xFC, 0xDC: turkish += 1
            default: break
            }
        case 0x259, 0x18F:
            letters += 1
            latin += 1
            schwa += 1
        case 0x370...0x5FF, 0x700...0x74F, 0x780...0x7FF: letters += 1
        default: break
        }
    }

    /// What the letters alone say of a text in the Arabic script; nil when they leave it open.
    ///
    /// Shares were set on invented and public sample texts: a page of Sorani has about 18 % of its marked letters, Urdu
    /// 12 %, Persian 2.5 % of پ چ ژ گ, Arabic none but in names.
    var arabicScriptLanguage: LanguageGuess? {
        func share(_ count: Int) -> Double { Double(count) / Double(max(arabic, 1)) }
        let purity = Double(arabic) / Double(max(letters, 1))
        // Pashto has Uyghur's ې, and letters of its own.
        if share(pashto) > 0.01, pashto > 1 { return LanguageGuess(code: "ps", confidence: purity) }
        if share(uyghur) > 0.03 { return LanguageGuess(code: "ug", confidence: purity) }
        if share(sorani) > 0.05 { return LanguageGuess(code: "ckb", confidence: purity) }
        if share(urdu) > 0.04, urdu > 1 { return LanguageGuess(code: "ur", confidence: purity) }
        if share(sorani) > 0.015, share(arabicOnly) < 0.02 {
            return LanguageGuess(code: "ckb", confidence: purity * 0.7)
        }
        if persian > 0, share(farsiForms) > 0.04, share(arabicOnly) < 0.01 {
            return LanguageGuess(code: "fa", confidence: purity)
        }
        if share(persian) > 0.012, arabic > 60, share(arabicOnly) < 0.12 {
            return LanguageGuess(code: "fa", confidence: purity * 0.8)
        }
        if share(arabicOnly) > 0.06, share(persian) < 0.012, farsiForms * 20 < arabic {
            return LanguageGuess(code: "ar", confidence: purity)
        }
        return nil
    }
}
