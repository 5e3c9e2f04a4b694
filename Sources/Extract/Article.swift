package import Text
package import Web

/// What a page turned out to be, with all that could be read from it. The one answer of `Extract`.
package struct Extraction: Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        case article
        /// A text that may be an article: the rules and the model are not of one mind. Stored like one, and called so.
        case uncertain
        /// Many links, little text.
        case index
        case video
        /// Something to buy, to rent or to book, described.
        case offer
        /// An error page that answered 200.
        case error
        /// A bot wall; never an article, never evaded.
        case challenge
        case login
        /// Stands between an address and its article: consent, login, a notice of a redirect. Only who knows the way there
        /// can tell; the extractor never says it.
        case interstitial
        /// Needs JavaScript to show anything.
        case shell
        case empty

        /// Whether a record is made of it.
        package var givesRecord: Bool { self == .article || self == .uncertain }

        /// Whether it has a text of its own that somebody may want all the same: who cites a page knows why.
        package var mayBeStored: Bool {
            switch self {
            case .article, .uncertain, .index, .video, .offer: true
            case .error, .challenge, .login, .interstitial, .shell, .empty: false
            }
        }
    }

    package var kind: Kind
    /// Says of itself that it is an article: `og:type`, a type of schema.org's.
    package var claimsArticle = false
    package var article: Article
    /// Where the article goes on, on a site that cuts it into pages.
    package var nextPageURL: String?
    /// WHATWG name of the encoding and how it was found.
    package var charset: String
    package var charsetSource: Decoded.Source
    /// What the page itself says of its use; header directives are the caller's to add.
    package var rights: Rights

    package init(kind: Kind, article: Article, charset: String, charsetSource: Decoded.Source, rights: Rights) {
        self.kind = kind
        self.article = article
        self.charset = charset
        self.charsetSource = charsetSource
        self.rights = rights
    }
}

/// An article as its reader saw it. What is not known is nil or empty, never a guess.
package struct Article: Sendable, Codable, Equatable {
    package var title: String?
    package var description: String?
    /// Plain text, a block a line, without the title.
    package var text = ""
    /// Of what kind its blocks are. Of a document no more is known than its lines.
    package var body: [BodyPart] = []
    package var authors: [String] = []
    /// News agencies among those whom the page states as its authors; only where that is certain.
    package var agencies: [String] = []
    package var siteName: String?
    package var publisher: String?
    package var section: String?
    package var keywords: [String] = []
    package var imageURL: String?
    package var license: String?
    package var isAccessibleForFree: Bool?
    /// Judged: absent when it points to a home page or another article.
    package var canonicalURL: String?
    package var published: PublishedDate?
    package var modified: StatedDate?
    package var language: String?
    package var languageConfidence: Double?
    /// `text`, `html-lang`, `meta`, `json-ld`.
    package var languageSource: String?
    package var direction: TextDirection?
    /// Links inside the text: the next findings.
    package var links: [ArticleLink] = []
    /// The strategy that won: `json-ld`, `semantic`, `density`, `body`.
    package var method = ""
    /// 0 to 1: how sure the extractor is that this is the article, whole and alone.
    package var quality = 0.0

    package init() {}
}

package struct PublishedDate: Sendable, Codable, Equatable {
    package enum Source: String, Sendable, Codable {
        case jsonLD = "json-ld"
        case meta
        case timeElement = "time-element"
        case byline, url, feed, text
    }
    package var date: StatedDate
    package var source: Source
    package var raw: String
    /// The moment in UTC, where the page states it and shows only its own day, on which UTC had another.
    package var stamp: StatedDate?

    package init(date: StatedDate, source: Source, raw: String, stamp: StatedDate? = nil) {
        self.date = date
        self.source = source
        self.raw = raw
        self.stamp = stamp
    }
}

package struct ArticleLink: Sendable, Codable, Equatable {
    package var url: String
    package var text: String
    package var rel: [String] = []
    package var isInternal = false

    /// No address of an article is longer, in bytes. A page whose `base` is long would otherwise make of each of its short
    /// links one as long.
    package static let longestAddress = 4096

    package init(url: String, text: String, rel: [String] = [], isInternal: Bool = false) {
        self.url = url
        self.text = text
        self.rel = rel
        self.isInternal = isInternal
    }
}

package enum ExtractError: Error, Equatable, Sendable {
    /// A file of the operator's, for a reason of its format's.
    case document(DocumentFault)
    /// The bytes are no page at all: a PDF, an image, a feed.
    case notHTML(ContentKind)
    /// The parser gave up: an outcome, never an empty article.
    case unparsable
    /// The caller wanted no more of it.
    case cancelled
}
