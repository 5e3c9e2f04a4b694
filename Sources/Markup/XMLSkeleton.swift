/// The tags of a document, with a mark where each longer text or CDATA section stood.
///
/// libxml2 reads text character by character where it is not ASCII, or CDATA, and reports each reference as an event of
/// its own. What it need not look at is taken out before: only text that is certainly well-formed, so that whatever
/// libxml2 would refuse still reaches it.
struct XMLSkeleton {
    /// A text that was taken out.
    struct Run {
        /// Where it stood in the document.
        let start: Int
        let end: Int
        /// Where the document goes on: behind the `]]>` of a CDATA section.
        let resume: Int
        /// The same place in the skeleton, behind the mark.
        let markEnd: Int
        let form: XMLTextForm
        let isCharacterData: Bool
    }

    /// A processing instruction that no document has; one that does is left as it is.
    static let target = UInt8(ascii: "_")
    private static let mark: [UInt8] = Array("<?_?>".utf8)
    /// Shorter texts of ASCII cost libxml2 no more than a mark does.
    private static let shortest = 12

    private let input: UnsafeBufferPointer<UInt8>
    private(set) var bytes: [UInt8] = []
    private(set) var runs: [Run] = []
    /// Whether a tag has so many attributes that libxml2, which compares each with every other, must not see it.
    private(set) var hasHugeTag = false
    /// Up to where the document was taken over.
    private var copied = 0

    /// Nil where the document uses the mark itself.
    init?(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
        bytes.reserveCapacity(input.count / 2)
        var index = 0
        while let tag = input.firstIndex(of: UInt8(ascii: "<"), from: index) {
            if tag - index >= Self.shortest { takeText(index, tag) }
            guard let end = endOfMarkup(at: tag) else { break }
            if end < 0 { return nil }
            index = end
        }
        bytes.append(contentsOf: input[copied...])
    }

    /// Where a place in the skeleton was in the document.
    func place(of position: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].markEnd <= position { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return position }
        return runs[low - 1].resume + position - runs[low - 1].markEnd
    }

    private mutating func takeText(_ start: Int, _ end: Int) {
        guard let form = XMLTextForm(input, start, end, isCharacterData: false) else { return }
        take(start, end, from: start, resume: end, form, isCharacterData: false)
    }

    private mutating func take(
        _ start: Int, _ end: Int, from outer: Int, resume: Int, _ form: XMLTextForm, isCharacterData: Bool
    ) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<outer]))
        bytes.append(contentsOf: Self.mark)
        runs.append(
            Run(
                start: start, end: end, resume: resume, markEnd: bytes.count, form: form,
                isCharacterData: isCharacterData))
        copied = resume
    }

    /// Behind the markup that begins here; nil where it is not complete or not well-formed, which is then for libxml2 to
    /// find; negative where it is a mark.
    private mutating func endOfMarkup(at start: Int) -> Int? {
        guard start + 1 < input.count else { return nil }
        switch input[start + 1] {
        case UInt8(ascii: "/"): return input.firstIndex(of: UInt8(ascii: ">"), from: start).map { $0 + 1 }
        case UInt8(ascii: "?"):
            if start + 2 < input.count, input[start + 2] == Self.target { return -1 }
            return input.firstIndex(of: "?>", from: start + 2).map { $0 + 2 }
        case UInt8(ascii: "!"):
            if input.has("<!--", at: start) { return input.firstIndex(of: "-->", from: start + 4).map { $0 + 3 } }
            guard input.has("<![CDATA[", at: start), let end = input.firstIndex(of: "]]>", from: start + 9) else {
                return nil
            }
            if let form = XMLTextForm(input, start + 9, end, isCharacterData: true) {
                take(start + 9, end, from: start, resume: end + 3, form, isCharacterData: true)
            }
            return end + 3
        default: return endOfStartTag(from: start + 1)
        }
    }

    /// Past the quotes, within which `>` may stand.
    private mutating func endOfStartTag(from start: Int) -> Int? {
        var index = start
        var signs = 0
        defer { if signs > XMLMend.attributeLimit { hasHugeTag = true } }
        while index < input.count {
            switch input[index] {
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = input.firstIndex(of: input[index], from: index + 1) else { return nil }
                index = close + 1
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "="):
                signs += 1
                index += 1
            default: index += 1
            }
        }
        return nil
    }
}
