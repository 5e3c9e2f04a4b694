extension BodyCandidate {
    /// Why a candidate should be believed: features that hold in every language. Their sum is the score.
    struct Evidence {
        /// Of the greatest worth among the candidates.
        var share = 0.0
        /// How far the strategy is trusted on less than all of the page's prose.
        var trust = 0.0

        var score: Double { terms.reduce(0) { $0 + $1.value } }

        /// What the score is the sum of, for those who ask why.
        var terms: KeyValuePairs<String, Double> { ["share": share, "trust": trust] }
    }
}

extension BodyCandidate.Strategy {
    /// What a body that the page itself names is given ahead of the densest element, in shares of that one's prose:
    /// a named body wins when it holds more than 1 minus this.
    ///
    /// Chosen on the public page sets over 0.2 to 1.2: flat around these values; what counts is that class names are
    /// trusted further than `article` and `main`, which often hold a page's second article or its calls at the end.
    var trust: Double {
        switch self {
        case .articleBodyProperty: 1
        case .bodyName: 0.8
        case .articleElement: 0.4
        case .density: 0
        }
    }
}
