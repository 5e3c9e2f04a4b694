import Dedupe
import Extract
import Store

/// What a visit of an article's owner says against its newest record.
enum Change: Equatable {
    case none
    case text
    /// The headline alone.
    case title
    /// What an earlier revision said.
    case back(Int64)
    /// A text that is cut off, or that lost most of itself, never replaces a whole one.
    case incomplete

    init(of visit: PageVisit, from known: ArticleRow) {
        let article = visit.extraction.article
        let version = RecordIndex.version(title: article.title, contentHash: visit.fingerprint.contentHash)
        let isSameText = known.contentHash == visit.fingerprint.contentHash
        // A headline that was not found has not changed; rows of older versions do not know theirs.
        let isSameTitle = known.version.map { $0 == version } ?? true || (article.title ?? "").isEmpty
        if isSameText, isSameTitle {
            self = .none
        } else if Self.lacksPages(visit, known) {
            self = .incomplete
        } else if known.earlier.contains(where: { $0.version == version }) {
            self = .back(version)
        } else if !visit.isWhole || Self.isShrunk(visit, known) {
            self = .incomplete
        } else {
            self = isSameText ? .title : .text
        }
    }

    /// A next page did not come, and there is less than there was. Where the whole is longer all the same, or never was read,
    /// what has changed is told.
    private static func lacksPages(_ visit: PageVisit, _ known: ArticleRow) -> Bool {
        visit.missingPages != nil && known.wordCount.map { visit.fingerprint.wordCount < $0 } ?? false
    }

    /// Of four words less than one is left.
    private static func isShrunk(_ visit: PageVisit, _ known: ArticleRow) -> Bool {
        let words = known.wordCount ?? visit.facts.texts.first { $0.recordID == known.recordID }?.wordCount
        return words.map { visit.fingerprint.wordCount * 4 < $0 } ?? false
    }
}
