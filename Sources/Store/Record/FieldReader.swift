import Bytes
import FoundationEssentials

/// Takes members out of an object of JSON. Those it does not know are passed over, as every reader should; one of the wrong
/// shape counts as absent.
struct FieldReader: FieldVisitor {
    private let object: JSONValue
    /// The first member that is not there and without which the object is of no use.
    private(set) var missing: StaticString?

    init(_ object: JSONValue) { self.object = object }

    mutating func owner<Owner: FieldOwner>(_: Owner.Type) -> Owner {
        var owner = Owner.blank
        owner.members(&self)
        return owner
    }

    mutating func visit<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape, need: FieldNeed,
        says: @autoclosure () -> String
    ) {
        if let found = object[name.description].flatMap(Value.read) {
            value = found
        } else {
            lacks(name, need)
        }
    }

    mutating func moment(
        _ name: StaticString, _ value: inout Date, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        visit(name, &value, as: .instant, need: need, says: says())
    }

    mutating func constant(
        _ name: StaticString, _ value: StaticString, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        if object[name.description]?.text != value.description { lacks(name, need) }
    }

    private mutating func lacks(_ name: StaticString, _ need: FieldNeed) {
        if need == .vital, missing == nil { missing = name }
    }
}
