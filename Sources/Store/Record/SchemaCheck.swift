import Bytes
import Text

/// Checks lines against a JSON Schema, for the keywords that `RecordSchema` uses. A keyword it does not know makes the whole
/// check refuse everything: silence would be taken for agreement.
package struct SchemaCheck: Sendable {
    package static let record = SchemaCheck(RecordSchema.text, definition: "record")
    package static let event = SchemaCheck(RecordSchema.text, definition: "event")

    /// More are not told of one line.
    static let problemLimit = 8

    private indirect enum Rule: Sendable {
        case types([String])
        case const(JSONValue)
        case oneOfValues([JSONValue])
        case minimum(Double)
        case maximum(Double)
        case minLength(Int)
        case minItems(Int)
        case format(String)
        case pattern(SchemaPattern)
        case required([String])
        case properties([String: [Rule]])
        case items([Rule])
        case oneOf([[Rule]])
        case reference(String)
        case unusable(String)
    }

    private let rules: [Rule]
    private let definitions: [String: [Rule]]

    /// `definition` names one of `$defs`; nil checks against the whole.
    package init(_ schema: String, definition: String? = nil) {
        guard let json = (try? JSONReader.parse(schema.utf8)) else {
            rules = [.unusable("no JSON")]
            definitions = [:]
            return
        }
        var definitions: [String: [Rule]] = [:]
        if case .object(let members)? = json["$defs"] {
            for member in members { definitions[member.name] = Self.rules(member.value) }
        }
        self.definitions = definitions
        rules = definition.map { definitions[$0] ?? [.unusable("no definition \($0)")] } ?? Self.rules(json)
    }

    /// What is wrong with the line, each with its place (`/http/status: …`); empty when nothing is.
    package func problems(in line: some Sequence<UInt8>) -> [String] {
        do throws(JSONReader.Failure) {
            return problems(in: try JSONReader.parse(line))
        } catch {
            return ["at byte \(error.offset): \(error.reason)"]
        }
    }

    func problems(in value: JSONValue) -> [String] {
        var problems: [String] = []
        check(value, rules, at: "", depth: 0, into: &problems)
        return problems
    }

    // The depth is that of the schema, not of the input.
    private func check(_ value: JSONValue, _ rules: [Rule], at place: String, depth: Int, into problems: inout [String])
    {
        guard depth < 32 else { return problems.append("\(place): the schema refers to itself") }
        for rule in rules where problems.count < Self.problemLimit {
            switch (rule, value) {
            case (.reference(let name), _):
                let target = definitions[name] ?? [.unusable("no definition \(name)")]
                check(value, target, at: place, depth: depth + 1, into: &problems)
            case (.oneOf(let choices), _):
                let fitting = choices.filter { choice in
                    var inner: [String] = []
                    check(value, choice, at: place, depth: depth + 1, into: &inner)
                    return inner.isEmpty
                }
                if fitting.count != 1 { problems.append("\(place): fits \(fitting.count) of \(choices.count) choices") }
            case (.required(let names), .object):
                for name in names where value[name] == nil { problems.append("\(place)/\(name): absent") }
            case (.properties(let known), .object(let members)):
                for member in members {
                    guard let rules = known[member.name] else { continue }
                    check(member.value, rules, at: "\(place)/\(member.name)", depth: depth + 1, into: &problems)
                }
            case (.items(let rules), .array(let elements)):
                for (index, element) in elements.enumerated() where problems.count < Self.problemLimit {
                    check(element, rules, at: "\(place)/\(index)", depth: depth + 1, into: &problems)
                }
            default:
                if let reason = Self.reason(against: rule, value) { problems.append("\(place): \(reason)") }
            }
        }
    }

    /// Rules that look at nothing but the value itself. A keyword says nothing about values of other types.
    private static func reason(against rule: Rule, _ value: JSONValue) -> String? {
        switch (rule, value) {
        case (.types(let types), _):
            types.contains(where: { isOf($0, value) }) ? nil : "not of type \(types.joined(separator: ", "))"
        case (.const(let expected), _): value == expected ? nil : "not the constant"
        case (.oneOfValues(let values), _): values.contains(value) ? nil : "none of the values"
        case (.minimum(let limit), _): value.number.map { $0 < limit } ?? false ? "below \(limit)" : nil
        case (.maximum(let limit), _): value.number.map { $0 > limit } ?? false ? "above \(limit)" : nil
        case (.minLength(let limit), .string(let text)): text.unicodeScalars.count < limit ? "too short" : nil
        case (.minItems(let limit), .array(let elements)): elements.count < limit ? "too few" : nil
        case (.format("date-time"), .string(let text)): RFC3339.parse(text) == nil ? "no date-time" : nil
        case (.format("date"), .string(let text)):
            text.utf8.count == 10 && RFC3339.parse(text + "T00:00:00Z") != nil ? nil : "no date"
        case (.pattern(let pattern), .string(let text)): pattern.matches(text) ? nil : "not of the pattern"
        case (.unusable(let why), _): "the schema cannot be used: \(why)"
        default: nil
        }
    }

    private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number): value.integer != nil
        default: false
        }
    }

    private static func rules(_ schema: JSONValue) -> [Rule] {
        guard case .object(let members) = schema else { return [.unusable("a schema that is no object")] }
        return members.compactMap { member in
            let value = member.value
            switch member.name {
            case "$schema", "title", "description", "$defs": return nil
            case "$ref":
                guard let path = value.text, path.hasPrefix("#/$defs/") else { return .unusable("$ref") }
                return .reference(String(path.dropFirst("#/$defs/".count)))
            case "type": return .types(value.text.map { [$0] } ?? value.elements.compactMap(\.text))
            case "const": return .const(value)
            case "enum": return .oneOfValues(value.elements)
            case "minimum": return value.number.map { .minimum($0) } ?? .unusable("minimum")
            case "maximum": return value.number.map { .maximum($0) } ?? .unusable("maximum")
            case "minLength": return value.integer.map { .minLength($0) } ?? .unusable("minLength")
            case "minItems": return value.integer.map { .minItems($0) } ?? .unusable("minItems")
            case "format":
                guard let name = value.text, ["date", "date-time"].contains(name) else { return .unusable("format") }
                return .format(name)
            case "pattern":
                return value.text.flatMap(SchemaPattern.init).map { .pattern($0) } ?? .unusable("pattern")
            case "required": return .required(value.elements.compactMap(\.text))
            case "properties":
                guard case .object(let properties) = value else { return .unusable("properties") }
                return .properties(
                    Dictionary(properties.map { ($0.name, rules($0.value)) }, uniquingKeysWith: { first, _ in first }))
            case "items": return .items(rules(value))
            case "oneOf": return .oneOf(value.elements.map(rules))
            default: return .unusable(member.name)
            }
        }
    }
}

