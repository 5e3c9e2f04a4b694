/// Lines that pdftotext tore at marks. It builds a line from the left, ends it where a mark is drawn over the word that came last, and begins the next
/// piece with that mark; then it writes the pieces by the height they begin at. So each piece but a line's last ends in the mark of the
/// word that the next one begins with («بعد ّ», «وقالت ّن»), or that mark is a line of its own; and the pieces without one stand last first.
enum TornPieces {
    /// Nil where no line was torn.
    static func joined(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]]? {
        let pieces = lines.enumerated().map { Piece($1, mayState: $0 < headLines) }
        let column = column(of: pieces)
        guard column >= 30 else { return nil }
        var out: [[Unicode.Scalar]] = []
        var index = 0
        var hasChanged = false
        while index < lines.count {
            if let (end, order) = group(pieces, from: index, column: column) {
                let start = lines[index].prefix { $0 == "\u{0C}" }
                out.append(start + written(order))
                index = end
                hasChanged = true
            } else if pieces[index].words.isEmpty, pieces[index].cluster?.count == 1 {
                // A mark whose word nothing tells.
                index += 1
                hasChanged = true
            } else {
                out.append(lines[index])
                index += 1
            }
        }
        return hasChanged ? out : nil
    }

    /// Where a text states its day.
    private static let headLines = 30

    struct Piece {
        /// Without the mark at the end.
        var words: [[Unicode.Scalar]]
        /// The mark that the next piece's first word lacks, with its letter where one came along.
        var cluster: [Unicode.Scalar]?
        /// The mark that its own first word lacks.
        var lacks: [Unicode.Scalar]?
        var width: Int
        let isArabic: Bool
        /// Whether it is a line that states a day, and so none of its neighbours'.
        let isStatement: Bool
    }

    /// A torn line has no more pieces than this.
    private static let piecesLimit = 6

    /// Lines that together are one: no wider than the page, and no fewer marks without a word than ends of pieces.
    private static func group(_ pieces: [Piece], from start: Int, column: Int) -> (end: Int, order: [Piece])? {
        var (width, count, clusters) = (0, 0, 0)
        var found: (end: Int, order: [Piece])?
        for end in start..<min(start + piecesLimit * 2, pieces.count) {
            let piece = pieces[end]
            guard piece.isArabic || piece.cluster != nil, !piece.isStatement else { break }
            width += piece.width + 1
            guard width * 100 <= column * 115 else { break }
            count += piece.words.isEmpty ? 0 : 1
            clusters += piece.cluster == nil ? 0 : 1
            guard count <= piecesLimit else { break }
            if count > 1, clusters >= count - 1, let order = order(of: Array(pieces[start...end])) {
                found = (end + 1, order)
            }
        }
        return found
    }

    /// Those with a mark may stand anywhere before the last; those without stand last first.
    private static func order(of pieces: [Piece]) -> [Piece]? {
        let marked = pieces.filter { !$0.words.isEmpty && $0.cluster != nil }
        let plain = Array(pieces.filter { !$0.words.isEmpty && $0.cluster == nil }.reversed())
        let lone = pieces.filter(\.words.isEmpty).compactMap(\.cluster)
        guard let last = plain.last else { return nil }
        return arranged(marked, Array(plain.dropLast()), last: last, lone: lone, before: nil)
    }

    /// The first arrangement in which each piece begins with a word that its mark fits; as they were written, where several do.
    private static func arranged(
        _ marked: [Piece], _ plain: [Piece], last: Piece, lone: [[Unicode.Scalar]], before: Piece?
    ) -> [Piece]? {
        /// The piece with the mark that its first word lacks, and the marks that are left.
        func following(_ next: Piece) -> (piece: Piece, lone: [[Unicode.Scalar]])? {
            guard let before else { return (next, lone) }
            var (next, left) = (next, lone)
            if let cluster = before.cluster {
                guard fits(cluster, next) else { return nil }
                next.lacks = cluster
            } else {
                guard let place = lone.firstIndex(where: { fits($0, next) }) else { return nil }
                next.lacks = left.remove(at: place)
            }
            return (next, left)
        }
        if marked.isEmpty, plain.isEmpty { return following(last).map { [$0.piece] } }
        for index in marked.indices {
            guard let next = following(marked[index]) else { continue }
            var others = marked
            others.remove(at: index)
            if let rest = arranged(others, plain, last: last, lone: next.lone, before: next.piece) {
                return [next.piece] + rest
            }
        }
        guard let next = plain.first.flatMap(following),
            let rest = arranged(marked, Array(plain.dropFirst()), last: last, lone: next.lone, before: next.piece)
        else { return nil }
        return [next.piece] + rest
    }

    /// Whether the mark may be one of the piece's first word.
    private static func fits(_ cluster: [Unicode.Scalar], _ piece: Piece) -> Bool {
        guard let word = piece.words.first else { return false }
        if cluster.count > 1 { return LoneClusters.holds(word, cluster) }
        let letters = word.filter { ArabicLetter.isOfScript($0.value) }
        switch cluster[0].value {
        case 0x64B: return letters.last.map { [0x627, 0x621, 0x629, 0x649].contains($0.value) } ?? false
        case 0x654: return letters.last.map { [0x647, 0x6C1].contains($0.value) } ?? false
        default: return !letters.isEmpty
        }
    }

    private static func written(_ pieces: [Piece]) -> [Unicode.Scalar] {
        var words: [[Unicode.Scalar]] = []
        for piece in pieces {
            var next = piece.words
            if let mark = piece.lacks, mark.count == 1, let first = next.first,
                let whole = completed(first, with: mark[0])
            {
                next[0] = whole
                // «إ» and «نّ»: no word is one letter.
                if first.count == 1, first[0].value != 0x648, let start = words.popLast() { next[0] = start + next[0] }
            }
            words += next
        }
        return Array(words.joined(separator: [" "]))
    }

    /// The word with its mark, where its place is certain.
    private static func completed(_ word: [Unicode.Scalar], with mark: Unicode.Scalar) -> [Unicode.Scalar]? {
        let end = word.lastIndex { ArabicLetter.isOfScript($0.value) } ?? 0
        guard end < word.count else { return nil }
        if word.count == 1 || mark.value == 0x654 { return word[...end] + [mark] + word[(end + 1)...] }
        return mark.value == 0x64B && word[end].value == 0x627 && end > 0 ? word[..<end] + [mark] + word[end...] : nil
    }

    private static func column(of pieces: [Piece]) -> Int {
        let widths = pieces.filter(\.isArabic).map(\.width).sorted()
        return widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
    }
}

extension TornPieces.Piece {
    init(_ line: [Unicode.Scalar], mayState: Bool) {
        words = line.split { $0 == " " || $0 == "\u{0C}" }.map { Array($0) }
        isArabic = ArabicLetter.isIn(line)
        isStatement = mayState && isArabic && TornDay.isStatement(line)
        cluster = nil
        lacks = nil
        // «موقع ّ Harbour Reviewن»: what stands leftmost is Latin, and its letter behind that.
        let latin = words.reversed().prefix { word in word.first.map(MirroredLines.isLeftToRight) == true }.count
        let place = words.count - 1 - latin
        if place >= 0, let mark = words[place].first, ArabicLetter.isMark(mark.value), words[place].count <= 2 {
            var found = words.remove(at: place)
            if latin > 0, found.count == 1, let last = words.last?.last, ArabicLetter.isOfScript(last.value) {
                words[words.count - 1].removeLast()
                found.append(last)
            }
            if latin == 0 || place > 0 { cluster = found } else { words.insert(found, at: place) }
        }
        width = words.reduce(-1) { sum, word in sum + 1 + word.count { !ArabicLetter.isMark($0.value) } }
    }
}
