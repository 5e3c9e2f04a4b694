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
            politeness, site: outcome.job.target.site, at: min(start, now), address: outcome.reply?.remoteIP, in: state)
    }
}
