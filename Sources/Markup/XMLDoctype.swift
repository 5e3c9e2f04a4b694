/// Where a document type declaration ends, and whether it declares anything itself. Nothing of it is ever read: that is how
/// documents blow up and read files.
struct XMLDoctype {
    /// Past its `>`.
    let end: Int
    let hasSubset: Bool

    /// - Parameter start: behind `<!DOCTYPE`.
    init(_ bytes: [UInt8], from start: Int) {
        var isInSubset = false
        var hasSubset = false
        // What is quoted or commented out and never ends is neither, and not looked for again.
        var open: Set<UInt8> = []
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">") where !isInSubset:
                end = index + 1
                self.hasSubset = hasSubset
                return
            case UInt8(ascii: "["):
                isInSubset = true
                hasSubset = true
            case UInt8(ascii: "]"): isInSubset = false
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let quote = bytes[index]
                if !open.contains(quote) {
                    let close = bytes[(index + 1)...].firstIndex(of: quote)
                    if close == nil { open.insert(quote) }
                    index = close ?? index
                }
            case UInt8(ascii: "<") where bytes.hasASCII("<!--", at: index) && !open.contains(UInt8(ascii: "-")):
                let close = bytes.firstIndex(ofASCII: "-->", from: index + 4)
                if close == nil { open.insert(UInt8(ascii: "-")) }
                index = close.map { $0 + 2 } ?? index
            default: break
            }
            index += 1
        }
        // It never ends: its first `>` was meant.
        let close = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        end = close.map { $0 + 1 } ?? bytes.count
        self.hasSubset = hasSubset
    }
}
