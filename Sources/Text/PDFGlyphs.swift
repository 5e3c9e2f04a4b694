/// Repairs of single glyphs: each is certain wherever it is found.
enum PDFGlyphs {
    /// `digits` is what the whole text proved of its private digits; without it the text itself is asked.
    static func mend(_ text: String, digits known: PDFDigits? = nil, _ log: inout RepairLog) -> String {
        var scalars = Array(text.unicodeScalars)
        var changed = false
        if scalars.contains(where: isPresentationForm) {
            scalars = Array(Shaping.unshape(text).unicodeScalars)
            log.note("presentation-forms")
            changed = true
        }
        let digits = known ?? PDFDigits(scalars)
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar.value {
            case 0x640:
                let end = scalars[index...].firstIndex { $0.value != 0x640 } ?? scalars.count
                let replacement = kashida(
                    before: out.last, run: end - index, after: end < scalars.count ? scalars[end] : nil)
                if replacement.count != end - index || replacement.first != scalar {
                    log.note(replacement.first == "—" ? "kashida-dash" : "kashida")
                    changed = true
                }
                out.append(contentsOf: replacement)
                index = end
                continue
            case 0x64B where isTanwinBeforeLamAlef(scalars, index):
                // The ligature's glyph came after the mark that stands over its alef.
                out.append(scalars[index + 1])
                out.append(scalar)
                out.append(scalars[index + 2])
                index += 3
                log.note("lam-alef-tanwin")
                changed = true
                continue
            case 0x627 where isDoubledAlef(scalars, index):
                log.note("allah")
                changed = true
            case 0xE000...0xF8FF:
                if let digit = digits?.digit(scalar.value) {
                    out.append(digit)
                    log.note("private-use-digits")
                } else {
                    // Each font has its own numbers: what stood here is not known, that something did must stay visible.
                    out.append("\u{FFFD}")
                    log.note("private-use")
                }
                changed = true
            case 0xB7 where isFullStop(scalars, index):
                out.append(".")
                log.note("middle-dot")
                changed = true
            default: out.append(scalar)
            }
            index += 1
        }
        return changed ? out.string : text
    }

    private static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDC7, 0xFDF2, 0xFE70...0xFEFC: true
        default: false
        }
    }

    /// What a run of kashida stands for: nothing between letters, a dash alone, and one kashida where a prefix leans on a
    /// quote, a digit or Latin («بـ"…») or in «هـ».
    private static func kashida(
        before: Unicode.Scalar?, run: Int, after: Unicode.Scalar?
    ) -> [Unicode.Scalar] {
        let leftIsWord = before.map { ArabicLetter.isLetter($0.value) || ArabicLetter.isMark($0.value) } ?? false
        let rightIsWord = after.map { ArabicLetter.isLetter($0.value) || ArabicLetter.isMark($0.value) } ?? false
        if !leftIsWord, !rightIsWord {
            return run >= 2 && isSpace(before) && isSpace(after) ? ["—"] : Array(repeating: "\u{640}", count: run)
        }
        if leftIsWord, !rightIsWord, !isSpace(after) || before?.value == 0x647 { return ["\u{640}"] }
        return []
    }

    private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar.value <= 0x20 || scalar.value == 0xA0
    }

    private static func isTanwinBeforeLamAlef(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, index + 2 < scalars.count, ArabicLetter.isLetter(scalars[index - 1].value),
            scalars[index + 1].value == 0x644
        else { return false }
        switch scalars[index + 2].value {
        case 0x622, 0x623, 0x625, 0x627: return true
        default: return false
        }
    }

    /// The first of the two alefs of «االله»: the glyph of the ligature holds one of its own.
    private static func isDoubledAlef(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index + 4 < scalars.count else { return false }
        return scalars[index + 1].value == 0x627 && scalars[index + 2].value == 0x644
            && scalars[index + 3].value == 0x644 && scalars[index + 4].value == 0x647
    }

    static func countDoubledAlef(_ text: String) -> Int {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.count { scalars[$0].value == 0x627 && isDoubledAlef(scalars, $0) }
    }

    /// A raised dot behind an Arabic letter, or behind another one, at a word's end.
    private static func isFullStop(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        var first = index
        while first > 0, index - first < 3, scalars[first - 1].value == 0xB7 { first -= 1 }
        var last = index
        while last + 1 < scalars.count, last - index < 3, scalars[last + 1].value == 0xB7 { last += 1 }
        guard first > 0, last - first < 3 else { return false }
        let before = scalars[first - 1].value
        let after = last + 1 < scalars.count ? scalars[last + 1].value : 0x0A
        return (ArabicLetter.isLetter(before) || ArabicLetter.isMark(before)) && (after <= 0x20 || after == 0xA0)
    }
}
