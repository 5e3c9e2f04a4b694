/// Repairs of letters that are certain in any text out of a PDF.
package enum LetterRepairs {
    /// - Returns: nil where nothing was to mend.
    package static func mend(_ text: String) -> (text: String, names: [String])? {
        var scalars = Array(text.unicodeScalars)
        var names: [String] = []
        for (name, repair) in repairs where repair(&scalars) { names.append(name) }
        guard !names.isEmpty else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return (String(view), names)
    }

    private static let repairs: [(String, @Sendable (inout [Unicode.Scalar]) -> Bool)] = [
        ("ligatures", ligatures), ("soft-hyphens", softHyphens), ("spaced-addresses", spacedAddresses),
        ("bullets", bullets), ("stretch", stretch),
        ("doubled", doubledMarks), ("marks", shiftedMarks), ("torn-marks", tornMarks),
        ("lam-alef", swappedLamAlef), ("tanwin", tornTanwin), ("hyphens", hyphens),
        ("brackets", mirroredBrackets), ("glued-numbers", gluedNumbers), ("reversed-digits", reversedDigits),
        ("spaced-letters", spacedLetters),
    ]

    private static let latin: [UInt32: String] = [
        0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    ]

    private static func ligatures(_ scalars: inout [Unicode.Scalar]) -> Bool {
        guard scalars.contains(where: { latin[$0.value] != nil }) else { return false }
        scalars = scalars.flatMap { scalar in latin[scalar.value].map { Array($0.unicodeScalars) } ?? [scalar] }
        return true
    }

    /// With the break that one stands at.
    private static func softHyphens(_ scalars: inout [Unicode.Scalar]) -> Bool {
        guard scalars.contains("\u{AD}") else { return false }
        var out: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "\u{AD}" else {
                out.append(scalars[index])
                index += 1
                continue
            }
            index += 1
            var next = index
            while next < scalars.count, scalars[next] == " " { next += 1 }
            guard next < scalars.count, scalars[next] == "\n" else { continue }
            next += 1
            while next < scalars.count, scalars[next] == " " { next += 1 }
            if next < scalars.count, scalars[next].properties.isAlphabetic { index = next }
        }
        scalars = out
        return true
    }

    /// Of the fonts Symbol and Wingdings, at the beginning of a line, where they are nothing else.
    private static let symbols: Set<UInt32> = [0xF0A7, 0xF0B7, 0xF0D8, 0xF06E, 0xF0FC, 0xF076, 0xF0A8, 0xF071]

    private static func bullets(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var hasChanged = false
        var isStart = true
        for index in scalars.indices {
            if isStart, symbols.contains(scalars[index].value) {
                scalars[index] = "•"
                hasChanged = true
            }
            isStart = scalars[index] == "\n" || isStart && scalars[index] == " "
        }
        return hasChanged
    }

    /// «توق ّف», «دكا ًن ا»: no word begins with a mark.
    private static func tornMarks(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var index = 0
        var hasChanged = false
        while index < scalars.count {
            guard scalars[index] == " ", index + 1 < scalars.count, ArabicLetter.isMark(scalars[index + 1].value),
                let last = out.last, ArabicLetter.isOfScript(last.value) || ArabicLetter.isMark(last.value)
            else {
                out.append(scalars[index])
                index += 1
                continue
            }
            hasChanged = true
            index += 1
            var marks: [Unicode.Scalar] = []
            while index < scalars.count, ArabicLetter.isMark(scalars[index].value) {
                marks.append(scalars[index])
                index += 1
            }
            // «ًن ا»: the mark came before its letter, and both were torn off.
            if index + 2 < scalars.count, ArabicLetter.isOfScript(scalars[index].value), scalars[index + 1] == " ",
                scalars[index + 2].value == 0x627, isWordEnd(scalars, index + 3)
            {
                out.append(scalars[index])
                out += marks
                out.append(scalars[index + 2])
                index += 3
            } else {
                out += marks
            }
        }
        scalars = out
        return hasChanged
    }

    /// «دكاًن ا» and «دكانً ا» for «دكانًا»: a tanwin inside a word stands on its end, and the alef behind it was torn off.
    private static func tornTanwin(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var hasChanged = false
        var index = 0
        while index < scalars.count {
            // Where the blank before the alef stands: behind the tanwin, or behind the letter that it came before.
            let isBeforeLetter =
                index > 0 && index + 1 < scalars.count && ArabicLetter.isOfScript(scalars[index - 1].value)
                && ArabicLetter.isOfScript(scalars[index + 1].value) && scalars[index + 1].value != 0x627
            let blank = isBeforeLetter ? index + 2 : index + 1
            guard index > 0, scalars[index].value == 0x64B, blank + 1 < scalars.count, scalars[blank] == " ",
                scalars[blank + 1].value == 0x627, isWordEnd(scalars, blank + 2)
            else {
                out.append(scalars[index])
                index += 1
                continue
            }
            if isBeforeLetter { out.append(scalars[index + 1]) }
            out += [scalars[index], scalars[blank + 1]]
            index = blank + 2
            hasChanged = true
        }
        scalars = out
        return hasChanged
    }

    /// Whether the word that ends here is an address: its hyphens are its own. No word of a language is longer than one line.
    static func standsInAddress(_ scalars: [Unicode.Scalar]) -> Bool {
        let word = scalars.suffix(400).reversed().prefix { $0.value > 0x20 }
        return word.count == 400 || word.contains("/") || word.contains("@") || word.contains("_")
    }

    static func isWordEnd(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index >= scalars.count
            || !ArabicLetter.isOfScript(scalars[index].value) && !ArabicLetter.isMark(scalars[index].value)
    }
}
