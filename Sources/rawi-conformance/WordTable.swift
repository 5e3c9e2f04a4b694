import Lexicon

/// How many phrases each followed language has in each list of the lexicon: a gap is a `-`.
enum WordTable {
    static func lines() -> [String] {
        let head = "list" + WordList.followed.map { "\t" + $0 }.joined() + "\tothers"
        let rows = Lexicon.all.map { name, list in
            var counts = list.counts
            let followed = WordList.followed.map { counts.removeValue(forKey: $0).map(String.init) ?? "-" }
            let others = counts.values.reduce(0, +)
            return ([name] + followed + [others == 0 ? "-" : String(others)]).joined(separator: "\t")
        }
        return [head] + rows
    }
}
