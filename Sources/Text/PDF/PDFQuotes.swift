/// Quotation marks whose glyphs were mirrored: ” opens and “ closes.
enum PDFQuotes {
    /// Turns them round where mirrored marks outnumber right ones; a text that uses its marks rightly stays as it is.
    ///
    /// Only writing from right to left has its marks mirrored: in German, “ closes what „ opened, and » may open.
    static func mend(_ scalars: inout [Unicode.Scalar], _ log: inout RepairLog) -> Bool {
        // Most texts have nothing to mend, and asking what every letter is takes longest.
        guard scalars.contains(where: isMark) else { return false }
        let turned = [mirrored(scalars.span, 0x201C, 0x201D), mirrored(scalars.span, 0xAB, 0xBB)]
        guard turned.contains(where: { !$0.isEmpty }), isMostlyArabic(scalars.span) else { return false }
        for index in turned.joined() { scalars[index] = other(scalars[index]) }
        log.note("mirrored-quotes")
        return true
    }

    /// Where the marks of a mirrored pair stand wrongly; nowhere, unless two do at least, and more than stand rightly.
    private static func mirrored(_ scalars: Span<Unicode.Scalar>, _ opening: UInt32, _ closing: UInt32) -> [Int] {
        var right = 0
        var wrong: [Int] = []
        // Whether U+201E stands open: what closes it is no mark of ours.
        var isLowOpen = false
        for index in scalars.indices {
            let value = scalars[index].value
            switch value {
            case 0x201E: isLowOpen = true
            case 0x0A: isLowOpen = false
            case 0x201C, 0x201D, 0xAB, 0xBB:
                let isPaired = isLowOpen && value > 0xBB
                if value > 0xBB { isLowOpen = false }
                guard value == opening || value == closing, !isPaired, let place = place(scalars, index) else { break }
                if (place == .opens) == (value == opening) { right += 1 } else { wrong.append(index) }
            default: break
            }
        }
        return wrong.count >= 2 && wrong.count > right ? wrong : []
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xAB && (scalar == "«" || scalar == "»" || scalar == "“" || scalar == "”")
    }

    private static func other(_ mark: Unicode.Scalar) -> Unicode.Scalar {
        switch mark {
        case "“": "”"
        case "”": "“"
        case "«": "»"
        case "»": "«"
        default: mark
        }
    }

    private static func isMostlyArabic(_ scalars: Span<Unicode.Scalar>) -> Bool {
        var balance = 0
        for index in scalars.indices {
            let value = scalars[index].value
            if ArabicLetter.isLetter(value) {
                balance += 1
            } else if SeamWord.isAlphabetic(scalars[index]), !ArabicLetter.isMark(value) {
                balance -= 1
            }
        }
        return balance > 0
    }

    private enum Place { case opens, closes }

    /// By its neighbours: white space or a bracket on the left and a word on the right opens.
    private static func place(_ scalars: Span<Unicode.Scalar>, _ index: Int) -> Place? {
        let left = index > 0 ? scalars[index - 1].value : 0x20
        let right = index + 1 < scalars.count ? scalars[index + 1].value : 0x20
        let leftOpen = left <= 0x20 || left == 0xA0 || left == 0x28 || left == 0x5B || left == 0x640 || left == 0x3A
        let rightOpen = right <= 0x20 || right == 0xA0 || isPunctuation(right)
        if leftOpen == rightOpen { return nil }
        return leftOpen ? .opens : .closes
    }

    private static func isPunctuation(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D, 0x60C, 0x61B, 0x61F, 0x2026: true
        default: false
        }
    }
}
