/// Ids that publishing systems count: `post_message_5512`, `post_message_5513`.
enum Numbering {
    /// Whether all have one, of one name, each with a number of its own.
    static func areNumbered(_ parts: [String?]) -> Bool {
        let ids = parts.compactMap(\.self).filter { $0.utf8.count < 100 }
        guard ids.count == parts.count else { return false }
        let names = Set(ids.map { id in String(id.reversed().drop { $0.isASCII && $0.isNumber }) })
        return ids.count > 1 && names.count == 1 && Set(ids).count == ids.count && names.first?.isEmpty == false
            && ids.allSatisfy { $0.utf8.last.map { $0 &- 0x30 < 10 } ?? false }
    }
}
