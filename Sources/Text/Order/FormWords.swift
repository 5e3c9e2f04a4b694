/// Words that run together, in letters of joined forms (U+FB50…, U+FE70…): where a form ends and the next begins, a word ends that ends in a letter
/// which joins («ﻲﻓ|ﺔﻨﻳﺪﻣ»). Behind letters that never join, only what begins words tells.
enum FormWords {
    /// Nil where the text has blanks as others have.
    static func parted(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]]? {
        var (letters, forms, runs) = (0, 0, 0)
        for line in lines {
            for (place, scalar) in line.enumerated() where ArabicLetter.isOfScript(scalar.value) {
                letters += 1
                forms += scalar.value >= 0xFB50 ? 1 : 0
                runs += place == 0 || !LetterOrder.isOfWord(line[place - 1]) ? 1 : 0
            }
        }
        guard letters >= 100, forms * 10 >= letters * 8, letters >= runs * 9 else { return nil }
        return lines.map(parted)
    }

    private static func parted(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count * 5 / 4)
        var index = 0
        while index < line.count {
            guard isLetter(line[index]) else {
                out.append(line[index])
                index += 1
                continue
            }
            // «،ﻭﻗﺎﻟﺖ», «62ﻗﺒﻞ»: a sign or a number, and no blank behind it.
            if let last = out.last, isStop(last) || MirroredLines.isLeftToRight(last) { out.append(" ") }
            let end = endOfPiece(line, index)
            for (place, part) in words(line[index..<end]).enumerated() { out += (place > 0 ? [" "] : []) + part }
            index = end
            if index < line.count, isLetter(line[index]) || MirroredLines.isLeftToRight(line[index]) { out.append(" ") }
        }
        return out
    }

    /// Behind a letter that joins, in the form that does not, or ة or ى; with its marks, which some write behind a blank of their own.
    private static func endOfPiece(_ line: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start
        while index < line.count, index - start < longest, LetterOrder.isOfWord(line[index]) {
            let ends = isLetter(line[index]) && endsWord(line[index])
            index += 1
            guard ends else { continue }
            if index + 1 < line.count, line[index] == " ", ArabicLetter.isMark(line[index + 1].value) { index += 1 }
            while index < line.count, ArabicLetter.isMark(line[index].value) { index += 1 }
            break
        }
        return index
    }

    /// No run of words between two certain ends is longer; what is, is no text.
    private static let longest = 60

    private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        guard let letter = letters(scalar).last else { return false }
        return letter.value == 0x629 || letter.value == 0x649
            || !ArabicLetter.endsJoin(letter.value) && !joinsNext(scalar)
    }

    /// Behind letters that never join: an article that more than «و» stands before, «إ» and «آ»; a known word, where what follows may be one.
    private static func words(_ piece: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var words: [ArraySlice<Unicode.Scalar>] = []
        var start = piece.startIndex
        for index in piece.indices.dropFirst() where isLetter(piece[index]) && beginsWord(piece[start...], at: index) {
            words.append(piece[start..<index])
            start = index
        }
        return words + [piece[start...]]
    }

    private static func beginsWord(_ piece: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
        let before = piece[..<index].flatMap(letters)
        let rest = piece[index...].flatMap(letters)
        guard let first = rest.first, let last = before.last, ArabicLetter.endsJoin(last.value) else { return false }
        if before.count > 1 || last.value != 0x648 {
            if first.value == 0x625 || first.value == 0x622 { return true }
            if first.value == 0x627, rest.count > 2, rest[1].value == 0x644, before.count > 1 { return true }
        }
        guard before.count > 1, KnownWords.holds(before) else { return false }
        return rest.count > 1 && KnownWords.holds(rest) || rest.count > 2 && (before.count > 2 || isNot(before))
    }

    /// «لا», which no word begins with where its form stands alone.
    private static func isNot(_ word: [Unicode.Scalar]) -> Bool { word.map(\.value) == [0x644, 0x627] }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ArabicLetter.isOfScript(scalar.value) }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "،" || scalar == "." || scalar == ":" || scalar == "؛" || scalar == "\u{FFFD}"
            || scalar.value == 0xFFFF
    }

    /// The letters a form stands for.
    private static func letters(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        guard isLetter(scalar) else { return [] }
        return scalar.value < 0xFB50 ? [scalar] : Shaping.unshape([scalar].span)
    }

    /// Initial and medial forms: the latter two of each letter's four.
    private static func joinsNext(_ scalar: Unicode.Scalar) -> Bool {
        fours.contains { $0.contains(scalar.value) && (scalar.value - $0.lowerBound) % 4 >= 2 }
    }

    /// Runs of letters with an isolated, a final, an initial and a medial form each (Unicode, Arabic Presentation Forms A and B).
    private static let fours: [ClosedRange<UInt32>] = [
        0xFB52...0xFB81, 0xFB8E...0xFB9D, 0xFBA0...0xFBA3, 0xFBA6...0xFBAD, 0xFBD3...0xFBD6, 0xFBE4...0xFBE7,
        0xFBFC...0xFBFF, 0xFE89...0xFE8C, 0xFE8F...0xFE92, 0xFE95...0xFEA8, 0xFEB1...0xFEEC, 0xFEF1...0xFEF4,
    ]
}
