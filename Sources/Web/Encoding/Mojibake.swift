/// Arabic whose bytes a database once took for windows-1252 and stored as UTF-8: `Ø§Ù„` for «ال», `Çá` where the bytes were
/// windows-1256. The page is valid UTF-8 and shows this to every reader; it can be turned back without loss.
enum Mojibake {
    /// So few characters prove nothing.
    private static let least = 40
    private static let sampled = 2_000

    /// The text as it was meant and the encoding its bytes were in; nil where there is no doubt about the text.
    /// - Parameter utf8: valid UTF-8.
    static func undone(_ utf8: [UInt8]) -> (utf8: [UInt8], encoding: TextEncoding)? {
        let look = utf8.withUnsafeBufferPointer(Look.init)
        if look.isOfPairs {
            let bytes = utf8Mistaken(utf8)
            if bytes.read >= 0.9 { return (bytes.text, .utf8) }
        }
        guard look.isMistaken, let arabic = SingleByteDecoder.all["windows-1256"] else {
            return nil
        }
        let bytes = utf8Mistaken(utf8)
        if bytes.share >= 0.8 { return (bytes.text, .utf8) }
        var run: [UInt8] = []
        forEach(utf8) { _, byte in if byte >= 0x80, run.count < sampled { run.append(byte) } }
        guard ArabicPlausibility(run[...], as: arabic).isPlausible else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        forEach(utf8) { range, byte in
            if byte < 0x80 { out += utf8[range] } else { append(UInt32(arabic.codePoints[Int(byte) - 0x80]), to: &out) }
        }
        return (out, TextEncoding(name: "windows-1256"))
    }

    /// So many prove something where each of them is UTF-8: `Ã¶`, `Ä±`, `ÅŸ` for ö, ı, ş.
    private static let leastOfPairs = 16

    /// What the first characters beyond ASCII look like, as the bytes of windows-1252 that they may have been.
    private struct Look {
        private var all = 0
        /// Of pairs and longer sequences of UTF-8.
        private var led = 0
        private var shifted = 0
        /// Of those that windows-1252 has, side by side.
        private var runs = 0

        init(_ utf8: UnsafeBufferPointer<UInt8>) {
            var due = 0
            var wasShifted = false
            var at = 0
            while at < utf8.count, all < sampled {
                guard utf8[at] >= 0x80 else {
                    (due, wasShifted) = (0, false)
                    at = UTF8Text.endOfASCII(utf8, at)
                    continue
                }
                all += 1
                let byte = byte(of: utf8, at)
                if due > 0, byte & 0xC0 == 0x80 {
                    led += 1
                    due -= 1
                } else if byte >= 0xC2, byte < 0xF5 {
                    due = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
                    led += 1
                } else {
                    due = 0
                }
                if byte >= 0x80 {
                    shifted += 1
                    if !wasShifted { runs += 1 }
                }
                wasShifted = byte >= 0x80
                at += length(utf8[at])
            }
        }

        /// Whether nearly all stands side by side, a lead byte of UTF-8 first: in languages that are written so a letter
        /// stands alone.
        var isOfPairs: Bool { led >= leastOfPairs && led * 10 >= all * 9 }

        /// Whether it stands in words, all of it from windows-1252: languages that are written so have a letter here and
        /// there.
        var isMistaken: Bool { shifted >= least && (all - shifted) * 10 <= shifted && shifted >= runs * 3 }
    }

    /// Read as UTF-8 once more, and the share of the doubtful characters that were letters of Arabic script then. What is
    /// no UTF-8 stays as it is.
    private static func utf8Mistaken(_ utf8: [UInt8]) -> (text: [UInt8], share: Double, read: Double) {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var ranges: [Range<Int>] = []
        var bytes: [UInt8] = []
        var arabic = 0
        var read = 0
        var doubtful = 0
        func flush() {
            var at = 0
            while at < bytes.count {
                let length = length(bytes[at])
                let end = at + length
                if bytes[at] >= 0xC2, end <= bytes.count, bytes[(at + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 }),
                    UTF8Text.validPrefix(bytes[at..<end]).count == length
                {
                    out += bytes[at..<end]
                    if 0xD8...0xDB ~= bytes[at] { arabic += length }
                    read += length
                    at = end
                } else {
                    out += utf8[ranges[at]]
                    at += 1
                }
            }
            doubtful += bytes.count
            ranges.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        forEach(utf8) { range, byte in
            if byte >= 0x80 {
                ranges.append(range)
                bytes.append(byte)
            } else {
                if !bytes.isEmpty { flush() }
                out += utf8[range]
            }
        }
        flush()
        let all = Double(max(doubtful, 1))
        return (out, Double(arabic) / all, Double(read) / all)
    }

    /// Each character, with the byte of windows-1252 that it stands for where that is beyond ASCII; below 80 otherwise.
    private static func forEach(_ utf8: [UInt8], _ body: (Range<Int>, UInt8) -> Void) {
        var at = 0
        while at < utf8.count {
            let end = min(utf8.count, at + length(utf8[at]))
            body(at..<end, utf8[at] < 0x80 ? 0 : utf8.withUnsafeBufferPointer { byte(of: $0, at) })
            at = end
        }
    }

    private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    /// 0 for a character that windows-1252 has not. Its five holes stand for themselves, as the standard has it.
    private static func byte(of utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8 {
        guard at + length(utf8[at]) <= utf8.count else { return 0 }
        switch utf8[at] {
        case 0xC2: return utf8[at + 1]
        case 0xC3: return utf8[at + 1] | 0x40
        // None of them lies between U+0300 and U+2000, where most scripts do.
        case 0xC4...0xCB: return specials[UInt16(utf8[at] & 0x1F) << 6 | UInt16(utf8[at + 1] & 0x3F)] ?? 0
        case 0xE2: return specials[0x2000 | UInt16(utf8[at + 1] & 0x3F) << 6 | UInt16(utf8[at + 2] & 0x3F)] ?? 0
        default: return 0
        }
    }

    /// Code points beyond U+00FF to bytes.
    private static let specials: [UInt16: UInt8] = {
        var bytes: [UInt16: UInt8] = [:]
        for (index, point) in (SingleByteDecoder.all["windows-1252"]?.codePoints ?? []).enumerated() where point > 0xFF
        {
            bytes[point] = UInt8(index + 0x80)
        }
        return bytes
    }()

    private static func append(_ point: UInt32, to out: inout [UInt8]) {
        if let scalar = Unicode.Scalar(point) { out += Array(String(Character(scalar)).utf8) }
    }
}
