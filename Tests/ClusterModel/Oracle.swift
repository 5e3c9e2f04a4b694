import Synchronization

/// What happened, by the clock of the machine.
final class Oracle: Sendable {
    struct Transfer {
        let site: String
        let address: String
        let target: String
        let start: Double
        let end: Double
        /// Whether the database had been told of the site's address by the time of the claim: it is learnt from its first answer.
        let isAddressKnown: Bool
    }

    private struct Seen {
        var transfers: [Transfer] = []
        var learnt: Set<String> = []
        /// When commits were answered, and how many outcomes each had settled.
        var commits: [(at: Double, count: Int)] = []
        var report = ClusterReport()
    }

    private let seen = Mutex(Seen())
    private let began = ContinuousClock.now

    var now: Double { Wall.seconds(since: began) }

    func note(_ transfer: Transfer) { seen.withLock { $0.transfers.append(transfer) } }
    func note(_ change: (inout ClusterReport) -> Void) { seen.withLock { change(&$0.report) } }
    func settled(_ sites: [String]) {
        let at = now
        seen.withLock { seen in
            seen.learnt.formUnion(sites)
            seen.commits.append((at, sites.count))
            seen.report.settled += sites.count
        }
    }

    /// A commit that does not wait for the disk is lost by a crash within three times `wal_writer_delay`; the real daemon takes its
    /// lines in again then.
    func crashed(at instant: Double) {
        seen.withLock { seen in
            let late = seen.commits.filter { $0.at > instant - 1 }
            seen.report.atRisk += late.reduce(0) { $0 + $1.count }
        }
    }

    var learntSites: Set<String> { seen.withLock { $0.learnt } }

    func report(delay: Duration) -> ClusterReport {
        seen.withLock { seen in
            var report = seen.report
            report.transfers = seen.transfers.count
            let known = seen.transfers.filter(\.isAddressKnown)
            (report.siteOverlaps, report.siteTooClose, report.leastOfSite) = Self.judge(
                seen.transfers, delay, by: \.site)
            (report.addressOverlaps, report.addressTooClose, report.leastOfAddress) = Self.judge(
                known, delay, by: \.address)
            report.targetsTwice = Self.judge(seen.transfers, delay, by: \.target).overlaps
            return report
        }
    }

    private static func judge(
        _ transfers: [Transfer], _ delay: Duration, by key: (Transfer) -> String
    ) -> (overlaps: Int, close: Int, least: Double) {
        var (overlaps, close, least) = (0, 0, Double.infinity)
        for group in Dictionary(grouping: transfers, by: key).values {
            let sorted = group.sorted { $0.start < $1.start }
            for (one, next) in zip(sorted, sorted.dropFirst()) {
                let gap = next.start - one.start
                least = min(least, gap)
                if next.start < one.end { overlaps += 1 }
                if gap < delay / .seconds(1) { close += 1 }
            }
        }
        return (overlaps, close, least)
    }
}

/// What came of a run.
package struct ClusterReport: Sendable, CustomStringConvertible {
    package internal(set) var seconds = 0.0
    package internal(set) var transfers = 0
    package internal(set) var siteOverlaps = 0
    package internal(set) var siteTooClose = 0
    package internal(set) var leastOfSite = 0.0
    package internal(set) var addressOverlaps = 0
    package internal(set) var addressTooClose = 0
    package internal(set) var leastOfAddress = 0.0
    /// Targets that were out twice at a time.
    package internal(set) var targetsTwice = 0
    package internal(set) var settled = 0
    /// Settled by commits of which no answer came: they may have been done or not.
    package internal(set) var uncertain = 0
    /// Settled in the second before a crash of PostgreSQL.
    package internal(set) var atRisk = 0
    /// As the database counts them.
    package internal(set) var visits = 0
    package internal(set) var targets = 0
    /// Targets that did not come back.
    package internal(set) var lost = 0
    package internal(set) var stale = 0
    package internal(set) var notStarted = 0
    package internal(set) var kills = 0
    package internal(set) var freezes = 0
    package internal(set) var unavailable = 0
    package internal(set) var busy = 0
    package internal(set) var unforeseen = 0
    package internal(set) var faults: [String] = []

    /// What must not be.
    package var complaints: [String] {
        var all = faults
        if siteOverlaps > 0 { all.append("\(siteOverlaps) transfers of a site overlap") }
        if siteTooClose > 0 { all.append("\(siteTooClose) of a site come too early") }
        if addressOverlaps > 0 { all.append("\(addressOverlaps) transfers of an address overlap") }
        if addressTooClose > 0 { all.append("\(addressTooClose) of an address come too early") }
        if targetsTwice > 0 { all.append("\(targetsTwice) targets were out twice at a time") }
        if !(settled - atRisk...settled + uncertain).contains(visits) {
            all.append("\(visits) visits in the database, \(settled) settled")
        }
        if lost != 0 { all.append("\(lost) targets did not come back") }
        if unforeseen > 0 { all.append("\(unforeseen) reads were not foreseen") }
        return all
    }

    package var description: String {
        """
        \(transfers) transfers in \(seconds.rounded()) s (\(Int(Double(transfers) / max(1, seconds)))/s), \(kills) kills, \
        \(freezes) freezes; settled \(settled) (of no answer came \(uncertain), before a crash \(atRisk)), in the database \(visits); \(stale) stale dropped, \
        \(notStarted) leases too old to start; least distance of a site \(leastOfSite), of an address \(leastOfAddress); \
        database away \(unavailable) times, busy \(busy)
        """
    }
}
