/// `numbering.xml`: how each level of a list is numbered.
struct WordNumbering: OfficeHandler {
    struct Level {
        var format = "decimal"
        var pattern = ""
        var start = 1
    }

    private var abstract: [String: [Int: Level]] = [:]
    private var lists: [String: String] = [:]
    private var current: (abstract: String?, list: String?, level: Int) = (nil, nil, 0)

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        let value = attributes["val"]
        switch element {
        case "abstractNum": current = (attributes["abstractNumId"], nil, 0)
        case "num": current = (nil, attributes["numId"], 0)
        case "abstractNumId": if let list = current.list { lists[list] = value }
        case "lvl": current.level = attributes["ilvl"].flatMap { Int($0) } ?? 0
        case "numFmt": change { $0.format = value ?? "decimal" }
        case "lvlText": change { $0.pattern = value ?? "" }
        case "start": change { $0.start = value.flatMap { Int($0) } ?? 1 }
        default: break
        }
    }

    mutating func end(_ element: String) {}
    mutating func text(_ bytes: [UInt8]) {}

    private mutating func change(_ body: (inout Level) -> Void) {
        guard let id = current.abstract, (0..<9).contains(current.level) else { return }
        body(&abstract[id, default: [:]][current.level, default: Level()])
    }

    func levels(ofList list: String) -> [Int: Level]? { lists[list].flatMap { abstract[$0] } }
}

/// Counts the items of a document's lists.
struct WordCounters {
    private var counts: [String: [Int]] = [:]

    /// The next item's number with its blank; empty for bullets and for lists that nothing is known of.
    mutating func next(list: String, level: Int, in numbering: WordNumbering) -> String {
        guard let levels = numbering.levels(ofList: list), (0..<9).contains(level), let own = levels[level] else {
            return ""
        }
        var all = counts[list] ?? []
        while all.count <= level { all.append((levels[all.count]?.start ?? 1) - 1) }
        all[level] = all[level] &+ 1
        // What is further in begins anew.
        all.removeSubrange((level + 1)...)
        counts[list] = all
        guard own.format != "bullet", own.format != "none" else { return "" }
        let shown = all.enumerated().map { max($1, levels[$0]?.start ?? 1) }
        let formats = all.indices.map { levels[$0]?.format ?? "decimal" }
        let marker = ListNumbers.marker(own.pattern, formats: formats, counts: shown)
        return marker.isEmpty ? "" : marker + " "
    }
}
