/// Which addresses are the public Internet's. Everything else is refused, so that no link, redirect or DNS answer from
/// outside makes the daemon talk to its own network.
///
/// After the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
package enum AddressGuard {
    /// Whether a connection to the address is refused.
    package static func refuses(_ address: IPAddress) -> Bool {
        switch address {
        case .v4(let number): refuses(v4: number)
        case .v6(let high, let low): refuses(high, low)
        }
    }

    private struct Block {
        let prefix: UInt32
        let mask: UInt32

        init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ bits: UInt32) {
            prefix = a << 24 | b << 16 | c << 8 | d
            mask = ~UInt32(0) << (32 - bits)
        }
    }

    private static let blocks = [
        Block(0, 0, 0, 0, 8),  // this network, unspecified
        Block(10, 0, 0, 0, 8),  // private
        Block(100, 64, 0, 0, 10),  // shared by carriers (RFC 6598)
        Block(127, 0, 0, 0, 8),  // loopback
        Block(169, 254, 0, 0, 16),  // link-local, the clouds' metadata among it
        Block(172, 16, 0, 0, 12),  // private
        Block(192, 0, 0, 0, 24),  // protocol assignments
        Block(192, 0, 2, 0, 24),  // documentation
        Block(192, 88, 99, 0, 24),  // 6to4 relays, withdrawn (RFC 7526)
        Block(192, 168, 0, 0, 16),  // private
        Block(198, 18, 0, 0, 15),  // benchmarks
        Block(198, 51, 100, 0, 24),  // documentation
        Block(203, 0, 113, 0, 24),  // documentation
        Block(224, 0, 0, 0, 4),  // multicast
        Block(240, 0, 0, 0, 4),  // reserved, broadcast
    ]

    private static func refuses(v4 number: UInt32) -> Bool {
        blocks.contains { number & $0.mask == $0.prefix }
    }

    private static func refuses(_ high: UInt64, _ low: UInt64) -> Bool {
        let lastFour = UInt32(truncatingIfNeeded: low)
        // ::ffff:a.b.c.d (mapped), ::ffff:0:a.b.c.d (translated, RFC 2765), 64:ff9b::a.b.c.d (NAT64, RFC 6052)
        if high == 0, low >> 32 == 0xffff || low >> 32 == 0xffff_0000 { return refuses(v4: lastFour) }
        if high == 0x0064_ff9b << 32, low >> 32 == 0 { return refuses(v4: lastFour) }
        // Only 2000::/3 is given out for the public. This refuses ::, ::1, fc00::/7, fe80::/10, fec0::/10, ff00::/8,
        // 100::/64 (discard) and 64:ff9b:1::/48 (a network's own NAT64).
        guard high >> 61 == 1 else { return true }

        switch high >> 48 {
        case 0x2002: return refuses(v4: UInt32(truncatingIfNeeded: high >> 16)) || isTunnel(low, lastFour)
        case 0x2001 where high >> 32 == 0x2001_0000:
            // Teredo: server in the clear, client inverted (RFC 4380 section 4).
            return refuses(v4: UInt32(truncatingIfNeeded: high)) || refuses(v4: ~lastFour)
        case 0x2001 where high >> 41 == 0x2001_0000 >> 9: return true  // protocol assignments, 2001::/23
        case 0x2001 where high >> 32 == 0x2001_0db8: return true  // documentation
        case 0x3fff where (high >> 44) & 0xf == 0: return true  // documentation, 3fff::/20 (RFC 9637)
        default: return isTunnel(low, lastFour)
        }
    }

    /// ISATAP carries an IPv4 address of the site in its interface identifier (RFC 5214 section 6.1).
    private static func isTunnel(_ low: UInt64, _ lastFour: UInt32) -> Bool {
        (low >> 32) & ~0x0200_0000 == 0x0000_5efe && refuses(v4: lastFour)
    }
}
