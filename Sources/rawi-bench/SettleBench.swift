import ArgumentParser
import Daemon
import Feeds
import Fetch
import FoundationEssentials
import Store
import Synchronization
import Web

struct SettleBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "How long the loop is busy with one large sitemap, in a store on the disk.",
        discussion: """
            From the answer's arrival until what came of it is committed, less the time that reading takes in a child. Wall time; \
            the disk and what else the machine does count.
            """)

    @Argument(help: "A new folder for the stores.")
    var folder: String

    @Option(help: "Addresses in the sitemap.")
    var entries = 50_000

    func run() async throws {
        let all = sitemap(entries)
        Figures.print("reading", try reading(all).inSeconds, "s wall, in a child")
        let news = try await settle([all], backlog: entries, in: folder + "/news")
        print("all of them news, a day's ration taken", news)
        let left = try await settle([all], backlog: 50, in: folder + "/left")
        print("all of them backlog, left out", left)
        let again = try await settle([all, sitemap(entries, salt: " ")], backlog: 50, in: folder + "/again")
        print("all of them known", again)
    }

    private struct Settled {
        var took = Duration.zero
        /// How long a transaction held the loop, of all.
        var longest = Duration.zero
    }

    private func print(_ name: String, _ settled: Settled) {
        Figures.print(name, settled.took.inSeconds, "s wall")
        Figures.print("  its longest transaction", settled.longest.inSeconds, "s wall")
    }

    private func sitemap(_ count: Int, salt: String = "") -> [UInt8] {
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(salt)"
        for number in 0..<count {
            text += "<url><loc>https://outlet.example/2026/11/story-\(number &* 7919)-of-the-harbour</loc>"
            text += "<lastmod>2026-11-\(10 + number % 20)</lastmod></url>"
        }
        return Array((text + "</urlset>").utf8)
    }

    private func reading(_ body: [UInt8]) throws -> Duration {
        let target = Target(
            key: "sitemap:s", kind: .sitemap, url: "https://outlet.example/s.xml", site: "outlet.example", due: Date())
        return try Stopwatch.wall {
            Outcome(
                job: Job(target: target, want: .feed(discovers: false, digest: nil)),
                answer: .feed(try FeedParser.parse(body, url: nil, headerCharset: nil), digest: ""), startedAt: Date())
        }
    }

    /// The last of these answers.
    private func settle(_ bodies: [[UInt8]], backlog: Int, in folder: String) async throws -> Settled {
        var configuration = Configuration(instance: "bench")
        configuration.store.folder = folder
        configuration.store.reserveBytes = 0
        // The second answer is asked for at once.
        configuration.politeness.delay = .zero
        var source = Source(id: "s", kind: .sitemap, url: "https://outlet.example/s.xml")
        source.backlog = backlog
        configuration.sources = [source]
        var settled = Settled()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for body in bodies {
            let state = try TimedState(SQLiteState(path: folder + "/state.sqlite"))
            let store = try Store(
                opening: StoreOptions(configuration), files: DiskFiles(), now: Date(), state: state)
            let clock = ContinuousClock()
            let arrived = Mutex(clock.now)
            var hooks = DaemonLoop.Hooks()
            hooks.say = { remark in
                if remark.fields["outcome"] == "new" || remark.fields["outcome"] == "known" {
                    settled.took = clock.now - arrived.withLock { $0 }
                }
            }
            let worker = Worker(
                network: { request in
                    arrived.withLock { $0 = clock.now }
                    return .success(
                        FetchResponse(
                            url: request.url, status: 200, headers: HTTPHeaders([("content-type", "application/xml")]),
                            body: body))
                }, documents: .disk, cores: 1, now: { Date() })
            let time = SystemTime()
            let loop = DaemonLoop(
                configuration: configuration, store: store, worker: worker, time: time, mailbox: Mailbox(),
                runsOnce: true, hooks: hooks)
            try await loop.run(until: time.now.addingTimeInterval(0.2))
            try store.close()
            settled.longest = state.longest
        }
        settled.took -= try reading(bodies.last ?? [])
        return settled
    }
}
