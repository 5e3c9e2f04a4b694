import Bytes

/// Header fields of one response, in order, names compared without case (RFC 9110 section 5).
package struct HTTPHeaders: Sendable, Equatable, Codable {
    package struct Field: Sendable, Equatable, Codable {
        package let name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field]

    package init(_ fields: [Field] = []) {
        self.fields = fields
    }

    package init(_ pairs: [(String, String)]) {
        fields = pairs.map { Field(name: $0.0, value: $0.1) }
    }

    package mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// The first value of that name.
    package subscript(name: String) -> String? {
        fields.first { ASCII.isSame($0.name, name) }?.value
    }

    /// Every value of that name, in order.
    package func all(_ name: String) -> [String] {
        fields.filter { ASCII.isSame($0.name, name) }.map(\.value)
    }

    /// Names are ASCII; other letters keep their case.
}
