import CSystem

/// Bytes looked for in others, by memmem(3).
struct ByteSearch: Sendable {
    let needle: [UInt8]

    init(_ text: String) { needle = Array(text.utf8) }
    init(_ bytes: [UInt8]) { needle = bytes }

    func offset(in bytes: [UInt8]) -> Int? {
        guard !needle.isEmpty else { return nil }
        let offset = rawi_find(bytes, bytes.count, needle, needle.count)
        return offset < 0 ? nil : Int(offset)
    }

    func isIn(_ bytes: [UInt8]) -> Bool { offset(in: bytes) != nil }
}
