#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Numbers names, so that whoever listens looks each distinct name up once and compares small integers from then on, and
/// keeps the namespaces that are in force (Namespaces in XML 1.0).
struct XMLNameTable {
    /// A name as it stands in tags, prefix included.
    private struct Written {
        let start: Int
        let count: Int
        let hash: UInt64
        /// The number of its prefix, which is a name too, or `noPrefix`.
        var prefix = XMLNameTable.noPrefix
        var localStart: Int
        /// The number of the prefix that it declares as an attribute: `xmlns:media`; -1 for other names.
        var declares = -1
        /// The namespace that it means as a prefix; -1 for none.
        var bound = -1
        /// Its number as an element's name in the namespace that it had last.
        var element = -1
        var elementNamespace = -2
        /// The newest of its numbers as an element's name, where the chain of them begins; -1 for none.
        var newest = -1
    }

    private struct Element {
        let name: XMLName
        let namespace: Int
        /// The same name in another namespace; -1 for none.
        let other: Int
    }

    /// No document has more names, and a hostile one shall not make the tables large.
    private static let limit = 4_000
    /// Further ones count as none.
    private static let namespaceLimit = 128
    private static let noPrefix = 0
    /// Different in each process, so that nobody can aim at one place of the table.
    private static let seed = UInt64.random(in: 0...UInt64.max)

    private let input: UnsafeBufferPointer<UInt8>
    /// Whether the document has more names than the table takes: no more numbers are to be asked for.
    private(set) var isFull = false
    private var written: [Written] = []
    private var elements: [Element] = []
    private var namespaces: [(start: Int, end: Int, text: String)] = []
    /// Numbers of names by their hash, each in the first free place; -1 is free, and at least half of them are. The count
    /// is a power of two.
    private var slots = [Int32](repeating: -1, count: 256)
    /// What was in force before a declaration, with the depth of the element that made it.
    private var shadowed: [(depth: Int, prefix: Int, bound: Int)] = []

    init(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
        written.reserveCapacity(96)
        elements.reserveCapacity(64)
        written.append(Written(start: 0, count: 0, hash: 0, localStart: 0))
    }

    func elementName(_ number: Int) -> XMLName { elements[number].name }

    /// The namespace is left out: no attribute of a feed is told by it.
    func attributeName(_ number: Int) -> XMLName {
        XMLName(local: local(number), prefix: prefix(number), namespace: nil)
    }

    private func local(_ number: Int) -> String {
        let name = written[number]
        return text(name.localStart, name.start + name.count)
    }

    private func prefix(_ number: Int) -> String? {
        let name = written[number]
        return name.prefix == Self.noPrefix ? nil : text(name.start, name.localStart - 1)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: input[start..<end]), as: UTF8.self)
    }

    // MARK: Names as written

    static func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") }

    /// Beyond ASCII every character counts as one.
    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || byte &- 0x30 < 11 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
    }

    /// Past the name that begins here.
    func end(of start: Int) -> Int {
        var end = min(start, input.count)
        while end < input.count, Self.isNameByte(input[end]) { end += 1 }
        return end
    }

    /// The number of the name that begins here, and where it ends.
    mutating func read(at start: Int) -> (number: Int, end: Int) {
        var end = start
        var hash = Self.seed
        while end < input.count, Self.isNameByte(input[end]) {
            hash = Self.mixed(hash, input[end])
            end += 1
        }
        return (number(start, end - start, hash), end)
    }

    /// The number of a part of a name.
    private mutating func number(_ start: Int, _ count: Int) -> Int {
        number(start, count, input[start..<start + count].reduce(Self.seed, Self.mixed))
    }

    private mutating func number(_ start: Int, _ count: Int, _ hash: UInt64) -> Int {
        var slot = Self.slot(hash, slots.count)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if written[number].hash == hash, isSame(start, count, number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return add(start, count, hash)
    }

    @inline(__always)
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The upper half, into which every byte went.
    @inline(__always)
    private static func slot(_ hash: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 32) & (count - 1)
    }

    private func isSame(_ start: Int, _ count: Int, _ number: Int) -> Bool {
        guard written[number].count == count, let base = input.baseAddress else { return false }
        return memcmp(base + start, base + written[number].start, count) == 0
    }

    private mutating func add(_ start: Int, _ count: Int, _ hash: UInt64) -> Int {
        guard written.count < Self.limit else {
            isFull = true
            return 0
        }
        var name = Written(start: start, count: count, hash: hash, localStart: start)
        let end = start + count
        if let colon = input[start..<end].firstIndex(of: UInt8(ascii: ":")), colon > start, colon + 1 < end {
            name.prefix = number(start, colon - start)
            name.localStart = colon + 1
        }
        if input.has("xmlns", at: start) {
            if count == 5 { name.declares = Self.noPrefix }
            if name.localStart == start + 6 { name.declares = number(start + 6, count - 6) }
        }
        let number = written.count
        written.append(name)
        if 2 * written.count >= slots.count {
            slots = [Int32](repeating: -1, count: 2 * slots.count)
            for known in 1..<number { place(known) }
        }
        place(number)
        return number
    }

    private mutating func place(_ number: Int) {
        var slot = Self.slot(written[number].hash, slots.count)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: number)
    }

    // MARK: Namespaces

    /// An attribute of an element at this depth, which may declare a namespace.
    @inline(__always)
    mutating func declare(_ attribute: Int, _ start: Int, _ end: Int, depth: Int) {
        let prefix = written[attribute].declares
        guard prefix >= 0 else { return }
        shadowed.append((depth, prefix, written[prefix].bound))
        written[prefix].bound = start < end ? namespace(start, end) : -1
    }

    /// The end of an element: what it declared is no longer in force.
    @inline(__always)
    mutating func forget(depth: Int) {
        while let last = shadowed.last, last.depth >= depth {
            written[last.prefix].bound = last.bound
            shadowed.removeLast()
        }
    }

    private mutating func namespace(_ start: Int, _ end: Int) -> Int {
        guard let base = input.baseAddress else { return -1 }
        for (number, known) in namespaces.enumerated()
        where known.end - known.start == end - start && memcmp(base + known.start, base + start, end - start) == 0 {
            return number
        }
        guard namespaces.count < Self.namespaceLimit else { return -1 }
        var value: [UInt8] = []
        XMLText.append(input, start, end, to: &value)
        namespaces.append((start, end, String(decoding: value, as: UTF8.self)))
        return namespaces.count - 1
    }

    /// The number of a name as an element's, in the namespace that is in force.
    mutating func element(_ number: Int) -> Int {
        let namespace = written[written[number].prefix].bound
        if written[number].elementNamespace == namespace { return written[number].element }
        var element = written[number].newest
        while element >= 0, elements[element].namespace != namespace { element = elements[element].other }
        if element < 0 {
            guard elements.count < Self.limit else {
                isFull = true
                return 0
            }
            element = elements.count
            let name = XMLName(
                local: local(number), prefix: prefix(number),
                namespace: namespace < 0 ? nil : namespaces[namespace].text)
            elements.append(Element(name: name, namespace: namespace, other: written[number].newest))
            written[number].newest = element
        }
        written[number].element = element
        written[number].elementNamespace = namespace
        return element
    }
}
