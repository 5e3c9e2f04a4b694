/// The host parser and serialiser (https://url.spec.whatwg.org/#host-parsing).
enum WebURLHost {
    /// Forbidden domain code points: bit 1; forbidden host code points: bit 2.
    private static let forbidden: [UInt8] = (0...255).map { byte in
        let hostPoints = "\0\t\n\r #/:<>?@[\\]^|"
        var bits: UInt8 = 0
        if byte < 0x80, hostPoints.utf8.contains(UInt8(byte)) { bits = 3 }
        if byte < 0x20 || byte == 0x7F || byte == 0x25 { bits |= 1 }
        return bits
    }

    /// Appends the host in ASCII. False where the standard says failure.
    static func append(_ text: ArraySlice<UInt8>, special: Bool, to out: inout [UInt8]) -> Bool {
        if text.first == UInt8(ascii: "[") {
            guard text.last == UInt8(ascii: "]"), text.count > 2, let pieces = IPv6.parse(text.dropFirst().dropLast())
            else {
                return false
            }
            IPv6.append(pieces, to: &out)
            return true
        }
        guard special else {
            guard !text.contains(where: { $0 < 0x80 && forbidden[Int($0)] & 2 != 0 }) else { return false }
            Percent.append(text, encoding: .c0Control, to: &out)
            return true
        }
        return appendDomain(text, to: &out)
    }

    /// IDNA and the forbidden domain code points.
    static func domain(_ text: [UInt8]) -> [UInt8]? {
        guard let domain = IDNA.toASCII(text), !domain.contains(where: { forbidden[Int($0)] & 1 != 0 }) else {
            return nil
        }
        return domain
    }

    private static func appendDomain(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) -> Bool {
        let start = out.count
        let table = forbidden
        var isPlain = true
        for byte in text {
            if byte >= 0x80 || table[Int(byte)] != 0 {
                isPlain = false
                break
            }
            out.append(byte.asciiLowered)
        }
        if !isPlain {
            out.removeSubrange(start...)
            let decoded = Percent.decode(text)
            guard let domain = domain(decoded), !domain.isEmpty else { return false }
            out.append(contentsOf: domain)
        }
        guard IPv4.endsInNumber(out[start...]) else { return true }
        guard let address = IPv4.parse(out[start...]) else { return false }
        out.removeSubrange(start...)
        IPv4.append(address, to: &out)
        return true
    }
}

extension WebURL {
    /// "Domain to ASCII" with the checks that follow it (https://url.spec.whatwg.org/#concept-domain-to-ascii): the host of an
    /// address before it is read as a number. Nil where the standard says failure.
    package static func asciiDomain(_ domain: String) -> String? {
        WebURLHost.domain(Array(domain.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }
}
