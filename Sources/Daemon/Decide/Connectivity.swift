import Fetch
import FoundationEssentials
import Store

/// Whether it is the network that is away rather than one server: then nobody is to blame, nothing is counted against a
/// source, and everything is tried again soon.
struct Connectivity: Equatable {
    /// Sites in a row that could not be reached, with no answer from anybody between.
    private var unreached: Set<String> = []
    private var hasAnswer = false
    private(set) var since: Date?

    var isAway: Bool { since != nil }
    /// How soon things are tried again.
    static let pause = Duration.seconds(60)
    /// After an answer it takes so many different sites; before the first one, one is enough.
    static let sitesNeeded = 3

    /// Told of each outcome before it is settled. True when the state changed.
    mutating func note(_ outcome: Outcome, now: Date) -> Bool {
        let wasAway = isAway
        if outcome.reply != nil {
            self = Connectivity()
            hasAnswer = true
        } else if Self.isUnreached(outcome) {
            if unreached.count < Self.sitesNeeded { unreached.insert(outcome.job.target.site) }
            if since == nil, unreached.count >= (hasAnswer ? Self.sitesNeeded : 1) { since = now }
        }
        return wasAway != isAway
    }

    static func isUnreached(_ outcome: Outcome) -> Bool {
        guard case .fetchFailed(let error) = outcome.answer else { return false }
        switch error {
        case .noSuchHost, .cannotConnect: return true
        default: return false
        }
    }
}
