/// Repairs of single glyphs: each is certain wherever it is found.
enum PDFGlyphs {
    /// Appends the code points put right to `out` and says whether any changed. `digits` is what the whole text proved of
    /// its private digits; without it these code points themselves are asked.
    static func mend(
        _ scalars: Span<Unicode.Scalar>, digits known: PDFDigits? = nil, _ log: inout RepairLog,
        to out: inout [Unicode.Scalar]
    ) -> Bool {
        if scalars.indices.contains(where: { isPresentationForm(scalars[$0]) }) {
            log.note("presentation-forms")
            let unshaped = Shaping.unshape(scalars)
            _ = mendLetters(unshaped.span, digits: known, &log, to: &out)
            return true
        }
        return mendLetters(scalars, digits: known, &log, to: &out)
    }

    private static func mendLetters(
        _ scalars: Span<Unicode.Scalar>, digits known: PDFDigits?, _ log: inout RepairLog,
        to out: inout [Unicode.Scalar]
    ) -> Bool {
        var changed = false
        var digits = known
        var asked = known != nil
        let start = out.count
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar.value {
            case 0x640:
                let first = index
                while index < scalars.count, scalars[index].value == 0x640 { index += 1 }
                let run = index - first
                switch kashida(
                    before: out.count > start ? out.last : nil, run: run,
                    after: index < scalars.count ? scalars[index] : nil)
                {
                case .kept:
                    out.append(copying: scalars, first..<index)
                    continue
                case .one:
                    out.append(scalar)
                    if run == 1 { continue }
                    log.note("kashida")
                case .none: log.note("kashida")
                case .dash:
                    out.append("—")
                    log.note("kashida-dash")
                }
                changed = true
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
                if !asked {
                    asked = true
                    digits = PDFDigits(scalars)
                }
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
        return changed
    }

    private static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDC7, 0xFDF2, 0xFE70...0xFEFC: true
        default: false
        }
    }

    private enum Kashida { case kept, one, none, dash }

    /// What a run of kashida stands for: nothing between letters, a dash alone, and one kashida where a prefix leans on a
    /// quote, a digit or Latin («بـ"…») or in «هـ».
    private static func kashida(before: Unicode.Scalar?, run: Int, after: Unicode.Scalar?) -> Kashida {
        let leftIsWord = before.map { ArabicLetter.isLetter($0.value) || ArabicLetter.isMark($0.value) } ?? false
        let rightIsWord = after.map { ArabicLetter.isLetter($0.value) || ArabicLetter.isMark($0.value) } ?? false
        if !leftIsWord, !rightIsWord { return run >= 2 && isSpace(before) && isSpace(after) ? .dash : .kept }
        if leftIsWord, !rightIsWord, !isSpace(after) || before?.value == 0x647 { return .one }
        return .none
    }

    private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(PDFWords.isSpace) ?? true }

    private static func isTanwinBeforeLamAlef(_ scalars: Span<Unicode.Scalar>, _ index: Int) -> Bool {
        guard index > 0, index + 2 < scalars.count, ArabicLetter.isLetter(scalars[index - 1].value),
            scalars[index + 1].value == 0x644
        else { return false }
        switch scalars[index + 2].value {
        case 0x622, 0x623, 0x625, 0x627: return true
        default: return false
        }
    }

    /// The first of the two alefs of «االله»: the glyph of the ligature holds one of its own.
    private static func isDoubledAlef(_ scalars: Span<Unicode.Scalar>, _ index: Int) -> Bool {
        guard index + 4 < scalars.count else { return false }
        return scalars[index + 1].value == 0x627 && scalars[index + 2].value == 0x644
            && scalars[index + 3].value == 0x644 && scalars[index + 4].value == 0x647
    }

    static func countDoubledAlef(_ scalars: Span<Unicode.Scalar>) -> Int {
        scalars.indices.count { scalars[$0].value == 0x627 && isDoubledAlef(scalars, $0) }
    }

    /// A raised dot behind an Arabic letter, or behind another one, at a word's end.
    private static func isFullStop(_ scalars: Span<Unicode.Scalar>, _ index: Int) -> Bool {
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
