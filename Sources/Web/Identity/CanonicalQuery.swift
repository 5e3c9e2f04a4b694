/// The query of an address as a list of fields, without those that only track or carry a session.
enum CanonicalQuery {
    struct Field {
        /// Name, `=` and value, escapes in one spelling.
        let bytes: ArraySlice<UInt8>
        /// How much of `bytes` is the name.
        let nameCount: Int

        var name: ArraySlice<UInt8> { bytes.prefix(nameCount) }
        var value: ArraySlice<UInt8> { bytes.dropFirst(nameCount + 1) }
    }

    /// Fields behind so many are kept as they are, and so many are not sorted: no honest address has them.
    private static let fieldsBound = 500

    static func fields(_ query: ArraySlice<UInt8>, site: String) -> [Field] {
        var clean: [UInt8] = []
        clean.reserveCapacity(query.count)
        Escapes.append(query, to: &clean)
        var fields: [Field] = []
        var start = 0
        while start <= clean.count {
            let end = clean[start...].firstIndex(of: UInt8(ascii: "&")) ?? clean.count
            if end > start {
                let equals = clean[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
                let field = Field(bytes: clean[start..<end], nameCount: equals - start)
                if fields.count >= fieldsBound
                    || !TrackingParameters.contains(name: field.name, value: field.value, site: site)
                {
                    fields.append(field)
                }
            }
            start = end + 1
        }
        return fields
    }

    /// Sorted by name; fields of one name keep their order, which may carry meaning. A plus sign is the space it stands for in
    /// forms, `b=` is `b`, and fields without a name and switches that only choose another form of the page are left out.
    static func appendKey(_ fields: [Field], to key: inout [UInt8]) {
        guard !fields.isEmpty else { return }
        var kept = fields.filter { $0.nameCount > 0 && !isTwinSwitch($0, isAlone: fields.count == 1) }
        if kept.count > 1, kept.count <= fieldsBound {
            kept = kept.enumerated().sorted { left, right in
                if left.element.name.lexicographicallyPrecedes(right.element.name) { return true }
                if right.element.name.lexicographicallyPrecedes(left.element.name) { return false }
                return left.offset < right.offset
            }.map(\.element)
        }
        let start = key.count
        for (index, field) in kept.enumerated() {
            key.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            for byte in field.value.isEmpty ? field.name : field.bytes {
                if byte == UInt8(ascii: "+") { key.append(contentsOf: "%20".utf8) } else { key.append(byte) }
            }
        }
        Escapes.decodeDelimiters(&key, from: start)
    }

    /// `?amp`, `?amp=1`, `?outputType=amp`, and Blogger's `?m=1`, which stands alone.
    private static func isTwinSwitch(_ field: Field, isAlone: Bool) -> Bool {
        guard field.bytes.count < 24, let first = field.bytes.first, "aAoOiI_mM".utf8.contains(first) else {
            return false
        }
        switch String(decoding: field.bytes, as: UTF8.self).lowercased() {
        case "amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp", "isamp=1", "is_amp=1", "_amp=true",
            "mobile=1":
            return true
        case "m=0", "m=1": return isAlone
        default: return false
        }
    }
}
