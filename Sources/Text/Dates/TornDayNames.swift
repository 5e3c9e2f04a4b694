import Lexicon

/// Names of months and labels of a day in Arabic letters, as what takes text out of PDFs leaves them: with blanks inside, run together, or turned.
enum TornDayNames {
    struct Month: Sendable {
        let meaning: DateWord
        /// As it is written.
        let name: String
    }

    /// More letters are no name, nor two.
    static let longest = 32
    /// Shorter names are other words from behind.
    private static let leastTurned = 4

    /// The month that these letters name; of a month with two names («آذار», «مارس») maybe both, whatever stood between them.
    static func month(_ letters: [Unicode.Scalar]) -> Month? {
        guard (2...longest).contains(letters.count) else { return nil }
        if let found = named(letters) { return found }
        guard letters.count >= leastTurned else { return nil }
        return named(letters.reversed())
    }

    private static func named(_ letters: [Unicode.Scalar]) -> Month? {
        var (hash, length) = (DateLexicon.seed, 0)
        var second: (start: Int, first: Month)?
        for (index, letter) in letters.enumerated() {
            DateFold.fold(letter.value, DateFold.table, into: &hash, &length)
            guard let month = months[hash] else { continue }
            if index == letters.count - 1 { return month }
            // The longest first name: what is left has to be its other one.
            if let other = months[key(letters[(index + 1)...])], other.meaning == month.meaning {
                second = (index + 1, month)
            }
        }
        guard let second, let other = months[key(letters[second.start...])] else { return nil }
        return Month(meaning: other.meaning, name: second.first.name + "/" + other.name)
    }

    /// The label of publication that these letters are: «نشر في», «تاریخ انتشار».
    static func label(_ letters: [Unicode.Scalar]) -> String? {
        guard (3...longest).contains(letters.count) else { return nil }
        return labels[key(letters[...])] ?? labels[key(letters.reversed()[...])]
    }

    private static let months: [UInt64: Month] = {
        let lists: [(WordList, (Int) -> DateWord)] = [
            (Lexicon.months, { .month($0) }), (Lexicon.hijriMonths, { .hijri($0) }),
            (Lexicon.solarMonths, { .jalali($0) }),
        ]
        var months: [UInt64: Month] = [:]
        for (list, meaning) in lists {
            for (number, name) in list.numbered where ArabicLetter.isIn(name.unicodeScalars) {
                let key = key(Array(name.unicodeScalars)[...])
                if months[key] == nil { months[key] = Month(meaning: meaning(number), name: name) }
            }
        }
        return months
    }()

    private static let labels: [UInt64: String] = Dictionary(
        Lexicon.published.whole.filter { ArabicLetter.isIn($0.unicodeScalars) }.map {
            (key(Array($0.unicodeScalars)[...]), $0)
        }, uniquingKeysWith: { first, _ in first })

    /// Of the letters alone, folded as the words of dates are.
    private static func key(_ letters: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var (hash, length) = (DateLexicon.seed, 0)
        for scalar in letters where scalar != " " {
            DateFold.fold(scalar.value, DateFold.table, into: &hash, &length)
        }
        return hash
    }
}
