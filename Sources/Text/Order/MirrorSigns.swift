/// What only Arabic letters in visual order show: ة and ى end words and never begin them, words begin with «ال» and none ends
/// «لا» that often; Persian «است» and «که» turned round.
struct MirrorSigns {
    /// For the order as it stands, and for the other one.
    private var right = 0
    private var turned = 0

    init(_ lines: [[Unicode.Scalar]]) {
        for line in lines {
            for part in line.split(whereSeparator: {
                !ArabicScript.isLetter($0.value) && !ArabicScript.isMark($0.value)
            }) {
                let word = Self.letters(part)
                guard word.count >= 3, let first = word.first, let last = word.last else { continue }
                if Self.isFinal(last) { right += 2 }
                if Self.isFinal(first) { turned += 2 }
                if first == 0x627, word[1] == 0x644, word.count >= 4 { right += 1 }
                if last == 0x627, word[word.count - 2] == 0x644, word.count >= 4 { turned += 1 }
                if word.elementsEqual([0x627, 0x633, 0x62A]) { right += 1 }
                if word.elementsEqual([0x62A, 0x633, 0x627]) { turned += 1 }
            }
        }
    }

    /// Ten signs of it, and hardly one against: real text has none.
    var areCertain: Bool { turned >= 10 && turned >= right * 5 }

    private static func isFinal(_ letter: UInt32) -> Bool { letter == 0x629 || letter == 0x649 }

    /// Forms as letters, ligatures as what they begin with: a lam with an alef is both ends of it.
    private static func letters(_ word: ArraySlice<Unicode.Scalar>) -> [UInt32] {
        var out: [UInt32] = []
        for scalar in word where ArabicScript.isLetter(scalar.value) {
            guard scalar.value >= 0xFB50 else {
                out.append(scalar.value)
                continue
            }
            let plain = Shaping.unshape([scalar].span).map(\.value).filter { ArabicScript.isLetter($0) }
            // Turned, a ligature reads backwards as the rest does.
            out += plain.count > 1 ? plain.reversed() : plain
        }
        return out
    }
}

enum ArabicScript {
    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFB, 0xFE70...0xFEFC: true
        default: false
        }
    }

    static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x64B...0x65F, 0x670: true
        default: false
        }
    }
}
