import Daemon
import FoundationEssentials
import Text

/// What Prometheus gets. While the daemon is away its own figures are missing, not old: an alert then sees that they are gone.
enum Metrics {
    /// A source has some 20 series, and a server that scrapes keeps all of them in memory.
    static let mostSources = 1000

    static func text(_ snapshot: Snapshot, requests: [String: Int], ownMemory: Int?) -> [UInt8] {
        var text = MetricsText()
        text.add(.up, snapshot.isUp ? 1 : 0)
        text.add(.ready, snapshot.notReady == nil ? 1 : 0)
        if snapshot.isUp, let status = snapshot.status { add(status, to: &text) }
        if let sizes = snapshot.sizes { add(sizes, to: &text) }
        if let rows = snapshot.sources { add(rows, isUp: snapshot.isUp, to: &text) }
        text.add(.webRequests, requests.sorted { $0.key < $1.key }.map { ([$0.key], Double($0.value)) })
        text.add(.webMemory, ownMemory.map(Double.init))
        return text.bytes
    }

    private static func add(_ status: StatusFile, to text: inout MetricsText) {
        text.add(.build, [([status.version], 1)])
        text.add(.records, Double(status.records))
        text.add(.revisions, Double(status.revisions))
        text.add(.copies, Double(status.duplicates))
        text.add(.documents, Double(status.documents))
        text.add(.failures, Double(status.failures))
        text.add(.fetched, Double(status.bytesFetched))
        text.add(.sequence, Double(status.seq))
        text.add(.articles, Double(status.articles))
        text.add(.inFlight, Double(status.inFlight))
        text.add(.due, Double(status.due))
        text.add(.waiting, Double(status.targets))
        text.add(.memory, Double(status.residentBytes))
        text.add(.lastRecord, status.lastRecordAt.flatMap(RFC3339.parse)?.timeIntervalSince1970)
        text.add(.networkAway, status.networkAwaySince == nil ? 0 : 1)
        text.add(.stalled, status.stalledSince == nil ? 0 : 1)
        text.add(.paused, status.isPaused == true ? 1 : 0)
        text.add(.sealProblems, Double(status.sealProblems?.count ?? 0))
    }

    private static func add(_ sizes: StoreSizes, to text: inout MetricsText) {
        text.add(
            .storeBytes,
            [
                (["records"], Double(sizes.records)), (["events"], Double(sizes.events)),
                (["database"], Double(sizes.database)), (["other"], Double(sizes.other)),
            ])
        text.add(.storeFree, sizes.free.map(Double.init))
    }

    private static func add(_ rows: [SourceRow], isUp: Bool, to text: inout MetricsText) {
        let states: [SourceRow.State] = [.failing, .silent, .fruitless, .waiting, .ok, .paused, .disabled]
        text.add(.sources, states.map { state in (["\(state)"], Double(rows.count { $0.state == state })) })
        // By name, so that the same ones have series whatever their state.
        let enabled = rows.filter { $0.state != .disabled }.sorted { $0.id < $1.id }
        let shown = enabled.prefix(mostSources)
        text.add(.sourcesLeftOut, Double(enabled.count - shown.count))
        func each(_ family: MetricFamily, _ value: (SourceRow) -> Double?) {
            text.add(family, shown.compactMap { row in value(row).map { ([row.id], $0) } })
        }
        each(.sourceFailing) { $0.state == .failing ? 1 : 0 }
        each(.sourceSilent) { $0.state == .silent ? 1 : 0 }
        each(.sourceFruitless) { $0.state == .fruitless ? 1 : 0 }
        each(.sourceLastSuccess) { $0.lastSuccessAt?.timeIntervalSince1970 }
        each(.sourceLastRecord) { $0.lastRecordAt?.timeIntervalSince1970 }
        each(.sourceNext) { $0.next?.timeIntervalSince1970 }
        guard isUp else { return }
        // A source that was not asked yet has counted to nought.
        each(.sourcePolls) { Double($0.run?.polls ?? 0) }
        each(.sourceFailures) { Double($0.run?.failures ?? 0) }
        each(.sourceRecords) { Double($0.run?.records ?? 0) }
        each(.sourceLeft) { Double($0.run?.left ?? 0) }
        text.add(
            .sourceDelay, bounds: SourceRun.delayBounds,
            shown.compactMap { row in
                row.run.map { MetricsText.Histogram(label: row.id, counts: $0.delays, sum: $0.delaySeconds) }
            })
    }
}
