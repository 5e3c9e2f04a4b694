import Bytes

/// How mail writes bytes as text (RFC 2045, 6). What is no part of it is passed over, as its readers do.
package enum TransferEncoding {
    /// `quoted-printable`, `base64`; everything else is as it stands.
    package static func decode(_ body: ArraySlice<UInt8>, _ name: String) -> [UInt8] {
        switch name.lowercased() {
        case "quoted-printable": quotedPrintable(body)
        case "base64": base64(body)
        default: Array(body)
        }
    }

    package static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var index = body.startIndex
        while index < body.endIndex {
            let byte = body[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if let high = digit(body, index), let low = digit(body, index + 1) {
                out.append(high << 4 | low)
                index += 2
            } else if let end = softBreak(body, index) {
                index = end
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// `=`, blanks that a server added, the line's end.
    private static func softBreak(_ body: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < body.endIndex, body[index] == 0x20 || body[index] == 0x09 || body[index] == 0x0D { index += 1 }
        if index == body.endIndex { return index }
        return body[index] == 0x0A ? index + 1 : nil
    }

    private static func digit(_ body: ArraySlice<UInt8>, _ index: Int) -> UInt8? {
        index < body.endIndex ? Hex.value(body[index]) : nil
    }

    package static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count / 4 * 3)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in body {
            guard let value = value(byte) else {
                // Padding ends a piece; another may follow.
                if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
                continue
            }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= 1 << UInt32(count) - 1
        }
        return out
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
