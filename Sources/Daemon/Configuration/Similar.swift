/// What somebody may have meant who mistyped a word.
package enum Similar {
    /// The nearest of them, where few letters are wrong; the first of several.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let word = Array(word.utf8)
        let bound = word.count < 3 ? 1 : word.count < 8 ? 2 : 3
        var best: (distance: Int, name: String)?
        for name in known.sorted() {
            let bytes = Array(name.utf8)
            guard abs(bytes.count - word.count) <= bound else { continue }
            let distance = distance(word, bytes)
            // A word of which nothing is left was another word.
            if distance <= bound, distance < max(word.count, bytes.count), distance < best?.distance ?? .max {
                best = (distance, name)
            }
        }
        return best?.name
    }

    /// `"; did you mean noonpost?"`, or nothing.
    package static func hint(to word: String, among known: some Sequence<String>) -> String {
        nearest(to: word, among: known).map { "; did you mean \($0)?" } ?? ""
    }

    /// Letters put in, left out, taken for others, or two of them exchanged.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
