import Markup

/// Where the article's text stands: chosen blocks of the page, and how they were found.
struct ArticleBody {
    var blocks: Range<Int> = 0..<0
    /// Index in the outline of the element that holds them.
    var root = 0
    /// `semantic`, `density`, `body`.
    var method = "body"
    /// What the chosen blocks are worth, and all of the page.
    var gain = 0.0
    var pageGain = 0.0
    /// All that were considered, the chosen one first.
    var candidates: [BodyCandidate] = []
}

/// One answer to where the article's text stands, with what speaks for it.
struct BodyCandidate {
    /// Cheap ways to find a body, each over the same blocks.
    enum Strategy: String, CaseIterable {
        /// `itemprop="articleBody"`.
        case articleBodyProperty = "article-body"
        /// Class names and ids such as `entry-content`.
        case bodyName = "body-name"
        /// The densest part of an `article` or `main` element.
        case articleElement = "article-element"
        /// The element whose blocks are worth most.
        case density

        /// What the record says of it.
        var method: String { self == .density ? "density" : "semantic" }
    }

    let strategy: Strategy
    /// Index in the outline of the element that holds the blocks.
    let root: Int
    let blocks: Range<Int>
    /// What the blocks are worth: about the letters of their prose.
    let gain: Double
    let letters: Int
    let linkLetters: Int
    var evidence = Evidence()

    var score: Double { evidence.score }
    var linkDensity: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }
}
