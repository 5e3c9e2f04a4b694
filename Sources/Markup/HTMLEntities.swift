import Bytes

/// Named character references, looked up by bytes.
struct HTMLEntities: Sendable {
    static let shared = HTMLEntities()

    /// The longest name has 31 bytes (`CounterClockwiseContourIntegral`).
    static let longestName = 31
    /// Names that may stand without a semicolon have at most this many bytes (`frac12`, `Otilde`).
    static let longestBareName = 6

    private static let mask = 8191
    private var hashes: [UInt64]
    /// Where the replacement begins in `text`, its length, and whether the semicolon may be missing.
    private var values: [(start: UInt16, length: UInt8, bare: Bool)]
    private var text: [UInt8] = []

    private init() {
        hashes = [UInt64](repeating: 0, count: Self.mask + 1)
        values = [(start: UInt16, length: UInt8, bare: Bool)](repeating: (0, 0, false), count: Self.mask + 1)
        HTMLEntityTable.rows.withUTF8Buffer { rows in
            for row in rows.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) { add(row: Array(row)) }
        }
    }

    private mutating func add(row: [UInt8]) {
        guard let equals = row.firstIndex(of: 0x3D) else { return }
        let bare = row[equals - 1] == 0x21
        let name = row[..<(bare ? equals - 1 : equals)]
        let start = UInt16(text.count)
        for code in row[(equals + 1)...].split(separator: 0x2B) {
            let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16) ?? 0xFFFD
            text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        }
        let hash = name.withUnsafeBufferPointer { Self.hash($0[...]) }
        var slot = Int(hash & UInt64(Self.mask))
        while hashes[slot] != 0 { slot = (slot + 1) & Self.mask }
        hashes[slot] = hash
        values[slot] = (start, UInt8(text.count - Int(start)), bare)
    }

    /// Never 0, which marks a free slot. No two of the 2,125 names collide in 64 bits (a test looks each up).
    private static func hash(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        FNV1a.hash(name) | 1
    }

    /// The replacement of one name, which must match whole.
    func replacement(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> (bytes: ArraySlice<UInt8>, bare: Bool)? {
        let hash = Self.hash(name)
        var slot = Int(hash & UInt64(Self.mask))
        while hashes[slot] != 0 {
            if hashes[slot] == hash {
                let value = values[slot]
                return (text[Int(value.start)..<Int(value.start) + Int(value.length)], value.bare)
            }
            slot = (slot + 1) & Self.mask
        }
        return nil
    }
}

/// What stands at an ampersand (HTML Standard, "character reference state").
enum HTMLReference {
    /// Bytes of input that the reference covers, with the replacement in UTF-8; nil when the ampersand is just itself.
    static func read(
        _ input: UnsafeBufferPointer<UInt8>, at start: Int, inAttribute: Bool, entities: HTMLEntities
    ) -> (length: Int, bytes: ArraySlice<UInt8>)? {
        let first = start + 1
        guard first < input.count else { return nil }
        if input[first] == 0x23 { return numeric(input, at: start) }
        var end = first
        while end < input.count, end - first <= HTMLEntities.longestName, isAlphanumeric(input[end]) { end += 1 }
        guard end > first else { return nil }
        if end < input.count, input[end] == 0x3B, let found = entities.replacement(input[first..<end]) {
            return (end + 1 - start, found.bytes)
        }
        var length = min(HTMLEntities.longestBareName, end - first)
        while length >= 2 {
            if let found = entities.replacement(input[first..<first + length]), found.bare {
                let after = first + length
                // In attributes `&copy=1` and `&notin` are query text, not references.
                if inAttribute, after < input.count, input[after] == 0x3D || isAlphanumeric(input[after]) { return nil }
                return (after - start, found.bytes)
            }
            length -= 1
        }
        return nil
    }

    private static func numeric(
        _ input: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (length: Int, bytes: ArraySlice<UInt8>)? {
        var at = start + 2
        guard at < input.count else { return nil }
        let isHex = input[at] | 0x20 == 0x78
        if isHex { at += 1 }
        let firstDigit = at
        var value: UInt32 = 0
        while at < input.count, let digit = digit(input[at], hex: isHex) {
            value = min(0x11_0000, value * (isHex ? 16 : 10) + digit)
            at += 1
        }
        guard at > firstDigit else { return nil }
        if at < input.count, input[at] == 0x3B { at += 1 }
        if value >= 0x80, value <= 0x9F { value = windows1252[Int(value) - 0x80] }
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        return (at - start, Array(String(scalar).utf8)[...])
    }

    private static func digit(_ byte: UInt8, hex: Bool) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
        let lower = byte | 0x20
        return hex && lower &- 0x61 < 6 ? UInt32(lower &- 0x61) + 10 : nil
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    /// References to C1 controls mean windows-1252 (HTML Standard, "numeric character reference end state").
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}

/// Character references outside markup: in feeds, JSON and attributes that were escaped twice.
package enum HTMLReferences {
    package static func resolve(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { input in
            var out: [UInt8] = []
            out.reserveCapacity(input.count)
            var at = 0
            while at < input.count {
                if input[at] == 0x26,
                    let found = HTMLReference.read(input, at: at, inAttribute: false, entities: .shared)
                {
                    out.append(contentsOf: found.bytes)
                    at += found.length
                } else {
                    out.append(input[at])
                    at += 1
                }
            }
            return out
        }
    }
}
