/// What was left out of a document that the operator supplied, said in the record: `left-out KIND: FIRST WORDS (+2 lines)`,
/// an entry a run of lines of one kind. Nobody else has looked at the document; what is gone without a word is lost.
struct LeftOut {
    /// How its entries begin among a record's repairs.
    static let mark = "left-out "
    /// Enough to find a line again.
    private static let lettersBound = 80
    /// A copied page may have a hundred teasers under its text.
    private static let entriesBound = 40

    private var runs: [(kind: String, words: String, more: Int)] = []
    private var isOpen = false

    mutating func add(_ kind: String, _ line: ArraySlice<UInt8>) {
        if isOpen, let last = runs.last, last.kind == kind {
            runs[runs.count - 1].more += 1
        } else {
            runs.append((kind, Self.beginning(line), 0))
        }
        isOpen = true
    }

    /// A line that stays, between those that do not.
    mutating func end() { isOpen = false }

    var names: [String] {
        let named = runs.prefix(Self.entriesBound).map { run in
            Self.mark + "\(run.kind): \(run.words)"
                + (run.more == 0 ? "" : run.more == 1 ? " (+1 line)" : " (+\(run.more) lines)")
        }
        let rest = runs.dropFirst(Self.entriesBound).reduce(0) { $0 + 1 + $1.more }
        return named + (rest == 0 ? [] : [Self.mark + "more: \(rest) lines"])
    }

    private static func beginning(_ line: ArraySlice<UInt8>) -> String {
        let text = String(decoding: line.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
        let scalars = text.unicodeScalars
        guard scalars.count > lettersBound else { return text }
        let cut = String(String.UnicodeScalarView(scalars.prefix(lettersBound)))
        // At a word's end, where there is one.
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? cut) + " …"
    }
}
