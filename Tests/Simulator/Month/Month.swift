import Daemon
import Fetch
import FoundationEssentials
package import Store
import Synchronization
import Web

/// Two hundred outlets through a month: what it costs to follow their feeds, and what is missed of them, for the daemon and for
/// readers with other schedules in the same world.
package struct Month: Sendable {
    package let seed: UInt64
    package let days: Int
    private let rooms: [Newsroom]

    package init(seed: UInt64, outlets: Int = 200, days: Int = 30) {
        (self.seed, self.days) = (seed, days)
        rooms = Newsroom.drawn(outlets, seed: seed, days: days)
    }

    /// What came of one reader.
    package struct Result: Sendable {
        package var name: String
        package var requests: Int
        package var bytes: Int
        package var missed: Int
        package var seen: Int
        /// From publication to sight, in seconds.
        package var median: Double
        package var ninetieth: Double
        /// Of each kind of outlet: requests and entries missed.
        package var kinds: [(name: String, requests: Int, missed: Int)]
        package var misses: [Sightings.Miss]

        init(_ name: String, _ sightings: Sightings) {
            self.name = name
            (requests, bytes, missed) = (sightings.requests, sightings.bytes, sightings.missed)
            (seen, median, ninetieth) = (sightings.delays.count, sightings.delay(0.5), sightings.delay(0.9))
            misses = sightings.misses
            kinds = Newsroom.Kind.allCases.map {
                ($0.rawValue, sightings.requestsOf[$0] ?? 0, sightings.missedOf[$0] ?? 0)
            }
        }
    }

    /// The other schedules.
    package func others() -> [Result] {
        Reader.all.map { Result($0.name, $0.read(rooms, days: days)) }
    }

    /// The whole daemon, on virtual time: its loop, its decisions, its store and database in memory. Feeds are documents that it
    /// reads; the pages behind them are forbidden by robots.txt, since they cost time and decide nothing here.
    package func daemon() async throws(StoreError) -> Result {
        var configuration = Configuration(instance: "month")
        configuration.store.folder = "store"
        configuration.store.compresses = false
        configuration.store.reserveBytes = 0
        configuration.sources = rooms.map { Source(id: $0.host, kind: .feed, url: "https://\($0.host)/feed") }
        let time = SimulatedTime()
        let sightings = Mutex(Sightings())
        let byHost = Dictionary(uniqueKeysWithValues: rooms.map { ($0.host, $0) })
        let store = try Store(
            opening: StoreOptions(configuration), files: MemoryFiles(), now: time.now)
        let loop = DaemonLoop(
            configuration: configuration, store: store,
            worker: Worker(
                network: { request in
                    await time.pause(0.3, name: request.url.href)
                    guard let room = byHost[request.url.host] else { return .failure(.noSuchHost) }
                    return .success(room.answer(request, at: time.elapsed, sightings))
                }, documents: .disk, cores: 1, now: { time.wall }),
            time: time, mailbox: Mailbox(), hooks: DaemonLoop.Hooks())
        try await loop.run(until: SimulatedTime.start + Double(days) * 86_400)
        try store.close()
        return sightings.withLock { sightings in
            sightings.close(rooms, at: Double(days) * 86_400)
            return Result("rawi", sightings)
        }
    }
}

extension Newsroom {
    fileprivate func answer(
        _ request: FetchRequest, at time: Double, _ sightings: borrowing Mutex<Sightings>
    ) -> FetchResponse {
        guard request.url.path == "/feed" else {
            let isRobots = request.url.path == "/robots.txt"
            return FetchResponse(
                url: request.url, status: isRobots ? 200 : 404, headers: HTTPHeaders([("content-type", "text/plain")]),
                body: isRobots ? [UInt8]("User-agent: *\nDisallow: /n/\n".utf8) : [])
        }
        let validator = request.etag.flatMap { Int($0.filter(\.isNumber)) }
        let answer = sightings.withLock { $0.ask(self, at: time, validator: validator) }
        let out = published(by: time)
        var headers = [("content-type", "application/rss+xml")]
        if answers304 { headers.append(("etag", "\"\(out)\"")) }
        if let maxAge { headers.append(("cache-control", "max-age=\(Int(maxAge))")) }
        return FetchResponse(
            url: request.url, status: answer.isNotModified ? 304 : 200, headers: HTTPHeaders(headers),
            body: answer.isNotModified ? [] : [UInt8](feed(out).utf8))
    }

    /// Newest first.
    private func feed(_ out: Int) -> String {
        let items = (max(0, out - window)..<out).reversed().map {
            "<item><title>\($0)</title><link>https://\(host)/n/\($0)</link><guid>https://\(host)/n/\($0)</guid>"
                + "<pubDate>\(Outlet.date(entries[$0]))</pubDate></item>"
        }
        let pacing =
            (ttl.map { "<ttl>\(Int($0 / 60))</ttl>" } ?? "")
            + (isHourly ? "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>" : "")
            + (skipHours.isEmpty
                ? "" : "<skipHours>\(skipHours.map { "<hour>\($0)</hour>" }.joined())</skipHours>")
        return """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">\
            <channel><title>\(host)</title><link>https://\(host)/</link><description>-</description>\(pacing)\
            \(items.joined())</channel></rss>
            """
    }
}
