/// The styles of an ODT file that say what a paragraph is, and how lists are numbered.
struct OpenStyles: OfficeHandler {
    struct Level {
        var format = ""
        var prefix = ""
        var suffix = ""
    }

    /// A style's parent, where its own name was made up by the program.
    private var parents: [String: String] = [:]
    private var lists: [String: [Int: Level]] = [:]
    private var list: String?

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        switch element {
        case "style":
            if let name = attributes["name"], let parent = attributes["parent-style-name"] { parents[name] = parent }
        case "list-style": list = attributes["name"]
        case "list-level-style-number":
            guard let list, let level = attributes["level"].flatMap({ Int($0) }) else { return }
            lists[list, default: [:]][level] = Level(
                format: attributes["num-format"] ?? "", prefix: attributes["num-prefix"] ?? "",
                suffix: attributes["num-suffix"] ?? "")
        default: break
        }
    }

    mutating func end(_ element: String) { if element == "list-style" { list = nil } }
    mutating func text(_ bytes: [UInt8]) {}

    func isTitle(_ style: String) -> Bool { style == "Title" || parents[style] == "Title" }

    func level(_ level: Int, ofList list: String) -> Level? { lists[list]?[level] }
}
