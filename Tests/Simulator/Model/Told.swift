/// What servers have said that has to be kept to, as the daemon's database can know it. In seconds since the start, whatever clocks say.
struct Told: Sendable {
    var siteFree: [String: Double] = [:]
    var crawlDelay: [String: Double] = [:]
    /// Of a source by its name, of a page by host and path.
    var notBefore: [String: Double] = [:]
    /// How long a source's last answer said that it stays as it is, where it asked nobody to wait.
    var ownPace: [String: Double] = [:]
    /// As which each source was told: another address makes it another source, of which nothing is known.
    private var addresses: [String: String] = [:]
    private(set) var rules: [String: Rules] = [:]
    /// How much older than a day rules may be. The daemon can know by how much the clock went back while it was down only from when it
    /// last wrote something, which on a quiet night is hours ago, and longer where the database is an older one.
    var slack = 90.0

    struct Rules: Sendable {
        var said: Said.Rules?
        var saidAt = 0.0
        var unreachableAt: Double?
    }

    mutating func define(_ source: String, at address: String) {
        if addresses[source] != address { notBefore[source] = nil }
        addresses[source] = address
    }

    mutating func note(rules said: Said.Rules, of host: String, at now: Double) {
        if said == .unreachable {
            rules[host, default: Rules()].unreachableAt = now
            return
        }
        rules[host] = Rules(said: said, saidAt: now)
        guard case .forbids(_, let delay) = said, delay > 0 else {
            crawlDelay[host] = nil
            return
        }
        crawlDelay[host] = delay
        siteFree[host] = max(siteFree[host] ?? 0, now + delay)
    }

    /// RFC 9309: what is wrong with asking for a page there.
    func objection(to path: String, of host: String, at now: Double) -> String? {
        guard let known = rules[host], let said = known.said else { return "robots.txt of \(host) was never read" }
        let age = now - known.saidAt
        // Its pages wait, or what was read within a month holds on, while it is out of reach.
        let isHeld = known.unreachableAt.map { $0 > known.saidAt } ?? false
        if age > 86_400 + slack, !isHeld { return "robots.txt of \(host) is \(age) s old" }
        if age > 31 * 86_400 { return "robots.txt of \(host) is too old to hold on" }
        if case .forbids(true, _) = said, path.hasPrefix("/n/") { return "robots.txt of \(host) forbids \(path)" }
        return nil
    }

    /// The clock went on by so much while nobody could notice: every wait seems shorter.
    mutating func shorten(by seconds: Double) {
        siteFree = siteFree.mapValues { $0 - seconds }
        notBefore = notBefore.mapValues { $0 - seconds }
    }
}
