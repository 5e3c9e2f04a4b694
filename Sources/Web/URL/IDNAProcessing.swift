@_spi(_Unicode) import Swift  // `_nfc`: the standard library normalises, but offers it to Foundation only

/// UTS 46 processing (https://www.unicode.org/reports/tr46/#Processing) for the domains that libidn2 refuses by rules that
/// the URL Standard leaves out: symbols such as ☕, hyphens in odd places, labels too long for the DNS.
///
/// Mapping asks libidn2 a character at a time; what that refuses is mapped by the standard library's tables. Directions are
/// worked out from blocks and categories, which is near enough for names that are refused nearly everywhere else.
enum UTS46 {
    static func toASCII(_ domain: [UInt8]) -> [UInt8]? {
        var mapped = String.UnicodeScalarView()
        for scalar in String(decoding: domain, as: UTF8.self).unicodeScalars { mapped.append(contentsOf: map(scalar)) }
        let normal = Array(String(mapped)._nfc)
        var labels: [[Unicode.Scalar]] = []
        var out: [UInt8] = []
        for (index, label) in normal.split(separator: ".", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { out.append(UInt8(ascii: ".")) }
            var scalars = Array(label)
            if scalars.starts(with: "xn--".unicodeScalars) {
                guard scalars.allSatisfy(\.isASCII) else { return nil }
                let ascii = scalars.map { UInt8(truncatingIfNeeded: $0.value) }
                guard let decoded = Punycode.decode(ascii[4...]), decoded.contains(where: { !$0.isASCII }),
                    decoded.allSatisfy({ $0.isASCII || map($0).elementsEqual([$0]) })
                else { return nil }
                scalars = decoded
                out.append(contentsOf: ascii)
            } else if scalars.allSatisfy(\.isASCII) {
                out.append(contentsOf: scalars.map { UInt8(truncatingIfNeeded: $0.value) })
            } else {
                guard let encoded = Punycode.encode(scalars) else { return nil }
                out.append(contentsOf: "xn--".utf8)
                out.append(contentsOf: encoded)
            }
            guard isValid(scalars) else { return nil }
            labels.append(scalars)
        }
        let isRightToLeft = labels.joined().contains { [.right, .arabicNumber].contains(Direction(of: $0)) }
        guard !isRightToLeft || labels.allSatisfy(Direction.agree) else { return nil }
        return out
    }

    private static func map(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0..<0x80: return [Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value).asciiLowered)]
        case 0xDF, 0x3C2, 0x200C, 0x200D: return [scalar]  // deviations, kept when non-transitional
        case 0x1E9E: return ["ß"]
        case 0x3002, 0xFF0E, 0xFF61: return ["."]
        default: break
        }
        if isDisallowed(scalar.value) || isItsOwn(scalar.value) { return [scalar] }
        if scalar.properties.isDefaultIgnorableCodePoint { return [] }
        if case .success(let ascii) = IDNA.lookup(Array(String(scalar).utf8)), !ascii.isEmpty {
            guard ascii.starts(with: "xn--".utf8) else { return ascii.map { Unicode.Scalar($0) } }
            if let decoded = Punycode.decode(ascii[4...]) { return decoded }
        }
        return Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }

    /// Blocks that map to themselves throughout: asking for each of their characters is what takes time.
    private static func isItsOwn(_ value: UInt32) -> Bool {
        switch value {
        case 0x430...0x45F, 0x620...0x65F, 0x660...0x66F, 0x6D2...0x6D5, 0x3041...0x3096, 0x30A1...0x30FA,
            0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1F300...0x1F64F, 0x1F680...0x1F6D7, 0x1F900...0x1F9FF:
            true
        default: false
        }
    }

    /// Disallowed by IdnaMappingTable although the categories say nothing against it: directions, tags, what holds a full stop,
    /// layout and replacement characters.
    private static func isDisallowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x200E...0x200F, 0x2024...0x2026, 0x202A...0x202E, 0x2061...0x2069, 0x2488...0x249B, 0x2FF0...0x2FFF,
            0x33C2, 0x33C7,
            0x33D8, 0xFE12, 0xFE19, 0xFE30, 0xFE52, 0xFFF9...0xFFFD, 0x1D173...0x1D17A, 0xE0000...0xE00FF,
            0xE01F0...0xE0FFF:
            true
        default: false
        }
    }

    private static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first else { return true }
        guard ![.nonspacingMark, .spacingMark, .enclosingMark].contains(first.properties.generalCategory) else {
            return false
        }
        for (index, scalar) in label.enumerated() where !scalar.isASCII {
            if scalar.value == 0x200C || scalar.value == 0x200D {
                // RFC 5892 appendix A: after a virama. The rule for joining letters is left to libidn2.
                guard index > 0, label[index - 1].properties.canonicalCombiningClass == .virama else { return false }
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .surrogate, .privateUse, .unassigned, .format, .lineSeparator, .paragraphSeparator,
                .spaceSeparator:
                return false
            default: if isDisallowed(scalar.value) { return false }
            }
        }
        return true
    }
}

/// What the Bidi rule (RFC 5893 section 2) tells apart.
private enum Direction {
    case left, right, arabicNumber, europeanNumber, mark, neutral

    init(of scalar: Unicode.Scalar) {
        let category = scalar.properties.generalCategory
        if category == .nonspacingMark || category == .enclosingMark {
            self = .mark
            return
        }
        switch scalar.value {
        case 0x30...0x39, 0x6F0...0x6F9: self = .europeanNumber
        case 0x600...0x605, 0x660...0x669, 0x66B...0x66C, 0x6DD, 0x8E2, 0x10D30...0x10D39, 0x10E60...0x10E7E:
            self = .arabicNumber
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            self = [.mathSymbol, .otherSymbol].contains(category) ? .neutral : .right
        default:
            switch category {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
                .decimalNumber,
                .letterNumber:
                self = .left
            default: self = .neutral
            }
        }
    }

    static func agree(_ label: [Unicode.Scalar]) -> Bool {
        let directions = label.map(Direction.init)
        guard let first = directions.first else { return true }
        let last = directions.last { $0 != .mark }
        switch first {
        case .right:
            return !directions.contains(.left) && last != .neutral
                && !(directions.contains(.arabicNumber) && directions.contains(.europeanNumber))
        case .left:
            return !directions.contains(.right) && !directions.contains(.arabicNumber) && last != .neutral
        default:
            return false
        }
    }
}
