/// A JSON text as a tree: members in order, numbers as they are written.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// No digit is lost. Where a page has a bare word in its place, that.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member of that name; the first when it stands there twice.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var text: String? { if case .string(let text) = self { text } else { nil } }
    package var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// Of a number without fraction and exponent that 64 bits hold.
    package var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    package var number: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }

    /// A text, or a number as it is written.
    package var written: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// An array's values, or the value itself: JSON-LD lets one stand for many.
    package var list: [JSONValue] { if case .array(let values) = self { values } else { [self] } }
}
