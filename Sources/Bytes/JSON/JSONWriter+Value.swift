extension JSONWriter {
    /// A tree written again: members in their order, numbers as they were written.
    package static func written(_ value: JSONValue) -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.value(value)
        return json.bytes
    }

    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .bool(let flag): boolean(flag)
        case .number(let digits): bytes += Array(digits.utf8)
        case .string(let text): string(text)
        case .array(let elements):
            array { json in
                for element in elements {
                    json.comma()
                    json.value(element)
                }
            }
        case .object(let members):
            object { json in
                for member in members {
                    json.key(member.name)
                    json.value(member.value)
                }
            }
        }
    }
}
