/// Addresses whose signs stand apart, as pypdf writes some fonts: `https : //almarsa . example/reports/ 1187`.
extension LetterRepairs {
    /// A scheme that stands so proves it. Blanks go beside signs of addresses, down to where two words stand side by side.
    static func spacedAddresses(_ scalars: inout [Unicode.Scalar]) -> Bool {
        var out: [Unicode.Scalar] = []
        var kept = 0
        var index = 0
        while index < scalars.count {
            guard scalars[index] == ":", let host = spacedScheme(scalars, index) else {
                index += 1
                continue
            }
            out += scalars[kept..<index].reversed().drop { $0 == " " }.reversed()
            out += "://".unicodeScalars
            index = host
            while index < scalars.count, (0x20...0x7E).contains(scalars[index].value) {
                if scalars[index] == " " {
                    guard index + 1 < scalars.count, joins(out.last, scalars[index + 1])
                    else { break }
                } else {
                    out.append(scalars[index])
                }
                index += 1
            }
            kept = index
        }
        guard kept > 0 else { return false }
        scalars = out + scalars[kept...]
        return true
    }

    /// Where the host begins behind `https :` and `//`; nil where neither blank stands there.
    private static func spacedScheme(_ scalars: [Unicode.Scalar], _ colon: Int) -> Int? {
        var end = colon
        while end > 0, colon - end < 3, scalars[end - 1] == " " { end -= 1 }
        let before = scalars[..<end].suffix(5)
        guard before.elementsEqual("https".unicodeScalars) || before.suffix(4).elementsEqual("http".unicodeScalars)
        else {
            return nil
        }
        var start = colon + 1
        while start < scalars.count, start - colon < 4, scalars[start] == " " { start += 1 }
        guard start + 1 < scalars.count, scalars[start] == "/", scalars[start + 1] == "/", start - end > 1 else {
            return nil
        }
        return start + 2
    }

    /// A colon behind a blank is the sentence's.
    private static func joins(_ left: Unicode.Scalar?, _ right: Unicode.Scalar) -> Bool {
        guard (0x21...0x7E).contains(right.value), right != ":" else { return false }
        return isSign(right) || left.map(isSign) == true
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "/", ":", "-", "_", "?", "=", "&", "%", "#", "~": true
        default: false
        }
    }
}
