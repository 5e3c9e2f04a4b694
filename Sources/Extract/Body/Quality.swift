#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How sure the reading is that this text is the article, whole and alone: the share of words that is expected to be right
/// (the harmonic mean of precision and recall), from what the page itself shows.
///
/// The weights are a logistic regression over 323 public pages with known texts and, of each, the texts of its other
/// candidates and halves of them; docs/BENCHMARKS.md shows by bins what became of the promise.
struct Quality {
    /// Each between 0 and 1, with its weight.
    let terms: KeyValuePairs<String, (value: Double, weight: Double)>

    private static let bias = -2.45

    /// For text that the page's own data states in so many words: nothing was chosen.
    static let stated = 0.9

    /// 0 to 1.
    var value: Double {
        let sum = terms.reduce(Self.bias) { $0 + $1.value.value * $1.value.weight }
        return (1_000 / (1 + exp(-sum))).rounded() / 1_000
    }

    /// - Parameter stated: what the page's data says of the text.
    init(body: ArticleBody, page: PageText, kept: [Block], text: String, stated: [String]) {
        let letters = kept.reduce(0) { $0 + $1.letters }
        let boxed = body.blocks.reduce(0) { $0 + page.blocks[$1].letters }
        let sentences = kept.reduce(0) { $0 + ($1.endsSentence ? $1.letters : 0) }
        terms = [
            // Of all the prose on the page.
            "coverage": (Self.share(body.gain, of: body.pageGain), 4.35),
            // Of the box it was found in.
            "kept": (Self.share(Double(letters), of: Double(boxed)), 0.6),
            "sentences": (Self.share(Double(sentences), of: Double(letters)), 0.6),
            "confirmed": (Self.confirmation(text, stated), 0.2),
            "length": (min(1, Double(letters) / 1_200), 0.15),
        ]
    }

    private static func share(_ part: Double, of whole: Double) -> Double { whole > 0 ? min(1, part / whole) : 0 }

    /// Whether what the page's data says of the text stands in it: 1 said, 0 contradicted, a half unknown.
    private static func confirmation(_ text: String, _ stated: [String]) -> Double {
        for stated in stated {
            let folded = JunkLabels.fold(stated.utf8.prefix(400))
            if folded.count >= 60 { return FoldedText(text).says(folded) ? 1 : 0 }
        }
        return 0.5
    }
}
