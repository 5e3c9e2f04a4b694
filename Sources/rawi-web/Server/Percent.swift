import Bytes

/// Percent-encoding in the addresses of our own pages.
enum Percent {
    /// Nil for what is no UTF-8, or holds control characters: no page has such a name.
    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard index + 1 < bytes.endIndex, let high = Hex.value(bytes[index]),
                    let low = Hex.value(bytes[index + 1])
                else { return nil }
                out.append(high << 4 | low)
                index += 2
            } else {
                out.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        guard out.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: out, as: UTF8.self)
    }

    /// A form's fields; the first of each name, and what cannot be read left out.
    static func query(_ bytes: ArraySlice<UInt8>) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0], plusIsSpace: true), parts.count == 2,
                let value = decoded(parts[1], plusIsSpace: true)
            else { continue }
            fields[name] = fields[name] ?? value
        }
        return fields
    }

    /// Everything but what RFC 3986 calls unreserved is encoded.
    static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~".utf8.contains(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let hex = Array("0123456789ABCDEF".utf8)
}
