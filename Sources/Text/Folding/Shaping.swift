/// Letters written as glyphs (Arabic Presentation Forms A and B) put back as letters, and digits as ASCII.
package enum Shaping {
    /// Replaces every presentation form by the letters it stands for, ligatures included, and nothing else. Forms that
    /// stand alone for a mark (U+FE70…) become the mark without the space that NFKC would put before it.
    package static func unshape(_ utf8: [UInt8]) -> [UInt8] {
        // All of them are EF AC–EF BB in UTF-8; most texts hold none.
        guard utf8.contains(0xEF) else { return utf8 }
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var index = 0
        while index < utf8.count {
            if utf8[index] == 0xEF, index + 2 < utf8.count,
                let letters = letters(
                    for: UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F) | 0xF000)
            {
                out.append(contentsOf: letters)
                index += 3
            } else {
                out.append(utf8[index])
                index += 1
            }
        }
        return out
    }

    package static func unshape(_ text: String) -> String {
        let bytes = [UInt8](text.utf8)
        return bytes.contains(0xEF) ? String(decoding: unshape(bytes), as: UTF8.self) : text
    }

    /// The signs of blessing, «ﷺ» and its like, stay: people type them, and no font writes the words so.
    static func unshape(_ scalars: Span<Unicode.Scalar>) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        for index in scalars.indices {
            guard !(0xFDFA...0xFDFD).contains(scalars[index].value), let letters = letters(for: scalars[index].value)
            else {
                out.append(scalars[index])
                continue
            }
            var byte = letters.startIndex
            while byte < letters.endIndex {
                // Letters and marks of Arabic are two bytes, and a space is one.
                let isPair = letters[byte] >= 0xC0 && byte + 1 < letters.endIndex
                let value = isPair ? UInt32(letters[byte] & 0x1F) << 6 | UInt32(letters[byte + 1] & 0x3F) : 0x20
                out.append(Unicode.Scalar(value) ?? "\u{FFFD}")
                byte += isPair ? 2 : 1
            }
        }
        return out
    }

    /// The letters of one presentation form as UTF-8; nil for every other code point.
    static func letters(for scalar: UInt32) -> ArraySlice<UInt8>? {
        let index: Int
        switch scalar {
        case 0xFB50...0xFDFF: index = Int(scalar - 0xFB50)
        case 0xFE70...0xFEFE: index = Int(scalar - 0xFE70) + 0x2B0
        default: return nil
        }
        let start = Int(table.starts[index])
        let end = Int(table.starts[index + 1])
        return start == end ? nil : table.bytes[start..<end]
    }

    /// All decompositions end to end, and where each begins; no bytes for a code point that has none.
    private static let table: (bytes: [UInt8], starts: [UInt16]) = {
        var bytes: [UInt8] = []
        var starts: [UInt16] = []
        for line in decompositions {
            for entry in line.utf8.split(separator: UInt8(ascii: " ")) {
                starts.append(UInt16(truncatingIfNeeded: bytes.count))
                if entry.elementsEqual("-".utf8) { continue }
                for byte in entry { bytes.append(byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte) }
            }
        }
        starts.append(UInt16(truncatingIfNeeded: bytes.count))
        return (bytes, starts)
    }()

    /// Compatibility decompositions of U+FB50–FDFF and U+FE70–FEFF (Unicode Character Database, UnicodeData.txt), 16
    /// code points a line; `-` for none, `_` for a space.
    private static let decompositions = [
        "ٱ ٱ ٻ ٻ ٻ ٻ پ پ پ پ ڀ ڀ ڀ ڀ ٺ ٺ",
        "ٺ ٺ ٿ ٿ ٿ ٿ ٹ ٹ ٹ ٹ ڤ ڤ ڤ ڤ ڦ ڦ",
        "ڦ ڦ ڄ ڄ ڄ ڄ ڃ ڃ ڃ ڃ چ چ چ چ ڇ ڇ",
        "ڇ ڇ ڍ ڍ ڌ ڌ ڎ ڎ ڈ ڈ ژ ژ ڑ ڑ ک ک",
        "ک ک گ گ گ گ ڳ ڳ ڳ ڳ ڱ ڱ ڱ ڱ ں ں",
        "ڻ ڻ ڻ ڻ ۀ ۀ ہ ہ ہ ہ ھ ھ ھ ھ ے ے",
        "ۓ ۓ - - - - - - - - - - - - - -",
        "- - - - - - - - - - - - - - - -",
        "- - - ڭ ڭ ڭ ڭ ۇ ۇ ۆ ۆ ۈ ۈ ۇٴ ۋ ۋ",
        "ۅ ۅ ۉ ۉ ې ې ې ې ى ى ئا ئا ئە ئە ئو ئو",
        "ئۇ ئۇ ئۆ ئۆ ئۈ ئۈ ئې ئې ئې ئى ئى ئى ی ی ی ی",
        "ئج ئح ئم ئى ئي بج بح بخ بم بى بي تج تح تخ تم تى",
        "تي ثج ثم ثى ثي جح جم حج حم خج خح خم سج سح سخ سم",
        "صح صم ضج ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ",
        "فم فى في قح قم قى قي كا كج كح كخ كل كم كى كي لج",
        "لح لخ لم لى لي مج مح مخ مم مى مي نج نح نخ نم نى",
        "ني هج هم هى هي يج يح يخ يم يى يي ذ\u{0670} ر\u{0670} ى\u{0670} \u{064C}\u{0651} \u{064D}\u{0651}",
        "\u{064E}\u{0651} \u{064F}\u{0651} \u{0650}\u{0651} \u{0651}\u{0670} ئر ئز ئم ئن ئى ئي بر بز بم بن بى بي",
        "تر تز تم تن تى تي ثر ثز ثم ثن ثى ثي فى في قى قي",
        "كا كل كم كى كي لم لى لي ما مم نر نز نم نن نى ني",
        "ى\u{0670} ير يز يم ين يى يي ئج ئح ئخ ئم ئه بج بح بخ بم",
        "به تج تح تخ تم ته ثم جح جم حج حم خج خم سج سح سخ",
        "سم صح صخ صم ضج ضح ضخ ضم طح ظم عج عم غج غم فج فح",
        "فخ فم قح قم كج كح كخ كل كم لج لح لخ لم له مج مح",
        "مخ مم نج نح نخ نم نه هج هم ه\u{0670} يج يح يخ يم يه ئم",
        "ئه بم به تم ته ثم ثه سم سه شم شه كل كم لم نم نه",
        "يم يه ـ\u{064E}\u{0651} ـ\u{064F}\u{0651} ـ\u{0650}\u{0651} طى طي عى عي غى غي سى سي شى شي حى",
        "حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر",
        "ضر طى طي عى عي غى غي سى سي شى شي حى حي جى جي خى",
        "خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر شج شح شخ",
        "شم سه شه طم سج سح سخ شج شح شخ طم ظم ا\u{064B} ا\u{064B} - -",
        "- - - - - - - - - - - - - - - -",
        "تجم تحج تحج تحم تخم تمج تمح تمخ جمح جمح حمي حمى سحج سجح سجى سمح",
        "سمح سمج سمم سمم صحح صحح صمم شحم شحم شجي شمخ شمخ شمم شمم ضحى ضخم",
        "ضخم طمح طمح طمم طمي عجم عمم عمم عمى غمم غمي غمى فخم فخم قمح قمم",
        "لحم لحي لحى لجج لجج لخم لخم لمح لمح محج محم محي مجح مجم مخج مخم",
        "- - مجخ همج همم نحم نحى نجم نجم نجى نمي نمى يمم يمم بخي تجي",
        "تجى تخي تخى تمي تمى جمي جحى جمى سخى صحي شحي ضحي لجي لمي يحي يجي",
        "يمي ممي قمي نحي قمح لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي",
        "مجي فمي بحي كمم عجم صمم سخي نجي - - - - - - - -",
        "- - - - - - - - - - - - - - - -",
        "- - - - - - - - - - - - - - - -",
        "صلے قلے الله اكبر محمد صلعم رسول عليه وسلم صلى صلى_الله_عليه_وسلم جل_جلاله ریال - - -",
        "\u{064B} ـ\u{064B} \u{064C} - \u{064D} - \u{064E} ـ\u{064E}",
        "\u{064F} ـ\u{064F} \u{0650} ـ\u{0650} \u{0651} ـ\u{0651} \u{0652} ـ\u{0652}",
        "ء آ آ أ أ ؤ ؤ إ إ ئ ئ ئ ئ ا ا ب",
        "ب ب ب ة ة ت ت ت ت ث ث ث ث ج ج ج",
        "ج ح ح ح ح خ خ خ خ د د ذ ذ ر ر ز",
        "ز س س س س ش ش ش ش ص ص ص ص ض ض ض",
        "ض ط ط ط ط ظ ظ ظ ظ ع ع ع ع غ غ غ",
        "غ ف ف ف ف ق ق ق ق ك ك ك ك ل ل ل",
        "ل م م م م ن ن ن ن ه ه ه ه و و ى",
        "ى ي ي ي ي لآ لآ لأ لأ لإ لإ لا لا - - -",
    ]
}
