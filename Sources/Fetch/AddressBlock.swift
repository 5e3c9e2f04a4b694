/// A range of addresses in the notation of RFC 4632 section 3.1 and RFC 4291 section 2.3: `192.0.2.0/24`, `2001:db8::/32`, or a
/// single address.
package struct AddressBlock: Sendable, Hashable {
    package let first: IPAddress
    /// How many bits are fixed.
    package let bits: Int

    package enum Fault: Error, Equatable {
        case malformed
        /// Bits are set behind the prefix: what was meant is this block, or a longer prefix.
        case bitsBehind(AddressBlock)
    }

    package init(_ text: String) throws(Fault) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "%") }
        guard isPlain, (1...2).contains(parts.count), let address = IPAddress(parts[0]) else { throw .malformed }
        let most = address.bitCount
        var bits = most
        if parts.count == 2 {
            let digits = parts[1].utf8
            guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }), let count = Int(parts[1]),
                count <= most
            else { throw .malformed }
            bits = count
        }
        let first = address.masked(to: bits)
        self.init(first: first, bits: bits)
        if first != address { throw .bitsBehind(self) }
    }

    private init(first: IPAddress, bits: Int) { (self.first, self.bits) = (first, bits) }

    /// An IPv4 address within IPv6 (`::ffff:192.0.2.1`) counts as what it is.
    package func contains(_ address: IPAddress) -> Bool {
        let address = address.unmapped
        return address.bitCount == first.bitCount && address.masked(to: bits) == first
    }
}

extension AddressBlock: CustomStringConvertible {
    package var description: String { bits == first.bitCount ? "\(first)" : "\(first)/\(bits)" }
}

extension IPAddress {
    fileprivate var bitCount: Int {
        switch self {
        case .v4: 32
        case .v6: 128
        }
    }

    fileprivate var unmapped: IPAddress {
        guard case .v6(0, let low) = self, low >> 32 == 0xffff else { return self }
        return .v4(UInt32(truncatingIfNeeded: low))
    }

    /// With nothing but zeros behind the first bits. (A shift by the width or more gives zero.)
    fileprivate func masked(to bits: Int) -> IPAddress {
        switch self {
        case .v4(let number): .v4(number & (~0 << (32 - bits)))
        case .v6(let high, let low):
            .v6(high: high & (~0 << max(0, 64 - bits)), low: low & (~0 << min(64, 128 - bits)))
        }
    }
}
