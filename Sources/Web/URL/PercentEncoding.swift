import Bytes

/// Which bytes each part of an address must have percent-encoded (https://url.spec.whatwg.org/#percent-encoded-bytes).
/// Bytes above 0x7E belong to every set.
enum PercentEncodeSet: UInt8 {
    case c0Control = 1
    case fragment = 2
    case query = 4
    case specialQuery = 8
    case path = 16
    case userinfo = 32

    /// One bit a set for every byte.
    static let bits: [UInt8] = (0...255).map { byte in
        guard byte > 0x1F && byte < 0x7F else { return 0b11_1111 }
        func bit(_ set: PercentEncodeSet, _ members: String) -> UInt8 {
            members.utf8.contains(UInt8(byte)) ? set.rawValue : 0
        }
        let query = " \"#<>"
        let path = query + "?^`{}"
        return bit(.fragment, " \"<>`") | bit(.query, query) | bit(.specialQuery, query + "'") | bit(.path, path)
            | bit(.userinfo, path + "/:;=@[\\]|")
    }
}

/// Percent-encoding and -decoding of bytes.
package enum Percent {
    static let upperDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

    /// Appends `bytes`, those of `set` as `%XX`. Escapes that stand in the input are left as they are.
    static func append(_ bytes: ArraySlice<UInt8>, encoding set: PercentEncodeSet, to out: inout [UInt8]) {
        let bits = PercentEncodeSet.bits
        var runStart = bytes.startIndex
        for index in bytes.indices where bits[Int(bytes[index])] & set.rawValue != 0 {
            out.append(contentsOf: bytes[runStart..<index])
            appendEscape(bytes[index], to: &out)
            runStart = index + 1
        }
        out.append(contentsOf: bytes[runStart...])
    }

    static func appendEscape(_ byte: UInt8, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "%"))
        out.append(upperDigits[Int(byte >> 4)])
        out.append(upperDigits[Int(byte & 15)])
    }

    /// What each well-formed `%XX` stands for; anything else stays.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let value = escaped(bytes, at: index) {
                out.append(value)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// The byte that `%XX` at `index` stands for; nil where there is no well-formed escape.
    @inline(__always)
    static func escaped(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
            let high = Hex.value(bytes[index + 1]), let low = Hex.value(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }
}

extension UInt8 {
    @inline(__always) var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    @inline(__always) var isASCIIUpper: Bool { self &- UInt8(ascii: "A") < 26 }
    @inline(__always) var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
    @inline(__always) var asciiLowered: UInt8 { isASCIIUpper ? self | 0x20 : self }
}
