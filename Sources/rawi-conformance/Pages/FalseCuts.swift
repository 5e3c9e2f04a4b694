import Extract
import Web

/// What cuts take out of bodies, and how much of it the known texts hold: a false cut is a sentence lost in silence.
/// Gold is generous in places (titles, bylines), so the shares are bounds; what counts is that they do not grow.
struct FalseCuts {
    private(set) var taken: [String: Int] = [:]
    private(set) var held: [String: Int] = [:]

    static let head = ["reason", "taken", "held", "share"].joined(separator: "\t")

    /// A line for each reason, the most taken first.
    var lines: [String] {
        taken.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { reason, count in
            let falsely = held[reason, default: 0]
            let share = (Double(falsely) / Double(count) * 1_000).rounded() / 1_000
            return "\(reason)\t\(count)\t\(falsely)\t\(share)"
        }
    }

    /// Pages whose text nobody wrote down say nothing.
    mutating func add(_ page: GoldPage, bytes: [UInt8], tell: (String) -> Void) throws {
        guard let text = page.text, page.isArticle else { return }
        let gold = KnownText(text)
        let url = page.url.flatMap { WebURL($0) }
        let examination = try Extractor.examine(bytes, url: url, contentType: nil)
        // A table of contents says what stands below: nothing of that is lost.
        let kept = KnownText(examination.extraction.article.text)
        for cut in examination.taken {
            taken[cut.reason, default: 0] += 1
            guard gold.holds(cut.text), !kept.holds(cut.text) else { continue }
            held[cut.reason, default: 0] += 1
            tell("  \(page.id): \(cut.line)")
        }
    }
}

/// A page's gold, to ask whether a line stands in it.
private struct KnownText {
    private let whole: [UInt8]
    private let lines: Set<[UInt8]>
    /// Fewer words stand in any text by chance: they must be a line of it.
    private static let chanceWords = 4

    init(_ text: String) {
        whole = Self.flat(text)
        lines = Set(text.split(separator: "\n").map { Self.flat(String($0)) })
    }

    func holds(_ line: String) -> Bool {
        let words = Self.flat(line)
        if words.count <= 2 { return false }
        return words.count { $0 == 0x20 } <= Self.chanceWords
            ? lines.contains(words) : PageMarks.holds(whole, words)
    }

    /// Its words, a space before and behind each.
    private static func flat(_ text: String) -> [UInt8] {
        Array((" " + ComparedWords.of(text).joined(separator: " ") + " ").utf8)
    }
}
