/// How much bytes look like Arabic script in windows-1256 or ISO-8859-6, by the frequency of letters and the shape of words.
///
/// Both encodings put letters from C1 on, in the same order, but windows-1256 leaves room for French letters from D7 on: text read
/// with the wrong one is full of rare letters and of Latin ones in the midst of words.
struct ArabicPlausibility {
    /// Mean of log2 of the letters' frequency: near −4.2 for real text, −6 and less for anything else.
    let mean: Double
    /// How many letters were looked at.
    let letters: Int

    /// Arabic text of the encoding, beyond doubt for its length. A lone word needs a better mean than a page.
    var isPlausible: Bool { letters >= 4 && mean > (letters < 24 ? -5.0 : -5.3) }

    /// Reads at most `limit` bytes that are not ASCII.
    init(_ bytes: ArraySlice<UInt8>, as decoder: SingleByteDecoder) {
        let weights = Self.weights(of: decoder)
        var sum = 0.0
        var letters = 0
        var previous = Self.boundary
        for byte in bytes {
            let kind = byte < 0x80 ? Self.asciiKind(byte) : Self.letter
            if byte >= 0x80 {
                let weight = weights[Int(byte) - 0x80]
                // Letters of two scripts side by side: no word of any language.
                sum += previous == Self.latin ? weight - 4 : weight
                letters += 1
                if letters == Self.limit { break }
            } else if kind == Self.latin, previous == Self.letter {
                sum -= 4
            }
            previous = kind
        }
        mean = letters == 0 ? -99 : sum / Double(letters)
        self.letters = letters
    }

    private static let limit = 4_096
    private static let boundary = 0
    private static let latin = 1
    private static let letter = 2

    private static func asciiKind(_ byte: UInt8) -> Int {
        0x61...0x7A ~= byte | 0x20 ? latin : boundary
    }

    private static func weights(of decoder: SingleByteDecoder) -> [Double] {
        decoder.codePoints.map { point in
            if let weight = letterWeights[point] { return weight }
            switch point {
            // Vowel signs, tatweel, and the punctuation of the region.
            case 0x640, 0x64B...0x652, 0x60C, 0x61B, 0x61F, 0xAB, 0xBB, 0xA0, 0x2018...0x201D, 0x2013, 0x2014, 0x2026:
                return -6
            case 0x200C...0x200F, 0xAD, 0xB7, 0x2022, 0xD7: return -7
            // Letters of other languages in Arabic script.
            case 0x621...0x6FF: return -7.5
            case 0xFFFD: return -16
            default: return -12
            }
        }
    }

    /// log2 of a letter's share in thousandths: set by hand from what is commonly known of Arabic, not counted.
    private static let letterWeights: [UInt16: Double] = {
        let shares: [(Unicode.Scalar, Double)] = [
            ("ا", 160), ("ل", 120), ("ي", 78), ("م", 62), ("ن", 60), ("و", 58), ("ر", 48), ("ت", 44), ("ب", 36),
            ("ه", 33), ("ة", 33), ("ع", 33), ("د", 31), ("س", 28), ("ف", 27), ("ق", 23), ("ك", 21), ("ح", 20),
            ("أ", 24), ("ج", 14), ("ش", 12), ("ص", 11), ("ى", 11), ("ط", 10), ("خ", 9), ("إ", 9), ("ض", 7),
            ("ز", 7), ("ث", 6), ("ذ", 6), ("ئ", 5), ("غ", 5), ("ظ", 3), ("ء", 4), ("آ", 2), ("ؤ", 2),
            // Persian in windows-1256.
            ("پ", 4), ("چ", 3), ("ژ", 2), ("گ", 5), ("ک", 8),
        ]
        var weights: [UInt16: Double] = [:]
        for (scalar, share) in shares {
            guard let point = UInt16(exactly: scalar.value) else { continue }
            weights[point] = Self.log2(share / 1_000)
        }
        return weights
    }()

    /// The leaf needs no more of a mathematics library than this: halving until the mantissa is left.
    private static func log2(_ value: Double) -> Double {
        // log2(m) for m in 1..<2, by the first terms of the series in (m−1)/(m+1).
        let part = (value.significand - 1) / (value.significand + 1)
        let square = part * part
        return Double(value.exponent) + 2.885_390_08 * part * (1 + square / 3 + square * square / 5)
    }
}
