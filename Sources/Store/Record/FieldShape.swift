/// What a member of a line may hold, as JSON Schema says it.
struct FieldShape: Sendable, Equatable {
    let schema: String

    static let text = FieldShape(definition: "text")
    static let texts = FieldShape(definition: "texts")
    static let url = FieldShape(definition: "url")
    static let instant = FieldShape(definition: "instant")
    static let id = FieldShape(definition: "id")
    static let digest = FieldShape(definition: "digest")
    static let day = FieldShape(schema: #"{ "type": "string", "format": "date" }"#)
    static let flag = FieldShape(schema: #"{ "type": "boolean" }"#)
    static let share = FieldShape(schema: #"{ "type": "number", "minimum": 0, "maximum": 1 }"#)

    static func number(from least: Int, to most: Int? = nil) -> FieldShape {
        let most = most.map { #", "maximum": \#($0)"# } ?? ""
        return FieldShape(schema: #"{ "type": "integer", "minimum": \#(least)\#(most) }"#)
    }

    static func constant(_ text: StaticString) -> FieldShape { FieldShape(schema: #"{ "const": "\#(text)" }"#) }

    static func among(_ words: [String]) -> FieldShape {
        FieldShape(schema: #"{ "enum": ["# + words.map { "\"\($0)\"" }.joined(separator: ", ") + "] }")
    }

    static func list(of element: FieldShape) -> FieldShape {
        FieldShape(schema: #"{ "type": "array", "minItems": 1, "items": \#(element.schema) }"#)
    }

    /// The same, or `null`.
    var orNull: FieldShape { FieldShape(schema: #"{ "oneOf": [{ "type": "null" }, \#(schema)] }"#) }
}

extension FieldShape {
    /// One of the schema's `$defs`.
    init(definition: String) { schema = ##"{ "$ref": "#/$defs/\##(definition)" }"## }
}

/// Whether a member is there.
package enum FieldNeed: Sendable {
    /// When it is known.
    case known
    /// In every line, `null` when it does not apply.
    case nullable
    /// In every line that we write.
    case always
    /// The same, and a line without it cannot be read.
    case vital
}
