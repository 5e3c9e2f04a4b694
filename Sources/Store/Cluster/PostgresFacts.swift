import FoundationEssentials

/// What a transaction has read: a key that is missing was not asked for, one that is nil is not in the database. Instants are the
/// caller's.
struct PostgresFacts {
    struct Site {
        var freeAt: Date
        var answered: Date?
    }

    /// Which article an address is another one of, and when that was seen (milliseconds, as it stands in lines).
    struct Alias {
        let article: String
        let said: Int

        /// Whether it stays where another one comes.
        func outranks(_ other: Alias) -> Bool {
            said != other.said ? said > other.said : other.article.utf8.lexicographicallyPrecedes(article.utf8)
        }
    }

    /// A text that a wish has met, by whom the wish is.
    struct Candidate {
        let row: TextRow
        /// Bands in common; the same hash outweighs them all.
        let shared: Int
        /// In the order of coming.
        let number: Int
    }

    /// Keys of our leases among those that the transaction is about.
    var held: [String: Bool] = [:]
    var targets: [String: Target?] = [:]
    var articles: [String: ArticleRow?] = [:]
    var aliases: [String: Alias?] = [:]
    var texts: [TextKey: [Candidate]] = [:]
    var robots: [String: RobotsRow?] = [:]
    /// When those were read whose body was not brought again.
    var robotsKnown: [String: Date] = [:]
    var sites: [String: Site?] = [:]
    /// By site, then origin.
    var delays: [String: [String: Duration]] = [:]
    /// Hashes of entries that were asked for, and whether they are there.
    var seen: [Int64: Bool] = [:]
    var metas: [String: String?] = [:]
    var positions: [String: LogPosition] = [:]

    struct TextKey: Hashable {
        let contentHash: String
        let bands: [Int64]
    }

    /// Whether all is there that a caller wants who has what was read then.
    func hasBody(of origin: String, unlessReadAt known: Date?) -> Bool {
        guard let left = robotsKnown[origin], let row = robots[origin] ?? nil, row.fetchedAt == left else {
            return true
        }
        return known == left
    }
}