/// The few patterns that the schema needs: a text, then characters of one class so many times, at either end or both.
/// `^sha256:[0-9a-f]{64}$`, `^[a-z2-7]{26}$`, `Z$`.
struct SchemaPattern: Sendable, Equatable {
    private var literal: [UInt8] = []
    private var allowed: Set<UInt8> = []
    private var count = 0
    private var isAnchored = false

    /// nil for a pattern of another form. Every pattern has to end in `$`.
    init?(_ pattern: String) {
        var rest = Array(pattern.utf8)[...]
        guard rest.popLast() == UInt8(ascii: "$") else { return nil }
        if rest.first == UInt8(ascii: "^") {
            isAnchored = true
            rest = rest.dropFirst()
        }
        literal = Array(rest.prefix { $0 != UInt8(ascii: "[") })
        rest = rest.dropFirst(literal.count)
        guard !literal.contains(where: { "\\.*+?(){}|^$".utf8.contains($0) }) else { return nil }
        guard !rest.isEmpty else { return }
        guard isAnchored, let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        var members = rest[rest.startIndex + 1..<close]
        while let first = members.popFirst() {
            if members.count >= 2, members.first == UInt8(ascii: "-") {
                let last = members[members.startIndex + 1]
                guard first <= last else { return nil }
                allowed.formUnion(first...last)
                members = members.dropFirst(2)
            } else {
                allowed.insert(first)
            }
        }
        let tail = rest[(close + 1)...]
        guard tail.first == UInt8(ascii: "{"), tail.last == UInt8(ascii: "}"),
            let count = Int(String(decoding: tail.dropFirst().dropLast(), as: UTF8.self)), count >= 0
        else { return nil }
        self.count = count
    }

    func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= literal.count + count else { return false }
        guard isAnchored else { return bytes.suffix(literal.count).elementsEqual(literal) }
        return bytes.count == literal.count + count && bytes.starts(with: literal)
            && bytes.dropFirst(literal.count).allSatisfy(allowed.contains)
    }
}
