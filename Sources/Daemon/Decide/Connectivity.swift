import Fetch
import FoundationEssentials
import Store

/// Whether it is the network that is away rather than one server: then nobody is to blame, nothing is counted against a
/// source, and everything is tried again soon.
struct Connectivity: Equatable {
    /// Sites in a row that could not be reached, with no answer from anybody between.
    private var unreached: Set<String> = []
    /// When each site last answered. One that never did, or not for a day, may be dead itself: it says nothing of the network.
    private var answered: [String: Date] = [:]
    private static let limit = 20_000
    private static let speaksFor = Duration.seconds(86_400)
    private(set) var since: Date?

    var isAway: Bool { since != nil }
    /// How soon things are tried again; nil while it is there. Soon at first, then a tenth of what it has been away: a network that
    /// is away for hours, and a list of sources that are all dead, are not asked for all that is due each minute.
    func pause(at now: Date) -> Duration? {
        since.map { min(max(now.since($0) / 10, .seconds(60)), .seconds(300)) }
    }
    /// After an answer it takes so many different sites; before the first one, one is enough.
    static let sitesNeeded = 3

    /// Told of each outcome before it is settled. True when the state changed.
    mutating func note(_ outcome: Outcome, now: Date) -> Bool {
        let wasAway = isAway
        let site = outcome.job.target.site
        if outcome.reply != nil {
            if answered.count >= Self.limit { answered = [:] }
            answered[site] = now
            unreached = []
            since = nil
        } else if Self.isUnreached(outcome), answered.isEmpty || speaks(site, now) {
            unreached.insert(site)
            if since == nil, unreached.count >= (answered.isEmpty ? 1 : Self.sitesNeeded) { since = now }
        }
        return wasAway != isAway
    }

    /// The clock was set.
    mutating func shift(by difference: Duration) {
        answered = answered.mapValues { $0.adding(difference) }
        since = since?.adding(difference)
    }

    private func speaks(_ site: String, _ now: Date) -> Bool {
        answered[site].map { now.since($0) <= Self.speaksFor } ?? false
    }

    static func isUnreached(_ outcome: Outcome) -> Bool {
        guard case .fetchFailed(let error) = outcome.answer else { return false }
        switch error {
        case .noSuchHost, .cannotConnect: return true
        default: return false
        }
    }
}

extension Connectivity {
    /// - Parameter awaySince: until now; nil where it begins to be away.
    static func remark(awaySince: Date?, now: Date) -> Remark {
        guard let awaySince else {
            return Remark(
                .warning,
                "nobody can be reached: is the network away? Trying again every minute or two, later less often",
                ["outcome": "network_away"])
        }
        let pause = DurationText.format(now.since(awaySince))
        return Remark(.notice, "the network is back after \(pause)", ["outcome": "network_back"])
    }
}
