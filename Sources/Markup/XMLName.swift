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
    struct Key: Hashable {
        let local: UnsafePointer<UInt8>
        let prefix: UnsafePointer<UInt8>?
        let namespace: UnsafePointer<UInt8>?
    }

    private(set) var names: [XMLName] = []
    private var numbers: [Key: Int] = [:]
    private var namespaces: [(pointer: UnsafePointer<UInt8>, text: String)] = []
    /// Direct-mapped, in front of the dictionary: feeds repeat a few dozen names thousands of times.
    private var recent = [(key: Key, number: Int)?](repeating: nil, count: 64)

    mutating func number(_ key: Key) -> Int {
        // Dictionary entries are several bytes apart; the bits above those tell names apart best.
        let bits = UInt(bitPattern: key.local) &>> 2 &+ (UInt(bitPattern: key.namespace) &>> 5)
        let slot = Int((bits ^ (bits &>> 6)) & 63)
        if let hit = recent[slot], hit.key == key { return hit.number }
        let number = numbers[key] ?? add(key)
        recent[slot] = (key, number)
        return number
    }

    /// A document has many names and few namespaces.
    private mutating func namespace(_ pointer: UnsafePointer<UInt8>) -> String {
        for known in namespaces where known.pointer == pointer { return known.text }
        let text = String(cString: pointer)
        namespaces.append((pointer, text))
        return text
    }

    private mutating func add(_ key: Key) -> Int {
        let number = names.count
        names.append(
            XMLName(
                local: String(cString: key.local), prefix: key.prefix.map { String(cString: $0) },
                namespace: key.namespace.map { namespace($0) }))
        numbers[key] = number
        return number
    }
}
