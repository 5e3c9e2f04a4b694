import Fetch

/// An answer, and what it means to whoever wants to judge what is made of it.
struct Said: Sendable {
    var status = 200
    var type = "text/html; charset=utf-8"
    var body = ""
    var headers: [(String, String)] = []
    var error: FetchError?
    /// The transfer breaks off.
    var isCut = false

    var means = Meaning()

    struct Meaning: Sendable {
        /// Seconds from now in which this address is not to be asked, and nothing of the site.
        var patience = 0.0
        var sitePatience = 0.0
        /// What it says of its own pace, and asks of nobody: a list that comes and goes faster is asked sooner.
        var isOwnPace = false
        /// The stories that a feed, a listing or a sitemap names.
        var lists: [Int] = []
        /// The story that the page tells, whole or not.
        var tells: Int?
        /// It says that nothing has changed to who has nothing: no story is told by that.
        var isHollow = false
        /// Its second page does.
        var goesOn: Int?
        var version = Version(revision: 0, headline: 0)
        /// What robots.txt said.
        var rules: Rules?
    }

    struct Version: Sendable, Hashable {
        var revision: Int
        var headline: Int
    }

    enum Rules: Sendable, Equatable {
        case all
        case unreachable
        /// No page; seconds between requests.
        case forbids(pages: Bool, delay: Double)
    }

    static func failure(_ error: FetchError) -> Said {
        var said = Said()
        said.error = error
        return said
    }
}
