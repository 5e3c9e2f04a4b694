/// Text made comparable: two texts that a reader would call the same fold to the same bytes.
package enum Folding {
    /// NFKC-like folding of Arabic (tashkeel, tatweel, hamza forms, yeh, kaf, presentation forms, digits, bidi controls)
    /// and simple case folding of Latin, Greek and Cyrillic; white space runs become one space. Valid UTF-8 in and out.
    ///
    /// Also: curly and angled quotes become straight, dashes a hyphen, full-width forms ASCII; white space at the ends
    /// goes. Turkish I, İ, ı and i all fold to `i`, because a headline in capitals does not say which it was. Bytes that
    /// are not valid UTF-8 pass through one by one.
    package static func fold(_ utf8: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        // A space is written before the next visible character, so runs and ends cost nothing.
        var spacePending = false
        var index = 0
        let count = utf8.count
        FoldTable.twoByte.withUnsafeBufferPointer { table in
            while index < count {
                let byte = utf8[index]
                if byte < 0x80 {
                    index += 1
                    if byte <= 0x20 || byte == 0x7F {
                        if byte == 0x20 || (9...13).contains(byte) { spacePending = true }
                        continue
                    }
                    if spacePending { space(&out, &spacePending) }
                    out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                } else if byte >= 0xC2, byte < 0xE0, index + 1 < count, utf8[index + 1] & 0xC0 == 0x80 {
                    let scalar = Int(byte & 0x1F) << 6 | Int(utf8[index + 1] & 0x3F)
                    index += 2
                    let folded = table[scalar - 0x80]
                    if folded == FoldTable.dropped { continue }
                    if folded == FoldTable.space {
                        spacePending = true
                        continue
                    }
                    if spacePending { space(&out, &spacePending) }
                    append(UInt32(folded), to: &out)
                } else if byte >= 0xE0, byte < 0xF0, index + 2 < count, utf8[index + 1] & 0xC0 == 0x80,
                    utf8[index + 2] & 0xC0 == 0x80
                {
                    let scalar =
                        UInt32(byte & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
                    index += 3
                    switch FoldTable.threeByte(scalar) {
                    case .dropped: continue
                    case .space: spacePending = true
                    case .scalar(let folded):
                        if spacePending { space(&out, &spacePending) }
                        append(folded, to: &out)
                    case .letters(let letters):
                        foldLetters(letters, table: table, to: &out, &spacePending)
                    }
                } else {
                    if spacePending { space(&out, &spacePending) }
                    out.append(byte)
                    index += 1
                }
            }
        }
        return out
    }

    package static func fold(_ text: String) -> String {
        String(decoding: fold([UInt8](text.utf8)), as: UTF8.self)
    }

    private static func space(_ out: inout [UInt8], _ pending: inout Bool) {
        pending = false
        if !out.isEmpty { out.append(0x20) }
    }

    /// The letters of one presentation form, folded in turn: two-byte Arabic and spaces only.
    private static func foldLetters(
        _ letters: ArraySlice<UInt8>, table: UnsafeBufferPointer<UInt16>, to out: inout [UInt8], _ pending: inout Bool
    ) {
        var index = letters.startIndex
        while index < letters.endIndex {
            guard letters[index] >= 0xC2, letters[index] < 0xE0, index + 1 < letters.endIndex else {
                pending = true
                index += 1
                continue
            }
            let folded = table[(Int(letters[index] & 0x1F) << 6 | Int(letters[index + 1] & 0x3F)) - 0x80]
            index += 2
            if folded == FoldTable.dropped { continue }
            if pending { space(&out, &pending) }
            append(UInt32(folded), to: &out)
        }
    }

    @inline(__always)
    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 {
            out.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
