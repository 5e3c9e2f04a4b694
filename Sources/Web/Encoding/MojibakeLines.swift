/// Arabic in UTF-8 that was read as windows-1256 and saved again: «ط§ظ„» for «ال», twice where it happened twice. All signs are of the
/// region, so only words tell: ط or ظ stands before every other one. And what `Mojibake` tells of a whole text, of a line. Line by line: a
/// quotation pasted into a sound text has it alone.
enum MojibakeLines {
    /// So few characters prove nothing.
    private static let least = 8

    /// The text with such lines as they were meant; nil where there are none.
    /// - Returns: also whether they are most of what is not ASCII.
    static func undone(_ utf8: [UInt8]) -> (utf8: [UInt8], isMost: Bool)? {
        guard holdsLeads(utf8) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        var (mended, all) = (0, 0)
        for line in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.startIndex > 0 { out.append(0x0A) }
            let foreign = line.count { $0 >= 0x80 }
            all += foreign
            guard let meant = meant(line) else {
                out += line
                continue
            }
            mended += foreign
            out += meant
        }
        return mended > 0 ? (out, mended * 2 > all) : nil
    }

    /// Whether a look at lines is worth its time: ط and ظ are one letter in seventy.
    private static func holdsLeads(_ utf8: [UInt8]) -> Bool {
        utf8.withUnsafeBufferPointer { bytes in
            var (leads, foreign) = (0, 0)
            var index = 0
            while index + 1 < bytes.count {
                // Every page is looked through, and most bytes are markup.
                guard bytes[index] >= 0xC2 else {
                    index = bytes[index] < 0x80 ? UTF8Text.endOfASCII(bytes, index) : index + 1
                    continue
                }
                foreign += 1
                if isLead(bytes[index], bytes[index + 1]) {
                    leads += 1
                    if leads >= least, leads * 5 >= foreign { return true }
                }
                // A part of a line may be all there is of it.
                if foreign == 64 { (leads, foreign) = (0, 0) }
                index += 2
            }
            return false
        }
    }

    /// ط and ظ, Ø and Ù: D8 and D9 of windows-1256 and of windows-1252, which begin nearly all Arabic letters in UTF-8.
    private static func isLead(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xD8 && (second == 0xB7 || second == 0xB8) || first == 0xC3 && (second == 0x98 || second == 0x99)
    }

    private static func meant(_ line: ArraySlice<UInt8>, depth: Int = 0) -> [UInt8]? {
        if let latin = Mojibake.undone(Array(line)) { return latin.utf8 }
        var (leads, letters) = (0, 0)
        var index = line.startIndex
        while index < line.endIndex {
            let length = length(line[index])
            if length > 1 {
                letters += 1
                if index + 1 < line.endIndex, isLead(line[index], line[index + 1]) { leads += 1 }
            }
            index += length
        }
        // Every second one, and where it happened twice every fourth: real text has one in seventy.
        guard leads >= least / 2, letters >= least, leads * 5 >= letters, let bytes = bytes(of: line),
            let text = decoded(bytes)
        else { return nil }
        return depth == 0 ? meant(text[...], depth: 1) ?? text : text
    }

    /// The bytes that the line's characters are in windows-1256; nil where one is none of it.
    private static func bytes(of line: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(line.count)
        var index = line.startIndex
        while index < line.endIndex {
            let length = length(line[index])
            guard length > 1 else {
                out.append(line[index])
                index += 1
                continue
            }
            guard length < 4, index + length <= line.endIndex else { return nil }
            var point = UInt16(line[index] & (length == 2 ? 0x1F : 0x0F))
            for byte in line[(index + 1)..<(index + length)] { point = point << 6 | UInt16(byte & 0x3F) }
            guard let byte = places[point] else { return nil }
            out.append(byte)
            index += length
        }
        return out
    }

    /// Read as UTF-8; what was lost is U+FFFD, and where that is more than a letter in twenty there is nothing to be had.
    private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard let (utf8, lost) = TextEncoding.utf8.decode(bytes[...]), lost * 40 <= bytes.count else { return nil }
        return utf8
    }

    private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    private static let places: [UInt16: UInt8] = {
        var places: [UInt16: UInt8] = [:]
        for (index, point) in (SingleByteDecoder.all["windows-1256"]?.codePoints ?? []).enumerated()
        where point != 0xFFFD {
            places[point] = UInt8(index + 0x80)
        }
        return places
    }()
}
