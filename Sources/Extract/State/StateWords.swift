import Bytes

/// A body kept as a tree of blocks (Draft.js, ProseMirror, Editor.js, Slate, Portable Text, Arc): every item a paragraph,
/// whatever it is made of.
enum StateWords {
    private static let itemsBound = 2_000
    private static let bytesBound = 1 << 20
    private static let depthBound = 12

    /// The tree that a text is, where it is one: some systems keep their blocks as a string of JSON.
    static func tree(in text: String) -> JSONValue? {
        guard let first = text.utf8.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B else { return nil }
        let tree = JSONReader.documents(Array(text.utf8)[...]).values.first
        // «[From our reporter]» begins a text.
        return tree.map { StateNames.isTree($0) } ?? false ? tree : nil
    }

    static func html(_ values: [JSONValue], _ state: StateValues) -> String {
        var out = ""
        for value in values.prefix(itemsBound) {
            let words = words(state.resolved(value), state, depth: 0)
            if words.utf8.contains(where: { $0 > 0x20 }) { out += "<p>" + words + "</p>" }
            if out.utf8.count > bytesBound { break }
        }
        return out
    }

    private static func words(_ value: JSONValue, _ state: StateValues, depth: Int) -> String {
        guard depth < depthBound else { return "" }
        switch value {
        case .string(let text): return text
        case .array(let values):
            // An element of React's: what stands before its properties is its name.
            if values.count >= 4, values[0].text == "$" {
                return words(state.resolved(values[3]), state, depth: depth + 1)
            }
            return values.prefix(itemsBound).map { words(state.resolved($0), state, depth: depth + 1) }.joined()
        case .object(let members): return words(of: members, state, depth: depth)
        default: return ""
        }
    }

    /// One text of an item, said as markup or without, and all that stands in it.
    private static func words(of members: [JSONValue.Member], _ state: StateValues, depth: Int) -> String {
        let isBreak = members.contains { $0.name == "type" && $0.value.text?.lowercased() == "hardbreak" }
        if isBreak { return "<br>" }
        var text = ""
        var inner = ""
        for member in members {
            let name = StateNames.plain(member.name)
            guard StateNames.words.contains(name) else { continue }
            let value = state.resolved(member.value)
            if let own = value.text {
                if own.utf8.count > text.utf8.count { text = own }
            } else if case .array(let items) = value, name == "items" || name == "listitems" {
                inner += items.prefix(itemsBound).map { item in
                    "<li>" + words(state.resolved(item), state, depth: depth + 1) + "</li>"
                }.joined()
            } else if case .array(let items) = value, areBlocks(items) {
                inner += items.prefix(itemsBound).map { item in
                    "<p>" + words(state.resolved(item), state, depth: depth + 1) + "</p>"
                }.joined()
            } else {
                inner += words(value, state, depth: depth + 1)
            }
        }
        return text + inner
    }

    /// Paragraphs and items of lists in a block of them, not the runs of a line.
    private static func areBlocks(_ items: [JSONValue]) -> Bool {
        items.contains { item in
            let kind = (item["type"] ?? item["nodeType"] ?? item["_type"])?.text.map(StateNames.plain) ?? ""
            return kind.hasPrefix("paragraph") || kind.hasPrefix("listitem") || kind.hasPrefix("heading")
                || kind == "block"
        }
    }
}
