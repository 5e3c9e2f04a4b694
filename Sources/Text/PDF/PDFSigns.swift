/// Marks that only text extraction leaves.
struct PDFSigns {
    /// Double alef before لله, tanwin before lam-alef, form feeds.
    var certain = 0
    var kashidaShare = 0.0
    var presentationShare = 0.0

    init(_ scalars: Span<Unicode.Scalar>) {
        var letters = 0
        var kashidas = 0
        var presentation = 0
        // The last two code points, and how many kashidas stand open behind a letter.
        var last: (UInt32, UInt32) = (0, 0)
        var open = 0
        for index in scalars.indices {
            let value = scalars[index].value
            switch value {
            case 0x640: if open > 0 || ArabicLetter.isLetter(last.1) || ArabicLetter.isMark(last.1) { open += 1 }
            case 0xFB50...0xFDEF, 0xFE70...0xFEFC: presentation += 1
            case 0x0C: certain += 1
            case 0x620...0x63F, 0x641...0x64A:
                letters += 1
                // Only between letters: «هـ» and «بـ"» are right.
                kashidas += open
            default: break
            }
            if value != 0x640 { open = 0 }
            if last.1 == 0x64B, value == 0x644, ArabicLetter.isLetter(last.0) { certain += 1 }
            last = (last.1, value)
        }
        certain += PDFGlyphs.countDoubledAlef(scalars)
        let total = Double(max(letters + presentation, 1))
        kashidaShare = Double(kashidas) / total
        presentationShare = Double(presentation) / total
    }
}
