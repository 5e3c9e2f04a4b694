import Fetch
import FoundationEssentials
import Store

/// How long a site is left alone after a transfer to it began.
enum Pace {
    /// Exempt set-ups (delay zero) are for tests; a crawl-delay does not bring the wait back there.
    static func stamp(
        _ politeness: Configuration.Politeness, site: String, at start: Date, address: String? = nil,
        in state: any StateTransaction
    ) throws(StoreError) -> StateChange {
        let asked = politeness.delay == .zero ? .zero : try state.siteDelay(site)
        return .started(site: site, at: start, delay: max(politeness.delay, asked), address: address)
    }

    /// When it really began, and where it went: it may have stood in a queue since it was admitted.
    static func stamp(
        _ politeness: Configuration.Politeness, of outcome: Outcome, now: Date, in state: any StateTransaction
    ) throws(StoreError) -> StateChange? {
        guard outcome.wasAsked else { return nil }
        let start = outcome.startedAt.adding(outcome.reply?.waited ?? .zero)
        // By the clock of the schedule, which the one on the wall may be ahead of.
        return try stamp(
            politeness, site: outcome.job.target.site, at: min(start, now), address: address(of: outcome, politeness),
            in: state)
    }

    /// Empty where it is one that unrelated sites have in common.
    private static func address(of outcome: Outcome, _ politeness: Configuration.Politeness) -> String? {
        guard let text = outcome.reply?.remoteIP else { return nil }
        guard !politeness.sharedAddresses.isEmpty, let address = IPAddress(text) else { return text }
        return politeness.sharedAddresses.contains { $0.contains(address) } ? "" : text
    }
}
