package import Dedupe
package import Extract
package import Feeds
package import Fetch
package import FoundationEssentials
package import Store
package import Web

/// One piece of work handed to a child task.
package struct Job: Sendable {
    package enum Want: Sendable, Equatable {
        case robots
        /// `digest` of the last body spares parsing the same again.
        case feed(discovers: Bool, digest: String?)
        case page
        case listing
        /// A document of a source's past, whatever it is made of; a page that lists articles only where one is meant.
        case walk(readsPages: Bool)
        /// Look through a folder.
        case folder(path: String)
        case document(folder: String, DocumentName)
    }

    package var target: Target
    package var want: Want
    /// What to ask, for jobs that ask the network.
    package var request: FetchRequest?
    /// How this site's pages are read, where somebody said so.
    package var rules: SiteRules?
    /// What was read before of an article whose next page this is.
    package var begun: BegunArticle?
    /// What keeps a next page out.
    var withholding: Withholding?
    /// As `Claim.startBy`.
    package var startBy: ContinuousClock.Instant?
    /// The instance whose files these are, of folders and documents where the index is shared.
    package var owner: String?

    package init(target: Target, want: Want, request: FetchRequest? = nil, rules: SiteRules? = nil) {
        self.target = target
        self.want = want
        self.request = request
        self.rules = rules
    }
}

/// What a child task found. Values only: nothing was written yet.
package struct Outcome: Sendable {
    package enum Answer: Sendable {
        case cancelled
        case fetchFailed(FetchError)
        /// A step to another site: to be asked there, by that site's rules.
        case redirected(WebURL)
        /// Neither 2xx nor 304; the status is in the reply.
        case httpError
        case notModified
        /// A 304 to a request that carried no validators: nothing was learnt.
        case notModifiedUnasked
        case sameBody(digest: String)
        case robots(body: [UInt8])
        case feed(Feed, digest: String)
        case feedUnreadable(FeedError)
        case discovered([FeedChild])
        case listing([ArticleLink], digest: String)
        /// No list of articles: what stands there in its place, where that can be told.
        case noListing(Extraction.Kind)
        case page(Extraction, Fingerprint, digest: String)
        case pageUnreadable(ExtractError)
        /// robots.txt says no; the network was not asked.
        case disallowed
        /// robots.txt has not answered since then, and is not asked again before; the page itself was not asked.
        case rulesUnanswered(since: Date, until: Date)
        case folder(FolderListing)
        case folderUnreadable(String)
        case document(SuppliedDocument, Fingerprint, digest: String)
        case documentUnreadable(DocumentFault)
    }

    package var job: Job
    package private(set) var answer: Answer
    /// What the entries of a list are known by: made where the list is read, for the loop has all the others' to do.
    let entries: [EntryIdentity]
    /// Which of them are settled now, where they are many.
    private(set) var portion: EntryPortion?
    /// With what was read of the article before.
    let joined: JoinedArticle?
    package var reply: Reply?
    package var startedAt: Date
    /// The memory that the answer takes; given back when it is settled.
    package var hold: MemoryHold?

    package init(job: Job, answer: Answer, reply: Reply? = nil, startedAt: Date, hold: MemoryHold? = nil) {
        self.job = job
        self.answer = answer
        entries = EntryIdentity.all(of: answer)
        portion = EntryPortion(of: answer)
        joined = job.begun.flatMap { JoinedArticle($0, answer, reply: reply, job: job) }
        self.reply = reply
        self.startedAt = startedAt
        self.hold = hold
    }
}

extension Outcome {
    /// What is settled of it: of an article over several pages all that was read, as if the first page had said it.
    var whole: Outcome {
        guard let joined else { return self }
        var whole = self
        whole.answer = .page(joined.begun.extraction, joined.fingerprint, digest: joined.begun.digest)
        whole.reply = joined.begun.reply
        whole.startedAt = joined.begun.startedAt
        whole.job.begun = joined.begun
        return whole
    }

    /// What it is told of as: an article over several pages is its first one.
    var address: String { job.begun?.addresses.first?.href ?? job.target.url }

    /// Whether a server heard of us: a transfer was begun.
    var wasAsked: Bool {
        switch answer {
        case .disallowed, .rulesUnanswered, .folder, .folderUnreadable, .document, .documentUnreadable: false
        case .cancelled, .fetchFailed: job.request != nil
        default: true
        }
    }

    /// Places of the entries that are settled now.
    var places: [Int] { portion.map { Array($0.places) } ?? Array(entries.indices) }
    var entriesNow: [EntryIdentity] { portion.map { $0.places.map { entries[$0] } } ?? entries }
    /// This is all there is of it, or the last of it.
    var isLastPortion: Bool { portion?.isLast ?? true }

    /// What is left to settle after a portion; nil after the last.
    func following(_ count: EntryCount) -> Outcome? {
        guard let next = portion?.following(count) else { return nil }
        var rest = self
        rest.portion = next
        return rest
    }

    /// How many entries, links or files it brings.
    var entryCount: Int {
        switch answer {
        case .feed(let feed, _): feed.entries.count + feed.children.count
        case .listing(let links, _): links.count
        case .folder(let listing): listing.files.count
        case .document(let document, _, _): document.citations.count
        case .page, .cancelled, .fetchFailed, .redirected, .httpError, .notModified, .notModifiedUnasked,
            .sameBody, .robots, .feedUnreadable, .noListing, .discovered, .pageUnreadable, .disallowed,
            .rulesUnanswered,
            .folderUnreadable, .documentUnreadable:
            1
        }
    }
}

/// A response without its body.
package struct Reply: Sendable, Codable {
    package var url: WebURL
    package var status: Int
    package var headers: HTTPHeaders
    package var redirects: [FetchResponse.Redirect]
    package var httpVersion: String
    package var remoteIP: String?
    package var duration: Duration
    /// How long it stood in the queue before that.
    package var waited: Duration
    package var bodyBytes: Int
    package var isTruncated: Bool
    package var isPartial: Bool

    package init(_ response: FetchResponse) {
        url = response.url
        status = response.status
        headers = response.headers
        redirects = response.redirects
        httpVersion = response.httpVersion
        remoteIP = response.remoteIP
        duration = response.duration
        waited = response.waited
        bodyBytes = response.body.count
        isTruncated = response.isTruncated
        isPartial = response.isPartial
    }
}
