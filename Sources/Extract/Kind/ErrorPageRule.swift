import Lexicon
import Markup

extension KindRule {
    /// Pages that say that there is none, or none at the moment, whatever status they came with: `Page not found`,
    /// «الصفحة غير موجودة». Title or first lines must be made of it; a story may be about it.
    static let errorPage = KindRule("error-page") { $0.isErrorPage ? .error : nil }
}

extension KindEvidence {
    fileprivate var isErrorPage: Bool { hasErrorTitle || hasErrorLine || offersSearchInstead }

    /// Where a site has nothing to show, it offers to look for it: a sentence or two without a day or a writer, and the field in
    /// the same box, whatever the language.
    private var offersSearchInstead: Bool {
        guard prose < 200, !claimsArticle, !isDated, facts.times.isEmpty, facts.dates.isEmpty, facts.bylines.isEmpty
        else { return false }
        let letters = outline.letters(in: body.root)
        return facts.searchFields.contains { field in
            outline.contains(body.root, field)
                || outline.nearest(field) { outline.tag($0) == .main }.map { main in
                    outline.contains(main, body.root) && outline.letters(in: main) < letters + 200
                } ?? false
        }
    }

    /// A page that calls itself an article is believed: «لم يتم العثور» begins many a headline.
    private var hasErrorTitle: Bool {
        guard prose < (claimsArticle ? 120 : 700) else { return false }
        return titleLines.contains { title in
            let line = ErrorLine(title)
            return line.saysPage || prose < 250 && line.saysBarely || line.isNumber && !isDated
        }
    }

    /// One of the first lines says it. Further down, and beside prose of the page's own, it is something that was told.
    private var hasErrorLine: Bool {
        guard isShort, !isReadable else { return false }
        // Under the heading that says so the site shows its latest articles.
        if prose < 2_000, !hasHeadline, let first = page.blocks.first(where: { $0.isHeading && $0.linkDensity < 0.5 }) {
            let line = JunkLabels.fold(page.bytes(first))
            if Self.errorLines.contains(where: { $0.count * 5 >= line.count * 2 && LinePhrase.leads(line, $0) }) {
                return true
            }
        }
        guard prose < 400 else { return false }
        return openingLines.contains { line in Self.errorLines.contains { LinePhrase.leads(line, $0) } }
    }

    private static let errorLines = Lexicon.errorLines.texts.map { JunkLabels.fold($0.utf8) }
}

/// A title, or a part of one, as an error's would read: without the number and the apology around its words.
private struct ErrorLine {
    private let all: [[UInt8]]
    private let words: [[UInt8]]
    private let hasNumber: Bool
    private let hasNoise: Bool

    init(_ title: String) {
        all = JunkLabels.foldWords(title).split(separator: 0x20).map { Array($0) }
        hasNumber = all.contains { Self.numbers.contains($0) }
        hasNoise = all.contains { Self.noise.contains($0) }
        words = all.filter { !Self.numbers.contains($0) && !Self.noise.contains($0) }
    }

    /// The words are those of a missing page; of a title that begins with them, two more at most.
    var saysPage: Bool {
        if words.isEmpty { return hasNumber && hasNoise }
        return Self.pages.contains { page in
            [words, all].contains { $0.starts(with: page) && $0.count <= page.count + 2 }
        }
    }

    /// `404`, a part of the title of its own.
    var isNumber: Bool { words.isEmpty && hasNumber }

    /// Words that are said of boats too: nothing else may stand beside them.
    var saysBarely: Bool { isNumber || Self.bare.contains(words) }

    private static func folded(_ texts: [String]) -> [[[UInt8]]] {
        texts.map { JunkLabels.foldWords($0).split(separator: 0x20).map { Array($0) } }
    }

    private static let numbers = Set(Lexicon.errorNumbers.texts.map { JunkLabels.fold($0.utf8) })
    private static let noise = Set(Lexicon.errorApologies.texts.map { JunkLabels.fold($0.utf8) })

    private static let pages = folded(Lexicon.missingPages.texts)

    private static let bare = folded(Lexicon.missingThings.texts)
}
