extension JSONReader {
    /// `true`, `false`, `null`, a number; a page's bare word as it stands there.
    mutating func word() throws(Failure) -> JSONValue {
        let start = index
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
        let text = String(decoding: word, as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "undefined" where !isStrict: return .null
        case _ where isStrict && (word.count > 400 || !Self.isNumber(word)):
            index = start
            throw failure(word.count > 400 ? "a number too long" : "no value")
        default: return .number(text)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || ASCII.isLetter(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E
    }

    /// RFC 8259 section 6.
    private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        func take(_ fits: (UInt8) -> Bool) -> Bool {
            guard at < word.count, fits(word[at]) else { return false }
            at += 1
            return true
        }
        func takeDigits() -> Bool {
            let start = at
            while take({ ASCII.isDigit($0) }) { continue }
            return at > start
        }
        _ = take { $0 == UInt8(ascii: "-") }
        guard take({ $0 == UInt8(ascii: "0") }) || takeDigits() else { return false }
        if take({ $0 == UInt8(ascii: ".") }), !takeDigits() { return false }
        if take({ $0 | 0x20 == UInt8(ascii: "e") }) {
            _ = take { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            guard takeDigits() else { return false }
        }
        return at == word.count
    }

    mutating func string() throws(Failure) -> String {
        index += 1
        var unescaped: [UInt8] = []
        var run = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                unescaped.append(contentsOf: bytes[run..<index])
                try escape(into: &unescaped)
                run = index
            } else if isStrict, byte < 0x20 {
                throw failure("a control character")
            } else {
                index += 1
            }
        }
        let rest = UnsafeBufferPointer(rebasing: bytes[run..<index])
        if index < bytes.count {
            index += 1
        } else if isStrict {
            throw failure("the text ends early")
        }
        // Most strings have no escape: found in one scan, copied in one piece.
        if unescaped.isEmpty { return try text(rest) }
        unescaped.append(contentsOf: rest)
        return try unescaped.withUnsafeBufferPointer { whole throws(Failure) in try text(whole) }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> String {
        guard isStrict else { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("not UTF-8") }
        return text
    }

    /// At a backslash. A page's text is for people: a return is a line end, other controls are spaces.
    private mutating func escape(into unescaped: inout [UInt8]) throws(Failure) {
        index += 1
        guard index < bytes.count else { return }
        let kind = bytes[index]
        index += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(kind)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "r"): unescaped.append(isStrict ? 0x0D : 0x0A)
        case UInt8(ascii: "b"): unescaped.append(isStrict ? 0x08 : 0x20)
        case UInt8(ascii: "f"): unescaped.append(isStrict ? 0x0C : 0x20)
        case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try scalar()).utf8)
        default:
            if isStrict { throw failure("an unknown escape") }
            unescaped.append(kind)
        }
    }

    /// `XXXX`, or a surrogate pair. Half a pair is an error, or U+FFFD (section 8.2: its meaning is not foreseeable).
    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        let high = try codeUnit()
        let resume = index
        if high & 0xFC00 == 0xD800, bytes[index...].starts(with: "\\u".utf8) {
            index += 2
            let low = try codeUnit()
            if low & 0xFC00 == 0xDC00, let pair = Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF) {
                return pair
            }
            index = resume
        }
        if let scalar = Unicode.Scalar(high) { return scalar }
        if isStrict { throw failure("half a surrogate pair") }
        return "\u{FFFD}"
    }

    /// Four digits; a page may have fewer.
    private mutating func codeUnit() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Hex.value(bytes[index]) else {
                if isStrict { throw failure("expected a hexadecimal digit") }
                break
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
