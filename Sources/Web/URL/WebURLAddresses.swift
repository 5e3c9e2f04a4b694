import Bytes

/// IPv4 addresses in every form that the standard reads: decimal, octal, hexadecimal, one to four parts.
enum IPv4 {
    /// Whether a host is to be read as IPv4 or refused (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    static func endsInNumber(_ host: ArraySlice<UInt8>) -> Bool {
        guard let end = host.last else { return false }
        // A number ends in a digit or, after 0x, in a hexadecimal one: all that most hosts need to be asked.
        guard end == UInt8(ascii: ".") || Hex.value(end) != nil || end == UInt8(ascii: "x") else { return false }
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let last = parts.last?.isEmpty == true ? parts.dropLast().last : parts.last
        guard let last, !last.isEmpty else { return false }
        return last.allSatisfy(\.isASCIIDigit) || number(last) != nil
    }

    static func parse(_ host: ArraySlice<UInt8>) -> UInt32? {
        var parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        guard parts.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard let value = number(part) else { return nil }
            numbers.append(value)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }) else { return nil }
        guard last < UInt64(1) << UInt64(8 * (4 - numbers.count)) else { return nil }
        var address = last
        for (place, value) in numbers.enumerated() { address |= value << UInt64(8 * (3 - place)) }
        return UInt32(exactly: address)
    }

    static func append(_ address: UInt32, to out: inout [UInt8]) {
        for place in 0..<4 {
            if place > 0 { out.append(UInt8(ascii: ".")) }
            out.append(contentsOf: String((address >> UInt32(24 - 8 * place)) & 255).utf8)
        }
    }

    /// Values too large for an address come out as the largest, which no place accepts.
    private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard !text.isEmpty else { return nil }
        var digits = text
        var radix: UInt64 = 10
        if text.count >= 2, text[text.startIndex] == UInt8(ascii: "0") {
            if text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x") {
                radix = 16
                digits = text.dropFirst(2)
            } else {
                radix = 8
                digits = text.dropFirst()
            }
        }
        var value: UInt64 = 0
        for digit in digits {
            guard let digit = Hex.value(digit), UInt64(digit) < radix else { return nil }
            value = min(value * radix + UInt64(digit), UInt64(UInt32.max) + 1)
        }
        return value
    }
}

/// IPv6 addresses: eight pieces of sixteen bits.
enum IPv6 {
    static func parse(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        var pieces = [UInt16](repeating: 0, count: 8)
        var piece = 0
        var compress: Int?
        var index = text.startIndex
        func at(_ place: Int) -> UInt8? { place < text.endIndex ? text[place] : nil }
        if at(index) == UInt8(ascii: ":") {
            guard at(index + 1) == UInt8(ascii: ":") else { return nil }
            index += 2
            piece = 1
            compress = 1
        }
        while index < text.endIndex {
            guard piece < 8 else { return nil }
            if text[index] == UInt8(ascii: ":") {
                guard compress == nil else { return nil }
                index += 1
                piece += 1
                compress = piece
                continue
            }
            var value: UInt16 = 0
            var length = 0
            while length < 4, let byte = at(index), let digit = Hex.value(byte) {
                value = value << 4 | UInt16(digit)
                index += 1
                length += 1
            }
            if at(index) == UInt8(ascii: ".") {
                guard length > 0, piece <= 6, let tail = embedded(text[(index - length)...]) else { return nil }
                pieces[piece] = tail.0
                pieces[piece + 1] = tail.1
                piece += 2
                break
            }
            if at(index) == UInt8(ascii: ":") {
                index += 1
                guard index < text.endIndex else { return nil }
            } else if index < text.endIndex {
                return nil
            }
            pieces[piece] = value
            piece += 1
        }
        if let compress {
            // `piece` counts the pieces read so far, one of them standing for the gap.
            let moved = piece - compress
            for step in 0..<moved {
                let source = compress + moved - 1 - step
                let target = 7 - step
                if source != target {
                    pieces[target] = pieces[source]
                    pieces[source] = 0
                }
            }
        } else if piece != 8 {
            return nil
        }
        return pieces
    }

    /// The four decimal numbers that may stand for the last two pieces.
    private static func embedded(_ text: ArraySlice<UInt8>) -> (UInt16, UInt16)? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var numbers: [UInt16] = []
        for part in parts {
            guard !part.isEmpty, part.count <= 3, part.allSatisfy(\.isASCIIDigit) else { return nil }
            guard part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            let value = part.reduce(UInt16(0)) { $0 * 10 + UInt16($1 - UInt8(ascii: "0")) }
            guard value <= 255 else { return nil }
            numbers.append(value)
        }
        return (numbers[0] << 8 | numbers[1], numbers[2] << 8 | numbers[3])
    }

    /// In brackets, the first longest run of two or more zero pieces as `::` (RFC 5952).
    static func append(_ pieces: [UInt16], to out: inout [UInt8]) {
        var best = 0..<0
        var start = 0
        while start < pieces.count {
            var end = start
            while end < pieces.count, pieces[end] == 0 { end += 1 }
            if end - start > max(best.count, 1) { best = start..<end }
            start = max(end, start + 1)
        }
        out.append(UInt8(ascii: "["))
        var index = 0
        while index < pieces.count {
            if !best.isEmpty, index == best.lowerBound {
                out.append(contentsOf: "::".utf8)
                index = best.upperBound
                continue
            }
            out.append(contentsOf: String(pieces[index], radix: 16).utf8)
            index += 1
            if index < pieces.count, index != best.lowerBound || best.isEmpty { out.append(UInt8(ascii: ":")) }
        }
        out.append(UInt8(ascii: "]"))
    }
}
