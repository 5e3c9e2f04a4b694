import Bytes

/// Values that stand in one flat list and name each other by their places, as Nuxt 3 and SvelteKit write them:
/// `[{"title":1,"body":2},"The ferry","<p>…</p>"]`.
struct FlatState {
    private static let depthBound = 24
    /// Lists may name each other round and round.
    private static let valuesBound = 50_000

    private let list: [JSONValue]
    private var count = 0

    /// The tree that the list stands for; the value itself where it is no such list.
    static func unfolded(_ value: JSONValue) -> JSONValue {
        guard case .array(let list) = value, list.count > 2, isFlat(list) else { return value }
        var state = FlatState(list: list)
        return state.value(at: 0, depth: 0) ?? value
    }

    private init(list: [JSONValue]) { self.list = list }

    /// Whether the first objects and lists hold nothing but places. Lists of numbers alone look so too, and unfold to no text.
    private static func isFlat(_ list: [JSONValue]) -> Bool {
        guard list[0].elements.count > 0 || isObject(list[0]) else { return false }
        return list.prefix(8).allSatisfy { value in
            switch value {
            case .object(let members): members.allSatisfy { place($0.value, list) != nil }
            case .array(let values): values.allSatisfy { place($0, list) != nil || $0.text != nil }
            default: true
            }
        }
    }

    private static func isObject(_ value: JSONValue) -> Bool {
        if case .object(let members) = value { !members.isEmpty } else { false }
    }

    /// Negative ones stand for `undefined` and the like.
    private static func place(_ value: JSONValue, _ list: [JSONValue]) -> Int? {
        value.integer.flatMap { $0 < list.count ? $0 : nil }
    }

    private mutating func value(at place: Int, depth: Int) -> JSONValue? {
        guard list.indices.contains(place), depth < Self.depthBound, count < Self.valuesBound else { return nil }
        count += 1
        switch list[place] {
        case .object(let members):
            var found: [JSONValue.Member] = []
            for member in members {
                guard let place = Self.place(member.value, list), let value = value(at: place, depth: depth + 1) else {
                    continue
                }
                found.append(JSONValue.Member(name: member.name, value: value))
            }
            return .object(found)
        case .array(let values):
            // `["Reactive",1]` is what stands there.
            let places = values.first?.text == nil ? values[...] : values.dropFirst()
            var found: [JSONValue] = []
            for item in places {
                if let place = Self.place(item, list), let value = value(at: place, depth: depth + 1) {
                    found.append(value)
                }
            }
            return values.first?.text != nil && found.count == 1 ? found[0] : .array(found)
        case let value: return value
        }
    }
}
