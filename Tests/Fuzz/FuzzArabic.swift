import Text

extension FuzzEntry {
    static let arabic: [FuzzEntry] = [
        // Six ways to fold.
        FuzzEntry("folding", passes: 6) { bytes in
            _ = Folding.fold(bytes)
            // Only valid text promises more than to come back.
            let once = Folding.fold(String(decoding: bytes, as: UTF8.self))
            precondition(Folding.fold(once) == once, "folding twice differs")
            _ = Folding.foldSorani(bytes)
            _ = Shaping.unshape(bytes)
            _ = Digits.toASCII(bytes)
        },
        FuzzEntry("words") { bytes in
            for range in Words.ranges(bytes) { precondition(range.upperBound <= bytes.count) }
        },
        FuzzEntry("language") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = LanguageGuess.detect(text)
            _ = TextDirection.of(text)
        },
        FuzzEntry("pdf-text", passes: 3) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = PDFText.looksExtracted(text)
            _ = PDFText.repairLine(text)
            _ = PDFText(repairing: text)
        },
    ]
}
