import Bytes
import Dedupe
import Extract
import Feeds
package import Fetch
package import FoundationEssentials
import Web

/// Does one job and says what it found. Reads the network and files through its seams, writes nothing.
package struct Worker: Sendable {
    package typealias Network = @Sendable (FetchRequest) async -> Result<FetchResponse, FetchError>

    let network: Network
    let documents: DocumentFolder
    /// Parsing and extracting take a core each: no more at once than there are.
    let cores: Permits
    /// What answers take while they are read and until they are settled.
    let memory: MemoryGate
    let now: @Sendable () -> Date

    package init(
        network: @escaping Network, documents: DocumentFolder, cores: Int,
        memory: MemoryGate = MemoryGate(limitBytes: .max), now: @escaping @Sendable () -> Date
    ) {
        self.network = network
        self.documents = documents
        self.cores = Permits(cores)
        self.memory = memory
        self.now = now
    }

    package func run(_ job: Job) async -> Outcome {
        let startedAt = now()
        switch job.want {
        case .folder(let path):
            return Outcome(job: job, answer: await documents.list(path), startedAt: startedAt)
        case .document(let folder, let name):
            return Outcome(
                job: job, answer: await documents.read(folder, name, DocumentFolder.Room(cores: cores, memory: memory)),
                startedAt: startedAt)
        case .robots, .feed, .page, .listing, .walk:
            return await ask(job, startedAt: startedAt)
        }
    }

    private func ask(_ job: Job, startedAt: Date) async -> Outcome {
        guard var request = job.request else {
            return Outcome(job: job, answer: .fetchFailed(.badURL), startedAt: startedAt)
        }
        request.startBy = job.startBy
        switch await network(request) {
        case .failure(.cancelled), .failure(.tooLate):
            return Outcome(job: job, answer: .cancelled, startedAt: startedAt)
        case .failure(let error):
            return Outcome(job: job, answer: .fetchFailed(error), startedAt: startedAt)
        case .success(let response):
            guard let hold = await memory.acquire(ReadingCost.bytes(of: response.body, for: job.want)) else {
                return Outcome(job: job, answer: .cancelled, startedAt: startedAt)
            }
            let outcome = await cores.with {
                Outcome(
                    job: job, answer: Self.read(response, for: job), reply: Reply(response), startedAt: startedAt,
                    hold: hold)
            }
            return outcome ?? Outcome(job: job, answer: .cancelled, startedAt: startedAt)
        }
    }

    /// From a response to an answer. Pure.
    static func read(_ response: FetchResponse, for job: Job) -> Outcome.Answer {
        if let elsewhere = response.unfollowed { return .redirected(elsewhere) }
        if response.status == 304 {
            // Servers that say it to everything would keep a source from ever being read again.
            return job.request?.etag != nil || job.request?.lastModified != nil ? .notModified : .notModifiedUnasked
        }
        if job.want == .robots { return .robots(body: response.body) }
        guard (200..<300).contains(response.status) else { return httpError(response, for: job) }
        switch job.want {
        case .feed(let discovers, let digest): return feed(response, discovers: discovers, knownDigest: digest)
        case .listing: return listing(response)
        case .walk(let readsPages): return past(response, readsPages: readsPages)
        default: return page(response, rules: job.rules)
        }
    }

    /// A bot wall answers 403 or 503 with a page of its own: told apart from a plain refusal, because it has to be
    /// treated with more patience, and with other remedies.
    private static func httpError(_ response: FetchResponse, for job: Job) -> Outcome.Answer {
        guard [403, 429, 503].contains(response.status), let found = wall(response) else { return .httpError }
        switch job.want {
        case .page: return found
        case .feed, .listing: return .noListing(.challenge)
        default: return .httpError
        }
    }

    /// The page of a bot wall; nil where it is none.
    private static func wall(_ response: FetchResponse) -> Outcome.Answer? {
        guard !response.body.isEmpty else { return nil }
        let found = page(response, rules: nil)
        guard case .page(let extraction, _, _) = found, extraction.kind == .challenge else { return nil }
        return found
    }

    private static func page(_ response: FetchResponse, rules: SiteRules?) -> Outcome.Answer {
        do throws(ExtractError) {
            let extraction = try Extractor.extract(
                response.body, url: response.url, contentType: response.headers["content-type"], rules: rules,
                isCancelled: { Task.isCancelled })
            return .page(
                extraction, Fingerprint(of: extraction.article.text), digest: SHA256.text(response.body))
        } catch {
            return error == .cancelled ? .cancelled : .pageUnreadable(error)
        }
    }

    private static func listing(_ response: FetchResponse) -> Outcome.Answer {
        let type = response.headers["content-type"]
        do throws(ExtractError) {
            let links = try ListingLinks.find(in: response.body, url: response.url, contentType: type)
            // Walls and forms link to little; a page with many headlines need not be judged.
            guard links.count(where: \.isInternal) < fewLinks else {
                return .listing(links, digest: SHA256.text(response.body))
            }
            let kind = try Extractor.extract(
                response.body, url: response.url, contentType: type, isCancelled: { Task.isCancelled }
            ).kind
            switch kind {
            case .challenge, .login, .error, .shell: return .noListing(kind)
            default: break
            }
            return links.isEmpty ? .noListing(kind) : .listing(links, digest: SHA256.text(response.body))
        } catch {
            return error == .cancelled ? .cancelled : .pageUnreadable(error)
        }
    }

    private static let fewLinks = 8

    /// A list of links is read as a feed of them: what walks through a source's past need not tell them apart.
    private static func past(_ response: FetchResponse, readsPages: Bool) -> Outcome.Answer {
        let answer = feed(response, discovers: false, knownDigest: nil)
        guard readsPages, case .feedUnreadable(.isHTML) = answer else { return answer }
        let found = listing(response)
        guard case .listing(let links, let digest) = found else { return found }
        var feed = Feed(format: .listing)
        feed.entries = links.filter(\.isInternal).map { link in
            var entry = FeedEntry()
            (entry.link, entry.title) = (link.url, link.text)
            return entry
        }
        let type = response.headers["content-type"]
        if let next = ListingPages.next(in: response.body, url: response.url, contentType: type) {
            feed.links = [FeedLink(url: next.href, rel: "next")]
        }
        return .feed(feed, digest: digest)
    }

    private static func feed(
        _ response: FetchResponse, discovers: Bool, knownDigest: String?
    ) -> Outcome.Answer {
        let digest = SHA256.text(response.body)
        if digest == knownDigest { return .sameBody(digest: digest) }
        let charset = response.headers["content-type"].flatMap(MediaType.init)?.charset
        do throws(FeedError) {
            return .feed(try FeedParser.parse(response.body, url: response.url, headerCharset: charset), digest: digest)
        } catch {
            if error == .isHTML, discovers {
                let links = FeedAutodiscovery.links(
                    in: response.body, url: response.url, headerCharset: charset,
                    linkHeaders: response.headers.all("link"))
                return .discovered(links + FeedAutodiscovery.usual(at: response.url))
            }
            return error == .isHTML && wall(response) != nil ? .noListing(.challenge) : .feedUnreadable(error)
        }
    }
}
