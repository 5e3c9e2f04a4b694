import Bytes
import FoundationEssentials

/// An object in a line, or the whole of it: it goes through its members in their order, once, for whoever asks. The writer,
/// the reader, the schema and the documentation all do, so that none of them knows a member that the others do not.
///
/// Not a table of key paths: those cost half a microsecond a member, as much as the rest of the line.
protocol FieldOwner: FieldValue {
    /// With nothing in it that is known.
    static var blank: Self { get }
    /// Its name among the schema's `$defs`.
    static var definition: String { get }
    mutating func members(_ each: inout some FieldVisitor)
}

extension FieldOwner {
    func write(to json: inout JSONWriter) {
        var owner = self
        json.object { owner.members(&$0) }
    }

    static func read(_ member: JSONValue) -> Self? {
        guard case .object = member else { return nil }
        var reader = FieldReader(member)
        let owner = reader.owner(Self.self)
        return reader.missing == nil ? owner : nil
    }

    static var shape: FieldShape { FieldShape(definition: definition) }
    static var fields: [RecordField] { RecordField.list(of: Self.self) }
}

/// Who goes through an owner's members.
protocol FieldVisitor {
    /// - Parameter value: where the member is kept; a reader sets it, all others leave it.
    mutating func visit<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape, need: FieldNeed,
        says: @autoclosure () -> String)

    /// An instant that we took ourselves: with milliseconds.
    mutating func moment(
        _ name: StaticString, _ value: inout Date, need: FieldNeed, _ says: @autoclosure () -> String)

    /// What is the same in all lines.
    mutating func constant(
        _ name: StaticString, _ value: StaticString, need: FieldNeed, _ says: @autoclosure () -> String)
}

extension FieldVisitor {
    @inline(__always)
    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape = Value.shape,
        need: FieldNeed = .known, _ says: @autoclosure () -> String
    ) {
        visit(name, &value, as: shape(), need: need, says: says())
    }
}
