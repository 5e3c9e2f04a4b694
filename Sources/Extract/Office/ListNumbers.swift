/// The numbers of list items as their readers see them.
enum ListNumbers {
    /// `pattern` is that of a level, `%1.%2)`; `counts` are those of the levels from the outermost on.
    static func marker(_ pattern: String, formats: [String], counts: [Int]) -> String {
        var out = ""
        var isPlace = false
        for character in pattern.unicodeScalars {
            if isPlace {
                isPlace = false
                let level = Int(character.value) - 0x31
                if counts.indices.contains(level) {
                    out += number(counts[level], formats.indices.contains(level) ? formats[level] : "decimal")
                }
            } else if character == "%" {
                isPlace = true
            } else {
                out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static func number(_ count: Int, _ format: String) -> String {
        switch format {
        case "lowerLetter" where (1...26).contains(count), "a" where (1...26).contains(count):
            String(UnicodeScalar(UInt8(0x60 + count)))
        case "upperLetter" where (1...26).contains(count), "A" where (1...26).contains(count):
            String(UnicodeScalar(UInt8(0x40 + count)))
        case "lowerRoman", "i": roman(count)
        case "upperRoman", "I": roman(count).uppercased()
        case "hindiNumbers", "hindiCounting": arabicDigits(count)
        default: String(count)
        }
    }

    private static func arabicDigits(_ count: Int) -> String {
        String(String.UnicodeScalarView(String(count).unicodeScalars.compactMap { UnicodeScalar($0.value + 0x630) }))
    }

    private static func roman(_ count: Int) -> String {
        guard (1..<4000).contains(count) else { return String(count) }
        let steps = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
            (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var (rest, out) = (count, "")
        for (value, letters) in steps {
            while rest >= value {
                out += letters
                rest -= value
            }
        }
        return out
    }
}
