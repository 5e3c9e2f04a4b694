/// The short way for the addresses that most links are: http or https in lower case, a host of letters, a path, and not one
/// byte that the parser would change. Such an address is its own serialisation; only the places in it are to be found.
enum PlainURL {
    /// 1: stands in a host as it is. 2: in a path. 4: in a query. 8: in a fragment.
    private static let classes: [UInt8] = (0...255).map { value in
        let byte = UInt8(value)
        let encoded = PercentEncodeSet.bits[value]
        var bits: UInt8 = 0
        if byte.isASCIILetterOrDigit && !byte.isASCIIUpper || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            bits |= 1
        }
        if encoded & PercentEncodeSet.path.rawValue == 0, byte != UInt8(ascii: "\\") { bits |= 2 }
        if encoded & PercentEncodeSet.specialQuery.rawValue == 0 { bits |= 4 }
        if encoded & PercentEncodeSet.fragment.rawValue == 0 { bits |= 8 }
        return bits
    }

    /// Nil when the address needs the whole parser, which may well accept it.
    static func places(of text: String) -> WebURL.Places? {
        find(text.utf8.span, classes.span)
    }

    private static func find(_ bytes: Span<UInt8>, _ table: Span<UInt8>) -> WebURL.Places? {
        let count = bytes.count
        guard count <= WebURL.lengthLimitBytes, let schemeEnd = schemeEnd(bytes) else { return nil }
        let host = schemeEnd + 3
        var index = host
        var label = host
        while index < count, table[Int(bytes[index])] & 1 != 0 {
            if bytes[index] == UInt8(ascii: ".") { label = index + 1 }
            index += 1
        }
        // A last label that begins in a digit may be a number, an empty one ends the host in a dot.
        guard index < count, bytes[index] == UInt8(ascii: "/"), label < index, bytes[label].isASCIILetter else {
            return nil
        }
        let path = index
        while index < count, table[Int(bytes[index])] & 2 != 0 {
            if bytes[index] == UInt8(ascii: "/"), index + 1 < count,
                bytes[index + 1] == UInt8(ascii: ".") || bytes[index + 1] == UInt8(ascii: "%")
            {
                return nil  // perhaps a dot segment
            }
            index += 1
        }
        let pathEnd = index
        if index < count, bytes[index] == UInt8(ascii: "?") {
            index += 1
            while index < count, table[Int(bytes[index])] & 4 != 0 { index += 1 }
        }
        let queryEnd = index
        if index < count, bytes[index] == UInt8(ascii: "#") {
            index += 1
            while index < count, table[Int(bytes[index])] & 8 != 0 { index += 1 }
        }
        guard index == count else { return nil }
        var places = WebURL.Places()
        places.schemeEnd = Int32(schemeEnd)
        places.userStart = Int32(host)
        places.userEnd = Int32(host)
        places.passwordEnd = Int32(host)
        places.hostStart = Int32(host)
        places.hostEnd = Int32(path)
        places.pathStart = Int32(path)
        places.pathEnd = Int32(pathEnd)
        places.queryEnd = Int32(queryEnd)
        places.hasAuthority = true
        return places
    }

    private static func schemeEnd(_ bytes: Span<UInt8>) -> Int? {
        func matches(_ text: StaticString) -> Bool {
            guard bytes.count > text.utf8CodeUnitCount else { return false }
            return text.withUTF8Buffer { pattern in pattern.indices.allSatisfy { pattern[$0] == bytes[$0] } }
        }
        return matches("https://") ? 5 : matches("http://") ? 4 : nil
    }
}
