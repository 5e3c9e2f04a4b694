import CIDN2

/// Domain names in ASCII, as the URL Standard asks for them (https://url.spec.whatwg.org/#idna): UTS 46, non-transitional,
/// CheckHyphens, VerifyDnsLength and UseSTD3ASCIIRules false, CheckBidi and CheckJoiners true.
enum IDNA {
    /// Nil where the standard says failure. `domain` is UTF-8. A name in ASCII is only put in lower case: the standard looks into
    /// `xn--` labels no longer since browsers never did.
    static func toASCII(_ domain: [UInt8]) -> [UInt8]? {
        if domain.allSatisfy({ $0 < 0x80 }) { return domain.map(\.asciiLowered) }
        // Names over this length are in no DNS; it bounds what libidn2 is asked.
        guard domain.count <= 4096, !mixesDigits(domain) else { return nil }
        switch lookup(Self.withSharpS(domain)) {
        case .success(let ascii): return ascii
        case .failure(let refusal) where refusal.isTooStrict: return UTS46.toASCII(domain)
        case .failure: return nil
        }
    }

    /// Why libidn2 refused.
    struct Refusal: Error {
        let code: Int32

        /// Rules of IDNA2008 and of the DNS that the standard leaves out: symbols, hyphens, lengths, and characters younger
        /// than the library's tables. (libidn2 2.3.3 alone answers 2,537 of the 2,758 rows of IdnaTestV2 as the standard does.)
        var isTooStrict: Bool {
            [
                IDN2_DISALLOWED, IDN2_UNASSIGNED, IDN2_2HYPHEN, IDN2_HYPHEN_STARTEND, IDN2_TOO_BIG_LABEL,
                IDN2_TOO_BIG_DOMAIN,
                IDN2_PUNYCODE_BIG_OUTPUT,
            ].contains { $0.rawValue == code }
        }
    }

    /// `domain` holds no NUL that matters: libidn2 reads up to the first, and the standard refuses NUL in a host anyway.
    static func lookup(_ domain: [UInt8]) -> Result<[UInt8], Refusal> {
        guard !domain.contains(0) else { return .failure(Refusal(code: IDN2_INVALID_NONTRANSITIONAL.rawValue)) }
        var output: UnsafeMutablePointer<UInt8>?
        // Round trips of `xn--` labels are not asked for, see above.
        let flags = Int32(IDN2_NONTRANSITIONAL.rawValue | IDN2_NO_ALABEL_ROUNDTRIP.rawValue)
        let code = idn2_lookup_u8(domain + [0], &output, flags)
        guard code == IDN2_OK.rawValue, let output else { return .failure(Refusal(code: code)) }
        defer { idn2_free(output) }
        var ascii: [UInt8] = []
        var place = output
        while place.pointee != 0 {
            ascii.append(place.pointee)
            place += 1
        }
        return .success(ascii)
    }

    /// Whether a label has Arabic-Indic digits and European ones (Persian ones count as European): no label with both keeps the
    /// Bidi rule (RFC 5893 section 2, rules 1, 4 and 5), and libidn2 does not look.
    private static func mixesDigits(_ domain: [UInt8]) -> Bool {
        var hasArabic = false
        var hasEuropean = false
        var index = 0
        while index < domain.count {
            let second = index + 1 < domain.count ? domain[index + 1] : 0
            let third = index + 2 < domain.count ? domain[index + 2] : 0
            switch (domain[index], second, third) {
            case (UInt8(ascii: "."), _, _), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x8E), (0xEF, 0xBD, 0xA1):
                hasArabic = false
                hasEuropean = false
            case (0x30...0x39, _, _), (0xDB, 0xB0...0xB9, _), (0xEF, 0xBC, 0x90...0x99): hasEuropean = true
            case (0xD9, 0xA0...0xA9, _): hasArabic = true
            default: break
            }
            if hasArabic, hasEuropean { return true }
            index += 1
        }
        return false
    }

    /// U+1E9E became a capital of `ß` in Unicode 15.1; older tables make it `ss`.
    private static func withSharpS(_ domain: [UInt8]) -> [UInt8] {
        guard domain.contains(0xBA) else { return domain }
        var out: [UInt8] = []
        var index = 0
        while index < domain.count {
            if domain[index...].starts(with: [0xE1, 0xBA, 0x9E]) {
                out += [0xC3, 0x9F]
                index += 3
            } else {
                out.append(domain[index])
                index += 1
            }
        }
        return out
    }
}
