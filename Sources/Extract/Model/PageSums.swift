/// How likely each block of a page belongs to its text, and what that comes to for the text that was taken.
struct PageSums: Sendable {
    static let columns = (own + " " + BlockGroup.page.columns.joined(separator: " ")).split(separator: " ").map(
        String.init)

    private static let own =
        """
        expected precision recall likely share sure unsure choice ahead run likelyBlocks linkedLikely endsLikely \
        itemsLikely cellsLikely headsLikely meanLikely doubtful missed
        """

    /// By row, in parts of `Chance.whole`.
    let chances: [Int]
    /// Thousandths: how like the text that was taken is to be to the true one (word f1), how much of what was taken belongs
    /// to it, how much of what belongs was taken.
    let expected: Int
    let precision: Int
    let recall: Int
    private(set) var values: [Int16]

    private enum Bound {
        static let likely = Chance.whole * 4 / 10
        static let sure = Chance.whole * 8 / 10
        static let doubtful = Chance.whole * 3 / 10
        static let missed = Chance.whole * 6 / 10
    }

    init(_ rows: BlockRows) {
        var tally = Tally()
        var chances: [Int] = []
        chances.reserveCapacity(rows.count)
        for row in 0..<rows.count {
            let cells = rows[row]
            let line = Line(cells)
            // What says the title is no part of the text, wherever it stands.
            let chance = line.saysTitle ? 0 : Chance.of(ModelTables.blocks.sum(cells))
            chances.append(chance)
            tally.add(line, chance)
        }
        self.chances = chances
        expected = tally.expected
        precision = Self.share(tally.taken, of: tally.kept * Chance.whole)
        recall = Self.share(tally.taken, of: tally.all)
        values = tally.values(precision: precision, recall: recall)
        let page = BlockGroup.page.columns.count
        values += rows.count > 0 ? Array(rows[0].suffix(page)) : Array(repeating: 0, count: page)
    }

    fileprivate static func share(_ part: Int, of whole: Int) -> Int { whole > 0 ? part * 1_000 / whole : 0 }

    /// What the sums need of a row.
    private struct Line {
        private static let places = ["letters", "kept", "fromTitle", "linked", "ends", "kind"].map {
            BlockRows.columns.firstIndex(of: $0) ?? 0
        }

        let letters: Int
        let isKept: Bool
        let saysTitle: Bool
        let linked: Int
        let ends: Bool
        let kind: Int

        init(_ cells: ArraySlice<Int16>) {
            let at = { (place: Int) in Int(cells[cells.startIndex + Self.places[place]]) }
            (letters, linked, kind) = (at(0), at(3), at(5))
            (isKept, saysTitle, ends) = (at(1) > 0, at(2) == 0, at(4) > 0)
        }
    }

    /// Letters, and letters times chances.
    private struct Tally {
        var letters = 0
        var kept = 0
        var all = 0
        var taken = 0
        var sure = 0
        var unsure = 0
        var likely = 0
        var likelyChances = 0
        var likelyBlocks = 0
        var run = 0
        var longestRun = 0
        var linked = 0
        var ends = 0
        var kinds = [0, 0, 0]
        var doubtful = 0
        var missed = 0

        var expected: Int { share(2 * taken, of: kept * Chance.whole + all) }

        mutating func add(_ line: Line, _ chance: Int) {
            let weight = chance * line.letters
            letters += line.letters
            all += weight
            if line.isKept {
                kept += line.letters
                taken += weight
                if chance < Bound.doubtful { doubtful += line.letters }
            } else if chance > Bound.missed {
                missed += weight
            }
            if chance > Bound.sure { sure += weight }
            unsure += chance * (Chance.whole - chance) / Chance.whole * line.letters
            guard chance > Bound.likely else {
                run = 0
                return
            }
            run += 1
            longestRun = max(longestRun, run)
            likely += line.letters
            likelyChances += weight
            likelyBlocks += 1
            linked += line.letters * line.linked
            if line.ends { ends += line.letters }
            switch line.kind {
            case Block.Kind.listItem.number: kinds[0] += line.letters
            case Block.Kind.cell.number: kinds[1] += line.letters
            case Block.Kind.heading(1).number: kinds[2] += line.letters
            default: break
            }
        }

        func values(precision: Int, recall: Int) -> [Int16] {
            let choice = share(2 * likelyChances, of: likely * Chance.whole + all)
            let numbers = [
                expected, precision, recall, all / Chance.whole, share(all, of: letters * Chance.whole),
                share(sure, of: all), share(unsure, of: all), choice, choice - expected, longestRun, likelyBlocks,
                likely > 0 ? linked / likely : 0, share(ends, of: likely), share(kinds[0], of: likely),
                share(kinds[1], of: likely), share(kinds[2], of: likely), likely / max(1, likelyBlocks),
                share(doubtful, of: kept), share(missed, of: all),
            ]
            return numbers.map { Int16(clamping: $0) }
        }

        private func share(_ part: Int, of whole: Int) -> Int { PageSums.share(part, of: whole) }
    }
}
