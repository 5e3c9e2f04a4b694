import Web

/// Words of a mail's head that were written as ASCII: `=?utf-8?B?2YXYsdit2KjYpw==?=` (RFC 2047).
enum MailWords {
    static func decoded(_ value: [UInt8]) -> String {
        var out: [UInt8] = []
        /// Bytes of words that follow one another in one charset: writers cut letters in two.
        var pending: (charset: String, bytes: [UInt8])?
        var rest = value[...]
        func flush() {
            guard let words = pending else { return }
            pending = nil
            out += Decoded.decode(words.bytes, headerCharset: words.charset, syntax: .text).utf8
        }
        while let open = rest.firstRange(of: "=?".utf8) {
            let before = rest[..<open.lowerBound]
            guard let word = Word(rest[open.lowerBound...]) else {
                flush()
                out += rest[..<open.upperBound]
                rest = rest[open.upperBound...]
                continue
            }
            // Blanks between two such words are none.
            if before.contains(where: { $0 > 0x20 }) || pending == nil {
                flush()
                out += plain(before)
            }
            if pending?.charset != word.charset { flush() }
            pending = (word.charset, (pending?.bytes ?? []) + word.bytes)
            rest = rest[word.end...]
        }
        flush()
        out += plain(rest)
        return String(decoding: out, as: UTF8.self)
    }

    /// What was written as it is, in whatever encoding.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.allSatisfy { $0 < 0x80 }
            ? Array(bytes) : Decoded.decode(Array(bytes), headerCharset: nil, syntax: .text).utf8
    }

    private struct Word {
        let charset: String
        let bytes: [UInt8]
        let end: Int

        init?(_ text: ArraySlice<UInt8>) {
            let parts = text.prefix(4096).split(
                separator: UInt8(ascii: "?"), maxSplits: 4, omittingEmptySubsequences: false)
            guard parts.count == 5, parts[2].count == 1, parts[4].first == UInt8(ascii: "="), !parts[1].isEmpty,
                parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return nil }
            // `utf-8*ar` names a language too.
            let name = parts[1].split(separator: UInt8(ascii: "*")).first ?? []
            charset = String(decoding: name, as: UTF8.self).lowercased()
            switch parts[2].first {
            case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = TransferEncoding.base64(parts[3])
            case UInt8(ascii: "Q"), UInt8(ascii: "q"):
                bytes = TransferEncoding.quotedPrintable(parts[3].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
            default: return nil
            }
            end = parts[4].startIndex + 1
        }
    }
}
