import Bytes
import Markup

/// All that a page's scripts would fill it with, as values, whatever the framework.
struct StateValues {
    private(set) var roots: [JSONValue] = []
    /// What stands elsewhere under a name: `{"__ref":"Post:1"}` of Apollo's cache, `$1a` of React's rows.
    private(set) var references: [String: JSONValue] = [:]

    private static let rootsBound = 64

    init(_ embedded: [HTMLEmbeddedData]) {
        for data in embedded where data.kind == .state {
            add(JSONReader.documents(data.bytes).values.map(FlatState.unfolded))
        }
        let scripts = embedded.filter { $0.kind == .script }.map(\.bytes)
        for script in scripts where !FlightRows.isFlight(script) {
            for value in ScriptValues.find(in: script) { add(JSONReader.documents(value).values.prefix(1)) }
        }
        let rows = FlightRows(scripts)
        add(rows.values)
        references.merge(rows.references) { first, _ in first }
    }

    private mutating func add(_ values: some Sequence<JSONValue>) {
        for value in values where roots.count < Self.rootsBound {
            roots.append(value)
            noteCache(value, depth: 0)
        }
    }

    /// Apollo's cache is an object of objects by name, one of them `ROOT_QUERY`.
    private mutating func noteCache(_ value: JSONValue, depth: Int) {
        guard case .object(let members) = value, depth < 6 else { return }
        if value["ROOT_QUERY"] != nil {
            for member in members where references[member.name] == nil { references[member.name] = member.value }
        } else {
            for member in members.prefix(200) { noteCache(member.value, depth: depth + 1) }
        }
    }

    /// What is meant by a value: itself, or what it names.
    func resolved(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let name) where name.utf8.first == 0x24 && name.utf8.count < 10: references[name] ?? value
        case .object(let members) where members.count <= 4:
            (value["__ref"] ?? (value["type"]?.text == "id" ? value["id"] : nil))?.text.flatMap { references[$0] }
                ?? value
        default: value
        }
    }
}
