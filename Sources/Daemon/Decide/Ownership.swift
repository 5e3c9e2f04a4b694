import Dedupe
import Extract
import Store

/// Whose article a page is. An article is revised by the visits of one address; what other addresses show of it is a copy, or an
/// article of its own where they show something else, whatever their canonical address claims.
enum Ownership: Equatable {
    /// Nobody's yet: it becomes this address's, under this `url_key`.
    case free(urlKey: String)
    /// This address's own.
    case own(ArticleRow)
    /// Another address's, with the same or nearly the same text.
    case another(ArticleRow)

    init(_ visit: PageVisit) {
        let facts = visit.facts
        let asked = visit.askedKey
        guard let named = facts.article else {
            // A slug that moved: the server leads from the recorded address to one that nobody has recorded.
            if let own = facts.own, visit.address.isAlias, visit.shows(own) {
                self = .own(own)
            } else {
                self = .free(urlKey: visit.address.key)
            }
            return
        }
        if Self.owns(asked, named, visit) {
            self = .own(named)
        } else if !visit.isWhole || visit.shows(named) {
            self = .another(named)
        } else {
            // Another text: the page is not what it names as its canonical address.
            self = facts.own.map { .own($0) } ?? .free(urlKey: asked)
        }
    }

    /// The article's own address always does. Rows of older versions do not name the owner; the memo of the page remembers.
    private static func owns(_ asked: String, _ article: ArticleRow, _ visit: PageVisit) -> Bool {
        if asked == article.urlKey { return true }
        return article.owner.map { $0 == asked } ?? (visit.memo.recordID == article.recordID)
    }
}

extension PageVisit {
    /// The page's text is, or nearly is, one that the article has or had.
    func shows(_ article: ArticleRow) -> Bool {
        if article.contentHash == fingerprint.contentHash { return true }
        let ids = Record.ids(of: article)
        let own = facts.texts.filter { ids.contains($0.recordID) }
        return TextVerdict.judge(fingerprint, among: own.map(KnownText.init)) != .new
    }
}

extension Record {
    /// Those of an article's latest revisions, as many as are compared.
    static func ids(of article: ArticleRow) -> Set<String> {
        let first = max(0, article.revision - ArticleRow.mostEarlier)
        var ids = Set((first...max(first, article.revision)).map { Record.id(urlKey: article.urlKey, revision: $0) })
        ids.insert(article.recordID)
        return ids
    }
}

extension KnownText {
    init(_ row: TextRow) {
        self.init(
            recordID: row.recordID, contentHash: row.contentHash, wordCount: row.wordCount, signature: row.signature)
    }
}
