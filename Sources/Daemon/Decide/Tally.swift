package import FoundationEssentials
package import Store

/// What happened since the start, in numbers.
package struct Tally: Sendable, Equatable {
    package var jobs = 0
    package var records = 0
    package var revisions = 0
    package var duplicates = 0
    package var documents = 0
    package var failures = 0
    package var bytes = 0
    /// Outcomes whose lease had ended by the time they came: another daemon has settled them.
    package var stale = 0
    package var lastRecordAt: Date?

    package init() {}

    mutating func add(_ outcome: Outcome) {
        bytes += outcome.reply?.bodyBytes ?? 0
        if Failure.classify(outcome) != nil { failures += 1 }
    }

    mutating func add(_ appended: [Record], at now: Date) {
        for record in appended {
            records += 1
            if record.kind == .document { documents += 1 }
            if record.duplicateOf != nil { duplicates += 1 } else if record.revision > 0 { revisions += 1 }
        }
        if !appended.isEmpty { lastRecordAt = now }
    }
}

/// The state of things at one moment: STATUS=, `rawi status`.
package struct Report: Sendable {
    package var at: Date
    package var tally: Tally
    package var inFlight: Int
    package var stalledSince: Date?
    package var stalledBy: String?
    package var counts: StateCounts?
    package var sources = 0
    package var seq = 0
    package var quietWarning = Duration.zero
    package var failing: [FailingSource] = []
    package var silent: [SourceTrouble] = []
    package var fruitless: [SourceTrouble] = []
    package var ledger = SourceLedger()
    /// Nothing comes after it.
    package var isLast = false
    package var networkAwaySince: Date?
    /// By an operator.
    package var isPaused = false
    package var pausedSources: [String] = []
    /// Of a database that is shared, where its clock and ours are apart.
    package var clocks: String?
    /// What keeps segments from being sealed.
    package var sealProblems: [StoreError] = []

    package init(at: Date, tally: Tally, inFlight: Int, stalledSince: Date?) {
        self.at = at
        self.tally = tally
        self.inFlight = inFlight
        self.stalledSince = stalledSince
    }

    /// One line for systemctl status.
    package var line: String {
        if let stalledBy { return "\(stalledBy): waiting" }
        let trouble = [
            isPaused ? "paused" : nil,
            pausedSources.isEmpty ? nil : "\(pausedSources.count) sources paused",
            networkAwaySince == nil ? nil : "nobody can be reached",
            clocks,
            sealProblems.isEmpty ? nil : "\(sealProblems.count) segments cannot be sealed",
            Self.named(failing.map(\.id), "of \(sources) sources fail"), Self.named(silent.map(\.id), "silent"),
            Self.named(fruitless.map(\.id), "fruitless"),
        ].compactMap(\.self).map { $0 + "; " }.joined()
        let waiting = counts?.targetsByKind.values.reduce(0, +) ?? 0
        return trouble + "\(tally.records) records (\(tally.revisions) revisions, \(tally.duplicates) copies), "
            + "\(inFlight) in flight, \(counts?.dueNow ?? 0) due of \(waiting), \(tally.failures) failures, \(sources) sources"
    }

    private static func named(_ ids: [String], _ what: String) -> String? {
        guard !ids.isEmpty else { return nil }
        return "\(ids.count) \(what) (\(ids.prefix(3).joined(separator: ", "))\(ids.count > 3 ? ", …" : ""))"
    }
}
