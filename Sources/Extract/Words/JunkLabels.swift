import Bytes
import Lexicon

/// Short texts by which sites label what is not the article. Compared folded: letters and digits only, in lower case, Arabic letter forms unified.
struct JunkLabels: Sendable {
    static let shared = JunkLabels()

    /// The label heads a box: related articles, follow us, sign up.
    private var boxes: Set<[UInt8]> = []
    /// The same, as the beginning of a line that goes on: «اقرأ أيضاً: …».
    private var prefixes: [[UInt8]] = []
    /// A line of its own that says nothing: advertisement, share.
    private var lines: Set<[UInt8]> = []
    /// The first two bytes of those: few texts begin so.
    private var lineStarts: Set<UInt16> = []

    private init() {
        boxes = Set(Self.headings.flatMap(\.texts).map { Self.fold($0.utf8) })
        prefixes = Lexicon.pointingLabels.texts.map { Self.fold($0.utf8) }
        lines = Set((Lexicon.advertisements.texts + Lexicon.buttons.texts).map { Self.fold($0.utf8) })
        lineStarts = Set(lines.map { Self.start(of: $0[...]) })
    }

    private static let headings = [
        Lexicon.readMore, Lexicon.related, Lexicon.relatedBoxes, Lexicon.share, Lexicon.follow, Lexicon.newsletterBoxes,
        Lexicon.commentInvitations, Lexicon.comments, Lexicon.keywordLabels, Lexicon.topicBoxes, Lexicon.pageBoxes,
    ]

    func isBox(_ folded: [UInt8]) -> Bool { boxes.contains(folded) }
    func isLine(_ folded: [UInt8]) -> Bool { lines.contains(folded) }
    /// Several such lines run together, as spans side by side do: `Advertisement` `Story continues below advertisement`.
    func isLines(_ folded: [UInt8]) -> Bool {
        var ends = [Bool](repeating: false, count: folded.count + 1)
        ends[0] = true
        for start in folded.indices where ends[start] && mayBeginLine(folded[start...]) {
            for end in start + 1..<min(start + 60, folded.count) + 1 where lines.contains(Array(folded[start..<end])) {
                ends[end] = true
            }
        }
        return !folded.isEmpty && ends[folded.count]
    }
    private func mayBeginLine(_ folded: ArraySlice<UInt8>) -> Bool {
        // A label of one letter has its one byte.
        lineStarts.contains(Self.start(of: folded)) || lineStarts.contains(Self.start(of: folded.prefix(1)))
    }
    private static func start(of folded: ArraySlice<UInt8>) -> UInt16 {
        folded.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }
    /// A hand or an arrow, which point to another page.
    func isPointer(_ line: ArraySlice<UInt8>) -> Bool { Self.pointers.contains { line.starts(with: $0.utf8) } }
    /// A label before a colon, or one long enough to need none.
    func isPrefix(_ line: ArraySlice<UInt8>) -> Bool {
        if isPointer(line) { return true }
        if let colon = line.firstIndex(of: 0x3A), colon - line.startIndex < 60 {
            let label = Self.fold(line[..<colon])
            if boxes.contains(label) || prefixes.contains(label) { return true }
        }
        let folded = Self.fold(line)
        return prefixes.contains { $0.count > 9 && folded.starts(with: $0) }
    }

    /// Letters and digits only: ASCII in lower case, hamza forms as bare alef, teh marbuta as heh, alef maksura and Persian
    /// yeh as yeh, Persian kaf as kaf, tashkeel and tatweel gone.
    static func fold(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable(folded) ?? Array(bytes).withUnsafeBufferPointer(folded)
    }

    /// What an ASCII byte is folded to, 0 for nothing.
    private static let ascii: [UInt8] = (0..<128).map { (byte: UInt8) in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? ASCII.lower(byte) : 0
    }

    /// Nothing grows by folding: the room of the input is enough.
    private static func folded(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        // Room for nothing would be the empty array that all threads share, and its count would be written.
        if input.isEmpty { return [] }
        let ascii = Self.ascii
        return Array(unsafeUninitializedCapacity: input.count) { out, count in
            var at = 0
            while at < input.count {
                let byte = input[at]
                if byte < 0x80 {
                    let kept = ascii[Int(byte)]
                    if kept != 0 {
                        out[count] = kept
                        count += 1
                    }
                    at += 1
                    continue
                }
                let next = at + 1 < input.count ? input[at + 1] : 0
                var pair: (UInt8, UInt8)?
                switch (byte, next) {
                case (0xD8, 0xA3), (0xD8, 0xA5), (0xD8, 0xA2), (0xD9, 0xB1): pair = (0xD8, 0xA7)
                case (0xD8, 0xA9): pair = (0xD9, 0x87)
                case (0xD9, 0x89), (0xDB, 0x8C): pair = (0xD9, 0x8A)
                case (0xDA, 0xA9): pair = (0xD9, 0x83)
                case (0xD9, 0x8B...0x9F), (0xD9, 0x80), (0xD9, 0xB0), (0xD8, 0x8C), (0xD8, 0x9B), (0xD8, 0x9F),
                    (0xDB, 0x94):
                    break
                case (0xC2, _): break
                case (0xE2, 0x80...0xAF):
                    at += 3
                    continue
                case (0xC3, 0x80...0x9E) where next != 0x97: pair = (0xC3, next + 0x20)
                case (0xC4, 0xB0):
                    out[count] = 0x69
                    count += 1
                case (0xC4...0xDF, _) where at + 1 < input.count: pair = (byte, next)
                default:
                    out[count] = byte
                    count += 1
                    at += 1
                    continue
                }
                if let pair {
                    out[count] = pair.0
                    out[count + 1] = pair.1
                    count += 2
                }
                at += 2
            }
        }
    }

    /// The same with a space between words, for tables that are compared word by word.
    static func foldWords(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        let isBreak = { (byte: UInt8) in
            byte < 0x80 && byte &- 0x30 >= 10 && (byte | 0x20) &- 0x61 >= 26 && byte != 0x27
        }
        for piece in text.utf8.split(whereSeparator: isBreak) {
            let word = fold(piece)
            if word.isEmpty { continue }
            if !out.isEmpty { out.append(0x20) }
            out += word
        }
        return out
    }

    private static let pointers = Lexicon.pointers.texts
}
