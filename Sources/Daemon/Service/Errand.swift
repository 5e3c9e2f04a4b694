import Bytes
package import Fetch
import FoundationEssentials
package import Store
import Synchronization
package import Web

/// A few addresses and sources taken through the daemon's own loop, on a store in memory that is gone afterwards: what a command
/// shows of them is what the daemon would do, because it is the daemon that does it. Robots.txt and pace hold, from one run to the
/// next as well.
package final class Errand {
    package struct Found {
        /// In the order in which they came: robots.txt and each step of a redirect among them.
        package var outcomes: [Outcome] = []
        package var records: [Record] = []
        /// What the daemon would log.
        var remarks: [Remark] = []
    }

    package enum Failure: Error {
        case fetch(FetchError)
        case store(StoreError)
    }

    private var configuration: Configuration
    private let files = MemoryFiles()
    /// One for all runs: what was learnt of rules and pace holds.
    private let store: Store
    private let network: Worker.Network
    private let time: any LoopTime
    /// Of the real network; nil for another.
    private let fetcher: Fetcher?
    private var seq = 0

    /// On the real network.
    package convenience init(_ configuration: Configuration) throws(Failure) {
        let fetcher: Fetcher
        do throws(FetchError) {
            fetcher = try Fetcher(options: FetcherOptions(configuration))
        } catch {
            throw .fetch(error)
        }
        try self.init(
            configuration,
            network: { request in
                do throws(FetchError) {
                    return .success(try await fetcher.fetch(request))
                } catch {
                    return .failure(error)
                }
            }, time: SystemTime(), fetcher: fetcher)
    }

    init(
        _ configuration: Configuration, network: @escaping Worker.Network, time: any LoopTime, fetcher: Fetcher? = nil
    ) throws(Failure) {
        self.configuration = configuration
        self.configuration.store = Configuration.Store()
        self.configuration.store.folder = "errand"
        self.configuration.store.compresses = false
        self.configuration.store.reserveBytes = 0
        (self.network, self.time, self.fetcher) = (network, time, fetcher)
        do throws(StoreError) {
            store = try Store(opening: StoreOptions(self.configuration), files: files, now: time.now, state: nil)
        } catch {
            throw .store(error)
        }
    }

    package func close() { fetcher?.close() }

    /// - Parameters:
    ///   - sources: asked once each, and none of their entries.
    ///   - pages: asked once each, and nothing that they cite.
    ///   - robots: origins whose robots.txt is wanted for itself.
    ///   - watch: each outcome as it comes; false ends the run.
    package func run(
        sources: [Source] = [], pages: [WebURL] = [], robots: [WebURL] = [],
        watch: @escaping (Outcome) -> Bool = { _ in true }
    ) async throws(Failure) -> Found {
        do throws(StoreError) {
            return try await go(sources, pages, robots, watch)
        } catch {
            throw .store(error)
        }
    }

    private func go(
        _ sources: [Source], _ pages: [WebURL], _ robots: [WebURL], _ watch: @escaping (Outcome) -> Bool
    ) async throws(StoreError) -> Found {
        configuration.sources = sources.map { source in
            var source = source
            (source.backlog, source.depth) = (0, 0)
            return source
        }
        try prepare(pages, robots)
        let mailbox = Mailbox()
        let (network, time) = (network, time)
        let worker = Worker(
            network: network, documents: .disk, cores: max(1, ProcessInfo.processInfo.activeProcessorCount),
            now: { time.wall })
        var found = Found()
        var hooks = DaemonLoop.Hooks()
        hooks.say = { found.remarks.append($0) }
        hooks.finished = { outcome in
            found.outcomes.append(outcome)
            return watch(outcome)
        }
        let loop = DaemonLoop(
            configuration: configuration, store: store, worker: worker, time: time, mailbox: mailbox, runsOnce: true,
            hooks: hooks)
        try await loop.run()
        found.records = try records()
        return found
    }

    /// What is there of earlier runs and is not asked for now stays where it is, a month away.
    private func prepare(_ pages: [WebURL], _ robots: [WebURL]) throws(StoreError) {
        let now = time.now
        try store.state.transaction { state throws(StoreError) in
            for kind in [Target.Kind.page, .revisit] {
                for target in try state.targets(of: kind, after: nil, limit: 10_000) {
                    try state.apply(.withdraw(key: target.key))
                }
            }
            for url in robots {
                let canonical = CanonicalURL(url)
                try state.apply(
                    .add(Target(.robots(url.origin), url: url.origin + "/robots.txt", site: canonical.site, due: now)))
            }
            for url in pages {
                let canonical = CanonicalURL(url)
                var memo = PageMemo(url: url.forRequest.href, firstSeenAt: now)
                memo.depthLimit = memo.depth
                _ = memo.join(Record.Origin(kind: "manual", url: url.href, seenAt: now))
                try state.apply(
                    .add(
                        Target(
                            .page(canonical.key), url: memo.url, site: canonical.site, due: now,
                            memo: MemoCoding.bytes(memo))))
            }
        }
    }

    /// Those of this run.
    private func records() throws(StoreError) -> [Record] {
        var records: [Record] = []
        let next = seq
        try LogReader("records", folder: configuration.store.folder, files: files).read { piece throws(StoreError) in
            guard case .line(let line) = piece, line.seq > next else { return true }
            records.append(try Record(decoding: line.bytes))
            seq = max(seq, line.seq)
            return true
        }
        return records
    }

    /// What is known of an origin's robots.txt by now.
    package func rules(of url: WebURL) throws(Failure) -> RobotsRules? {
        do throws(StoreError) {
            let row = try store.state.transaction { state throws(StoreError) in try state.robots(origin: url.origin) }
            return row.flatMap { $0.isAnswer ? RobotsRules(parsing: $0.body) : nil }
        } catch {
            throw .store(error)
        }
    }
}
