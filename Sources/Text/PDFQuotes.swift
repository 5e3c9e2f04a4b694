/// Quotation marks whose glyphs were mirrored: ” opens and “ closes.
enum PDFQuotes {
    /// Turns them round where mirrored marks outnumber right ones; a text that uses its marks rightly stays as it is.
    ///
    /// Only writing from right to left has its marks mirrored: in German, “ closes what „ opened, and » may open.
    static func mend(_ text: String, _ log: inout RepairLog) -> String {
        var scalars = Array(text.unicodeScalars)
        guard isMostlyArabic(scalars) else { return text }
        let paired = closingLowMarks(scalars)
        var changed = false
        for (opening, closing) in [(UInt32(0x201C), UInt32(0x201D)), (0xAB, 0xBB)] {
            var right = 0
            var mirrored = 0
            for index in scalars.indices where scalars[index].value == opening || scalars[index].value == closing {
                guard !paired.contains(index), let place = place(scalars, index) else { continue }
                if (place == .opens) == (scalars[index].value == opening) { right += 1 } else { mirrored += 1 }
            }
            guard mirrored >= 2, mirrored > right, let open = Unicode.Scalar(opening),
                let close = Unicode.Scalar(closing)
            else { continue }
            for index in scalars.indices where scalars[index].value == opening || scalars[index].value == closing {
                guard !paired.contains(index), let place = place(scalars, index) else { continue }
                let wanted = place == .opens ? open : close
                if scalars[index] != wanted {
                    scalars[index] = wanted
                    changed = true
                }
            }
        }
        guard changed else { return text }
        log.note("mirrored-quotes")
        return scalars.string
    }

    private static func isMostlyArabic(_ scalars: [Unicode.Scalar]) -> Bool {
        var balance = 0
        for scalar in scalars {
            if ArabicLetter.isLetter(scalar.value) {
                balance += 1
            } else if scalar.properties.isAlphabetic, !ArabicLetter.isMark(scalar.value) {
                balance -= 1
            }
        }
        return balance > 0
    }

    /// Where a mark closes what U+201E opened.
    private static func closingLowMarks(_ scalars: [Unicode.Scalar]) -> Set<Int> {
        var result: Set<Int> = []
        var isOpen = false
        for index in scalars.indices {
            switch scalars[index].value {
            case 0x201E: isOpen = true
            case 0x201C, 0x201D:
                if isOpen { result.insert(index) }
                isOpen = false
            case 0x0A: isOpen = false
            default: break
            }
        }
        return result
    }

    private enum Place { case opens, closes }

    /// By its neighbours: white space or a bracket on the left and a word on the right opens.
    private static func place(_ scalars: [Unicode.Scalar], _ index: Int) -> Place? {
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
