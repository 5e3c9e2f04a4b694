/// Comparisons of ASCII words in bytes, letters without case.
enum Ascii {
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func equals(_ bytes: some Collection<UInt8>, _ text: String) -> Bool {
        bytes.count == text.utf8.count && zip(bytes, text.utf8).allSatisfy { lower($0) == lower($1) }
    }

    static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
        find(bytes, Array(text.utf8)) != nil
    }

    static func find(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        let head = lower(first)
        for start in 0...(bytes.count - wanted.count) where lower(bytes[start]) == head {
            if wanted.indices.allSatisfy({ lower(bytes[start + $0]) == lower(wanted[$0]) }) { return start }
        }
        return nil
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Without ASCII white space at both ends.
    static func trim(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    static func lowercased(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map(lower), as: UTF8.self)
    }
}
