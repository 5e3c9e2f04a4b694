import Daemon
import Web

/// Sources are polled: not all the time, and not never.
struct SourcePolls: Sendable {
    struct Standing: Sendable {
        var source: Source
        var lastPoll: Double?
        /// Since when it is expected to be polled.
        var since: Double
        var wasAnswered = false
        /// Asked again at once for a reason of ours.
        var mayHurry = true
    }
    private(set) var standings: [String: Standing] = [:]
    /// Nothing is asked more often than that, in seconds.
    private static let least = 55.0
    /// Longest interval, or back-off, with what chance adds.
    private static let most = 1.35 * 86_400
    /// While the network is away, or the clock was set while nobody looked, until then nobody is late.
    private var excusedUntil = 0.0

    /// Which source asks for this address.
    func source(of url: WebURL) -> String? {
        guard ["/feed", "/feed2", "/rss", "/", "/sitemap.xml"].contains(url.path) else { return nil }
        let kind: Source.Kind = url.path == "/" ? .listing : url.path == "/sitemap.xml" ? .sitemap : .feed
        return standings.values.first { $0.source.kind == kind && WebURL($0.source.url)?.host == url.host }?.source.id
    }

    mutating func add(_ source: Source, at now: Double) {
        standings[source.id] = Standing(source: source, since: now)
    }

    mutating func remove(_ id: String) { standings[id] = nil }

    mutating func excuse(until time: Double) { excusedUntil = max(excusedUntil, time) }

    mutating func poll(_ id: String, at now: Double) -> [String] {
        guard var standing = standings[id] else { return [] }
        defer { standings[id] = standing }
        let last = standing.lastPoll
        let hurries = standing.mayHurry
        (standing.lastPoll, standing.mayHurry) = (now, false)
        guard let last, !hurries, now - last < Self.least else { return [] }
        return ["\(id) asked again after \(now - last) s"]
    }

    /// Whether this was the first answer with entries.
    mutating func answered(_ id: String) -> Bool {
        let wasAnswered = standings[id]?.wasAnswered ?? false
        standings[id]?.wasAnswered = true
        return !wasAnswered
    }

    mutating func restart(at now: Double) {
        for id in standings.keys {
            standings[id]?.since = now
            standings[id]?.mayHurry = true
        }
    }

    mutating func forget() { for id in standings.keys { standings[id]?.wasAnswered = false } }

    func overdue(at now: Double, told: Told) -> [String] {
        standings.values.sorted { $0.source.id < $1.source.id }.compactMap { standing in
            let id = standing.source.id
            let host = WebURL(standing.source.url)?.host ?? ""
            let from = max(
                standing.lastPoll ?? 0, standing.since, told.notBefore[id] ?? 0, told.siteFree[host] ?? 0, excusedUntil)
            return now > from + Self.most ? "\(id) was last asked \(now - from) s after it should" : nil
        }
    }
}
