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
            let fieldEnd = glued(clean[start..<end], site: site)
            if fieldEnd > start {
                let equals = clean[start..<fieldEnd].firstIndex(of: UInt8(ascii: "=")) ?? fieldEnd
                let field = Field(bytes: clean[start..<fieldEnd], nameCount: equals - start)
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

    /// Where a field ends on to which a mailer has glued its own: `?id=118?utm_source=x`, `?id=5;utm_source=x;utm_medium=y`.
    private static func glued(_ field: ArraySlice<UInt8>, site: String) -> Int {
        let separators: [UInt8] = [UInt8(ascii: "?"), UInt8(ascii: ";")]
        guard let seam = field.firstIndex(where: separators.contains) else { return field.endIndex }
        let parts = field[(seam + 1)...].split(whereSeparator: separators.contains)
        let areTracking = parts.allSatisfy { part in
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return false }
            return TrackingParameters.contains(name: part[..<equals], value: part[(equals + 1)...], site: site)
        }
        return areTracking && !parts.isEmpty ? seam : field.endIndex
    }

    /// Sorted by name; fields of one name keep their order, which may carry meaning. A plus sign is the space it stands for in
    /// forms, `b=` is `b`, and fields without a name and switches that only choose another form of the page are left out.
    static func appendKey(_ fields: [Field], to key: inout [UInt8]) {
        guard !fields.isEmpty else { return }
        var kept = fields.filter { $0.nameCount > 0 && !isTwinSwitch($0, among: fields) }
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

    /// `?amp`, `?amp=1`, `?noamp=mobile`, `?outputType=amp`, `?print=1`, and Blogger's `?m=1`, which stands alone; WordPress'
    /// `share=` beside its `nb=1`; the lit menu of Joomla, where `option` and `view` say what is read.
    private static func isTwinSwitch(_ field: Field, among fields: [Field]) -> Bool {
        guard field.bytes.count < 24, let first = field.bytes.first, "aAoOiI_mMnNpPsS".utf8.contains(first) else {
            return false
        }
        let text = String(decoding: field.bytes, as: UTF8.self).lowercased()
        switch text {
        case "amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp", "isamp=1", "is_amp=1", "_amp=true",
            "mobile=1", "noamp=mobile", "noamp=available", "nonamp=1", "print=1", "print=true", "print=print":
            return true
        case "m=0", "m=1": return fields.count == 1
        case "nb=1": return has("share", fields)
        default:
            if text.hasPrefix("share=") { return has("nb", fields) }
            return text.hasPrefix("itemid=") && has("option", fields) && has("view", fields)
        }
    }

    private static func has(_ name: String, _ fields: [Field]) -> Bool {
        fields.contains { $0.name.elementsEqual(name.utf8) }
    }
}
