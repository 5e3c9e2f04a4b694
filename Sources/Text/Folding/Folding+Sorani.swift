extension Folding {
    /// Folding of Sorani Kurdish, word by word, which keeps apart what Arabic folding would merge: yeh and kaf take their
    /// Kurdish forms, heh before ZWNJ or at a word's end is the vowel ە, reh at a word's start is ڕ; tashkeel, tatweel and
    /// format controls go. White space stays as it is.
    package static func foldSorani(_ utf8: [UInt8]) -> [UInt8] {
        var out: [UInt32] = []
        out.reserveCapacity(utf8.count / 2)
        var atWordStart = true
        let heh: UInt32 = 0x647
        let ae: UInt32 = 0x6D5
        func endWord() {
            if let last = out.last, last == heh, !atWordStart { out[out.count - 1] = ae }
        }
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            var folded = scalar.value
            switch folded {
            case 0x64A, 0x649: folded = 0x6CC
            case 0x643: folded = 0x6A9
            case 0x200C:
                if out.last == heh { out[out.count - 1] = ae }
                continue
            case 0x640, 0x64B...0x652, 0x200D...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            case 0x6BE: folded = heh
            case 0x629: folded = ae
            case 0x631 where atWordStart: folded = 0x695
            case 0x692: folded = 0x695
            default: break
            }
            let isLetter = folded == 0x27 || Words.isWordScalar(folded)
            if !isLetter { endWord() }
            out.append(folded)
            atWordStart = !isLetter
            // A lone heh is not a word's end: the letter is being named.
        }
        if out.count > 1 { endWord() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(out.count * 2)
        for value in out {
            if let scalar = Unicode.Scalar(value) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    package static func foldSorani(_ text: String) -> String {
        String(decoding: foldSorani([UInt8](text.utf8)), as: UTF8.self)
    }
}
