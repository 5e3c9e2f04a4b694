import FoundationEssentials

/// A member of a record's line, as it is described to readers: in docs/RECORD.md and in the schema.
package struct RecordField: Sendable {
    package let name: String
    package let need: FieldNeed
    /// For docs/RECORD.md, in its Markdown.
    package let says: String
    let shape: FieldShape
    /// Those of an object, or of the objects in a list.
    package let members: [RecordField]

    /// All of a line, in its order.
    package static let all = list(of: RecordLine.self)

    static func list<Owner: FieldOwner>(of _: Owner.Type) -> [RecordField] {
        var list = FieldList()
        var owner = Owner.blank
        owner.members(&list)
        return list.fields
    }
}

private struct FieldList: FieldVisitor {
    var fields: [RecordField] = []

    mutating func visit<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape, need: FieldNeed,
        says: @autoclosure () -> String
    ) {
        add(name, need == .nullable ? shape().orNull : shape(), need, says(), Value.fields)
    }

    mutating func moment(
        _ name: StaticString, _ value: inout Date, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        add(name, .instant, need, says())
    }

    mutating func constant(
        _ name: StaticString, _ value: StaticString, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        add(name, .constant(value), need, says())
    }

    private mutating func add(
        _ name: StaticString, _ shape: FieldShape, _ need: FieldNeed, _ says: String, _ members: [RecordField] = []
    ) {
        fields.append(RecordField(name: name.description, need: need, says: says, shape: shape, members: members))
    }
}
