package import Extract
package import FoundationEssentials
package import Web

/// What was read of an article over several pages while its next page waits for its turn. It stands in the memo of the
/// article's row, so that a next page is claimed like any page (robots.txt, pace and turns hold for it) and a restart goes on
/// where it was.
package struct BegunArticle: Sendable, Codable {
    /// The answer of its first page, which the record tells of.
    package var reply: Reply
    package var digest: String
    package var startedAt: Date
    /// All that was read so far, as one.
    package var extraction: Extraction
    /// Where its pages answered, the first one first.
    package var addresses: [WebURL]
    /// Of the pages' texts: a server that does not know the number gives one again.
    package var hashes: [String]

    package static let mostPages = 10
    package static let mostTextBytes = 2 << 20

    /// Where the article goes on; nil where it ends here.
    package var next: WebURL? {
        extraction.nextPageURL.flatMap { WebURL($0)?.forRequest }.flatMap { addresses.contains($0) ? nil : $0 }
    }

    /// Why no more is read of it, though its site says that there is more.
    var bound: PagesEnd? {
        guard next != nil else { return nil }
        return addresses.count >= Self.mostPages || extraction.article.text.utf8.count >= Self.mostTextBytes
            ? .limit : nil
    }
}

/// Why the pages of an article were not all read; the value of `pages_missing`, but for `failed` and `withheld`.
enum PagesEnd: String, Sendable {
    case limit
    /// Said in the words of `Failure`.
    case failed
    /// Said in the words of `Withholding`.
    case withheld
    case robots = "robots_disallowed"
    case rules = "robots_unanswered"
    case redirected
    case notArticle = "not_article"
    case otherArticle = "other_article"
}
