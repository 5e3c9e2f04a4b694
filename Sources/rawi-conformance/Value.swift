import FoundationEssentials

/// Any JSON value, for case files whose shape differs from line to line.
enum Value: Sendable, Hashable, Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let value = try? single.decode(Bool.self) {  // the other shapes are tried next
            self = .bool(value)
        } else if let value = try? single.decode(Double.self) {  // as above
            self = .number(value)
        } else if let value = try? single.decode(String.self) {  // as above
            self = .string(value)
        } else if let value = try? single.decode([Value].self) {  // as above
            self = .array(value)
        } else {
            self = .object(try single.decode([String: Value].self))
        }
    }

    subscript(key: String) -> Value? { if case .object(let fields) = self { fields[key] } else { nil } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var int: Int? { number.flatMap { Int(exactly: $0) } }
    var array: [Value]? { if case .array(let value) = self { value } else { nil } }
    var object: [String: Value]? { if case .object(let value) = self { value } else { nil } }
    var isNull: Bool { self == .null }
}
