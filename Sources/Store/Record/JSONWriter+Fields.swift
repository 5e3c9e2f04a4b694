import FoundationEssentials

/// Members are written as they are visited.
extension JSONWriter: FieldVisitor {
    mutating func visit<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape, need: FieldNeed,
        says: @autoclosure () -> String
    ) {
        if value.isKnown {
            key(name)
            value.write(to: &self)
        } else if need == .nullable {
            null(name)
        }
    }

    mutating func moment(
        _ name: StaticString, _ value: inout Date, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        key(name)
        instant(value, milliseconds: true)
    }

    mutating func constant(
        _ name: StaticString, _ value: StaticString, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        key(name)
        string(value.description)
    }
}
