import Glibc

/// An address of the Internet protocol, as a number.
package enum IPAddress: Sendable, Hashable {
    case v4(UInt32)
    case v6(high: UInt64, low: UInt64)

    /// Reads the numeric forms of inet_pton(3): dotted decimal, or RFC 4291 section 2.2 with or without brackets and zone.
    package init?(_ text: some StringProtocol) {
        var text = Substring(text)
        if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
        if let zone = text.firstIndex(of: "%") { text = text[..<zone] }
        let numeric = String(text)
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, numeric, &v4) == 1 {
            self = .v4(UInt32(bigEndian: v4.s_addr))
        } else if inet_pton(AF_INET6, numeric, &v6) == 1 {
            self = withUnsafeBytes(of: &v6) { IPAddress(sixteenBytes: $0) }
        } else {
            return nil
        }
    }

    /// Nil for anything but IPv4 and IPv6, and for a structure too short.
    init?(socketAddress: UnsafeRawBufferPointer) {
        guard let family = socketAddress.count >= 2 ? socketAddress.loadUnaligned(as: sa_family_t.self) : nil else {
            return nil
        }
        switch Int32(family) {
        case AF_INET where socketAddress.count >= 8:
            self = .v4(UInt32(bigEndian: socketAddress.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        case AF_INET6 where socketAddress.count >= 24:
            self = IPAddress(sixteenBytes: UnsafeRawBufferPointer(rebasing: socketAddress[8..<24]))
        default: return nil
        }
    }

    private init(sixteenBytes: UnsafeRawBufferPointer) {
        self = .v6(
            high: UInt64(bigEndian: sixteenBytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: sixteenBytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        switch self {
        case .v4(let number):
            var address = in_addr(s_addr: number.bigEndian)
            inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
        case .v6(let high, let low):
            var address = (high.bigEndian, low.bigEndian)
            inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
