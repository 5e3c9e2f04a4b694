/// `styles.xml`: the names behind the short names of styles, which Word writes in its user's language.
struct WordStyles: OfficeHandler {
    private var names: [String: String] = [:]
    private var lists: [String: (list: String, level: Int)] = [:]
    private var style: String?
    private var list: String?
    private var level = 0

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        switch element {
        case "style": (style, list, level) = (attributes["styleId"], nil, 0)
        case "name": if let style, names[style] == nil { names[style] = attributes["val"]?.lowercased() }
        case "numId": list = attributes["val"]
        case "ilvl": level = attributes["val"].flatMap { Int($0) } ?? 0
        default: break
        }
    }

    mutating func end(_ element: String) {
        guard element == "style", let style else { return }
        if let list { lists[style] = (list, level) }
        self.style = nil
    }

    mutating func text(_ bytes: [UInt8]) {}

    func rank(of style: String) -> PaperLine.Rank {
        switch names[style] ?? style.lowercased() {
        case "title": .title
        case "heading 1", "heading1": .heading
        default: .plain
        }
    }

    /// Styles number their paragraphs too.
    func list(of style: String) -> (list: String, level: Int)? { lists[style] }
}
