import Bytes
import FoundationEssentials
import Text

/// A type of which members of a line can be: how its values are written, read and described.
protocol FieldValue {
    /// What is not leaves no trace in the line: nil, an empty text, an empty list, a number that is none.
    var isKnown: Bool { get }
    func write(to json: inout JSONWriter)
    /// Nil for a member of another shape.
    static func read(_ member: JSONValue) -> Self?
    static var shape: FieldShape { get }
    /// The members of an object, or of those in a list.
    static var fields: [RecordField] { get }
}

extension FieldValue {
    var isKnown: Bool { true }
    static var fields: [RecordField] { [] }
}

extension String: FieldValue {
    var isKnown: Bool { !isEmpty }
    func write(to json: inout JSONWriter) { json.string(self) }
    static func read(_ member: JSONValue) -> String? { member.text }
    static var shape: FieldShape { .text }
}

extension Int: FieldValue {
    func write(to json: inout JSONWriter) { json.integer(self) }
    static func read(_ member: JSONValue) -> Int? { member.integer }
    static var shape: FieldShape { .number(from: 0) }
}

extension Double: FieldValue {
    var isKnown: Bool { isFinite }
    func write(to json: inout JSONWriter) { json.number(self) }
    static func read(_ member: JSONValue) -> Double? { member.number }
    static var shape: FieldShape { .share }
}

extension Bool: FieldValue {
    func write(to json: inout JSONWriter) { json.boolean(self) }
    static func read(_ member: JSONValue) -> Bool? { member.flag }
    static var shape: FieldShape { .flag }
}

/// To the second, as pages state instants; those that we took ourselves are moments of `FieldVisitor`.
extension Date: FieldValue {
    func write(to json: inout JSONWriter) { json.instant(self, milliseconds: false) }
    static func read(_ member: JSONValue) -> Date? { member.text.flatMap(RFC3339.parse) }
    static var shape: FieldShape { .instant }
}

/// Closed sets of words.
extension FieldValue where Self: CaseIterable & RawRepresentable, RawValue == String {
    func write(to json: inout JSONWriter) { json.string(rawValue) }
    static func read(_ member: JSONValue) -> Self? { member.text.flatMap(Self.init(rawValue:)) }
    static var shape: FieldShape { .among(allCases.map(\.rawValue)) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    var isKnown: Bool { self?.isKnown ?? false }
    func write(to json: inout JSONWriter) { self?.write(to: &json) }
    static func read(_ member: JSONValue) -> Wrapped?? { Wrapped.read(member).map(Optional.some) }
    static var shape: FieldShape { Wrapped.shape }
    static var fields: [RecordField] { Wrapped.fields }
}

extension Array: FieldValue where Element: FieldValue {
    var isKnown: Bool { contains(where: \.isKnown) }
    func write(to json: inout JSONWriter) { json.array(self) }
    static func read(_ member: JSONValue) -> [Element]? { member.elements.compactMap(Element.read) }
    static var shape: FieldShape { Element.self == String.self ? .texts : .list(of: Element.shape) }
    static var fields: [RecordField] { Element.fields }
}
