/// One rule that takes blocks out of a body. A rule is a file: what it does, why, an example.
struct Cut: Sendable {
    /// What `--explain` says took a block.
    let name: String
    /// What it takes, told from the blocks that those before it left and from what they took.
    let takes: @Sendable (CutView) -> Takings

    init(_ name: String, _ takes: @escaping @Sendable (CutView) -> Takings) { (self.name, self.takes) = (name, takes) }

    /// What a block says of itself first, then what stands above the text, in boxes, behind it; last what is left over of what
    /// was taken. A later rule may take a block over from an earlier one.
    static let inOrder: [Cut] = [
        .wordless, .gutter, .linkList, .namedByline, .next, .captions, .head, .datelines, .repeated, .excerpt, .boxes,
        .teasers,
        .cards, .unconfirmed, .apart, .channel, .tail, .biographies, .notices, .refrains, .hollowBoxes, .leadIns,
        .copies,
        .lastHeadings,
    ]
}

/// Blocks of the page, and as what they are taken.
typealias Takings = [Int: CutReason]

/// What a block of the body is that is no part of the text. Records of supplied documents say these words.
enum CutReason: String, Sendable {
    case caption
    case linkList = "link-list"
    case byline
    case head
    case dateline
    case label
    case box
    case teaser
    case unconfirmed
    case tail
    case biography
    case notice
    /// In a box or a line of its own the house speaks of itself.
    case house
    case next
    case again
    case lastHeading = "last-heading"

    /// Furniture, and what tells of a text and is none.
    var isAside: Bool { isFurniture || self == .byline || self == .dateline }

    /// What stands around a text and is about other pages or the site.
    var isFurniture: Bool {
        switch self {
        case .linkList, .label, .box, .teaser, .notice, .house: true
        case .caption, .byline, .head, .dateline, .unconfirmed, .tail, .biography, .next, .again, .lastHeading: false
        }
    }
}

/// A block that was taken, and the name of the rule that did.
struct TakenBlock {
    let reason: CutReason
    let rule: String
}
