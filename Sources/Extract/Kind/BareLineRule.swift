import Markup
import Text

extension KindRule {
    /// One short line and nothing around it: `OK`, `Database connection failed`, «خطأ في الاتصال بقاعدة البيانات». What a program
    /// says where a page was to be. An outlet's flash of one sentence has its headline, its day, its place on the site.
    static let bareLine = KindRule("bare-line") { $0.isBareLine ? .empty : nil }
}

extension KindEvidence {
    private static let lineLetters = 160
    /// A headline says something: `Error`, `Account suspended`, `Site name` do not.
    private static let headlineWords = 4

    fileprivate var isBareLine: Bool {
        guard (1...Self.lineLetters).contains(letters), !isOfData, !claimsArticle, !isDated else { return false }
        // What a person has chosen by a rule for the site is meant.
        guard body.method != "rules" else { return false }
        let lines = page.blocks.filter { $0.letters > 0 }
        guard lines.count == 1, lines[0].linkLetters == 0 else { return false }
        return !isFramed && !hasTitleOfItsOwn(beside: lines[0])
    }

    /// Anything that articles stand in: an element for them, a day, a writer, a way back to the site.
    private var isFramed: Bool {
        !facts.times.isEmpty || !facts.dates.isEmpty || !facts.bylines.isEmpty || !facts.authorLinks.isEmpty
            || !facts.itemTypes.isEmpty || facts.canonical != nil || facts.meta("og:title") != nil
            || (0..<outline.count).contains { outline.tag($0) == .article || outline.tag($0) == .img }
    }

    private func hasTitleOfItsOwn(beside line: Block) -> Bool {
        guard let title = facts.titleElement, Words.count(title) >= Self.headlineWords else { return false }
        return !Fold.contains(JunkLabels.fold(page.bytes(line)), JunkLabels.fold(title.utf8))
    }
}
