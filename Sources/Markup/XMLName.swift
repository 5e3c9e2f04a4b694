/// A name of an element or an attribute as the document writes it, with the namespace its prefix was bound to.
package struct XMLName: Sendable, Hashable {
    package let local: String
    /// Nil when the document uses none.
    package let prefix: String?
    /// Nil where none is declared, which real feeds also do for prefixes that they use.
    package let namespace: String?

    /// As it stands in the tag: `media:content`.
    package var qualified: String { prefix.map { "\($0):\(local)" } ?? local }
}

/// Numbers names, so that whoever listens looks each distinct name up once and compares small integers from then on.
/// libxml2 interns names in a dictionary of the parser, so that within one parse a pointer stands for a name.
struct XMLNameTable {
    struct Key: Equatable {
        let local: UnsafePointer<UInt8>
        let prefix: UnsafePointer<UInt8>?
        let namespace: UnsafePointer<UInt8>?
    }

    private(set) var names: [XMLName] = []
    private var keys: [Key] = []
    /// Numbers by the hash of their keys, each in the first free place; -1 is free, and at least half of them are. The
    /// count is a power of two.
    private var slots = [Int32](repeating: -1, count: 256)
    private var namespaces: [(pointer: UnsafePointer<UInt8>, text: String)] = []

    mutating func number(_ key: Key) -> Int {
        var slot = Self.hash(key) & (slots.count - 1)
        while true {
            let number = Int(slots[slot])
            if number < 0 { break }
            if keys[number] == key { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return add(key, at: slot)
    }

    /// Addresses of one parser's names are no secret that an attacker could aim at.
    @inline(__always)
    private static func hash(_ key: Key) -> Int {
        let bits = UInt(bitPattern: key.local) ^ (UInt(bitPattern: key.namespace) &* 31)
        return Int(bitPattern: (bits &* 0x9E37_79B9_7F4A_7C15) &>> 33)
    }

    /// A document has many names and few namespaces.
    private mutating func namespace(_ pointer: UnsafePointer<UInt8>) -> String {
        for known in namespaces where known.pointer == pointer { return known.text }
        let text = String(cString: pointer)
        namespaces.append((pointer, text))
        return text
    }

    private mutating func add(_ key: Key, at slot: Int) -> Int {
        let number = names.count
        names.append(
            XMLName(
                local: String(cString: key.local), prefix: key.prefix.map { String(cString: $0) },
                namespace: key.namespace.map { namespace($0) }))
        keys.append(key)
        slots[slot] = Int32(truncatingIfNeeded: number)
        if 2 * names.count >= slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (number, key) in keys.enumerated() {
            var slot = Self.hash(key) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: number)
        }
    }
}
