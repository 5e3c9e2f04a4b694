@_spi(_Unicode) import Swift  // `_nfc`: the standard library normalises, but offers it to Foundation only

/// One spelling for letters with marks in a path: `e%CC%81` and `%C3%A9`, `%D8%A7%D9%94` and `%D8%A3` are one letter each.
///
/// For keys only: no site has two pages whose names differ in nothing a reader can see, but a server may know its page by
/// one spelling, so an address that is asked keeps what it has. What is no UTF-8 stays as it is.
enum CanonicalComposition {
    static func compose(_ path: inout [UInt8], from start: Int) {
        guard mayChange(path[start...]) else { return }
        var out: [UInt8] = []
        var letters: [UInt8] = []
        func close() -> Bool {
            guard !letters.isEmpty else { return true }
            guard let text = String(validating: letters, as: UTF8.self) else { return false }
            for byte in String(String.UnicodeScalarView(text._nfc)).utf8 {
                if byte < 0x80 { out.append(byte) } else { Percent.appendEscape(byte, to: &out) }
            }
            letters.removeAll(keepingCapacity: true)
            return true
        }
        var index = start
        while index < path.count {
            if let value = Percent.escaped(path[...], at: index) {
                if value >= 0x80 {
                    letters.append(value)
                } else {
                    // An escape of ASCII stays one: its digits are no letters to compose with.
                    guard close() else { return }
                    out.append(contentsOf: path[index..<(index + 3)])
                }
                index += 3
            } else {
                letters.append(path[index])
                index += 1
            }
        }
        guard close() else { return }
        path.replaceSubrange(start..., with: out)
    }

    /// Whether there are escapes of what normalises: combining marks, and blocks with more to them than precomposed letters.
    private static func mayChange(_ path: ArraySlice<UInt8>) -> Bool {
        var index = path.startIndex
        while let percent = path[index...].firstIndex(of: UInt8(ascii: "%")) {
            guard let lead = Percent.escaped(path, at: percent) else {
                index = percent + 1
                continue
            }
            index = percent + 3
            switch lead {
            case 0xCC, 0xCD, 0xE0...0xE3, 0xEF, 0xF0...: return true
            case 0xD9:
                // U+0653 to U+0655: madda and hamza.
                if let next = Percent.escaped(path, at: index), (0x93...0x95).contains(next) { return true }
            default: break
            }
        }
        return false
    }
}
