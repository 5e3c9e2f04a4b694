/// A kind of place where readers see dates: how much may stand in it, how far from the text it is sought, and by how much
/// farther from the headline than it stands it counts. All numbers were set by hand on the dev pages.
struct DatePlace: Sendable {
    /// What `--explain` says of it.
    let name: String
    /// Letters of the box or the line; longer ones tell of something.
    let letters: Range<Int>
    /// Boxes or lines, counted from where the place begins.
    let reach: Range<Int>
    /// In elements of the tree.
    let penalty: Int
    /// Days of other documents stand there as well, so words beside the day must say that it is the page's, or be few.
    var isBare = false

    /// Sites name it so themselves.
    static let namedBox = DatePlace(name: "box named date", letters: 0..<120, reach: 0..<60, penalty: 0)
    /// Other articles' and comments' as likely as the article's.
    static let namedBoxBehind = DatePlace(
        name: "box named date behind the text", letters: 0..<120, reach: 0..<60, penalty: 1_000)
    /// Around the body's first block.
    static let line = DatePlace(name: "line around the beginning", letters: 0..<140, reach: -15..<8, penalty: 40)
    /// A sentence tells what happened on the day.
    static let sentence = DatePlace(
        name: "sentence around the beginning", letters: 0..<140, reach: -15..<8, penalty: 200)
    /// Where the body begins far from it.
    static let belowHeading = DatePlace(name: "line below the headline", letters: 0..<140, reach: 0..<8, penalty: 40)
    /// What pruning took: footers of posts, boxes for sharing.
    static let prunedBox = DatePlace(
        name: "box left out", letters: 6..<60, reach: 0..<400, penalty: 600, isBare: true)
    /// «A report of the port's agency, 2 May 2026» stands there too.
    static let behindText = DatePlace(
        name: "line behind the text", letters: 0..<100, reach: -3..<6, penalty: 500, isBare: true)

    /// A day of a change counts as farther away, in elements: beside it the publication is named as a rule.
    static let changePenalty = 60
    /// What stands above the headline counts twice as far.
    static let abovePenalty = 2
    /// What stands above the headline and apart from it is the day on which the page was asked for, unless nothing else is.
    static let apartPenalty = 400
    /// A line of dates and codes; boxes of other articles hold more.
    static let ownLineLetters = 160
    /// Lines of the page in which a day of a change is looked for.
    static let changeLines = 400
    /// Right behind the headline, in elements.
    static let nearBound = 100
    /// Words that may stand before a day that nothing says to be the page's.
    static let bareWordsBound = 4
}
