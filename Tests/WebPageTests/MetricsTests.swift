import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store
@testable import rawi_web

@Suite struct MetricsTests {
    private static func snapshot() -> Snapshot {
        var report = Report(at: noon, tally: Tally(), inFlight: 2, stalledSince: nil)
        (report.tally.records, report.tally.lastRecordAt, report.seq) = (7, noon.addingTimeInterval(-60), 4711)
        var snapshot = Snapshot(at: noon, folder: "/store")
        snapshot.status = StatusFile(report)
        snapshot.daemon = .answers("well")
        var sizes = StoreSizes()
        (sizes.records, sizes.free) = (100, 5000)
        snapshot.sizes = sizes
        var account = SourceLedger.Account()
        var run = SourceRun()
        (run.polls, run.failures, run.records, run.left) = (9, 2, 5, 1)
        run.delays = [1, 0, 2, 0, 0, 0, 0, 0, 3]
        run.delaySeconds = 90_000.5
        account.run = run
        account.lastRecordAt = noon
        var row = SourceRow(Source(id: "a\"\\\nb", kind: .feed, url: "https://a.example"), account)
        (row.state, row.lastSuccessAt, row.next) = (.failing, noon, noon.addingTimeInterval(600))
        snapshot.sources = [row]
        return snapshot
    }

    private static func text(_ snapshot: Snapshot) -> String {
        String(decoding: Metrics.text(snapshot, requests: ["2xx": 3], ownMemory: 9), as: UTF8.self)
    }

    private static func families(in text: String) -> Set<String> {
        Set(text.matches(of: #/# TYPE (\S+) /#).map { String($0.1) })
    }

    /// docs/WEB.md lists `all`: what is written is on that list, and with everything known nothing of it is missing.
    @Test func everyFamilyIsWritten() {
        let text = Self.text(Self.snapshot())
        #expect(Self.families(in: text) == Set(MetricFamily.all.map(\.name)))
        #expect(MetricFamily.all.map(\.name).count == Set(MetricFamily.all.map(\.name)).count)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            #expect(
                line.wholeMatch(of: /[a-z_]+(\{([a-z]+="([^"\\\n]|\\["\\n])*",?)+\})? [0-9.e+-]+/) != nil, "\(line)")
        }
    }

    @Test func labelsAreEscaped() {
        #expect(Self.text(Self.snapshot()).contains("rawi_source_failing{source=\"a\\\"\\\\\\nb\"} 1\n"))
    }

    @Test func bucketsAreSums() {
        var metrics = MetricsText()
        metrics.add(.sourceDelay, bounds: [60, 300], [MetricsText.Histogram(label: "a", counts: [1, 2, 3], sum: 4.5)])
        #expect(
            String(decoding: metrics.bytes, as: UTF8.self).split(separator: "\n").dropFirst(2) == [
                "rawi_source_delay_seconds_bucket{source=\"a\",le=\"60\"} 1",
                "rawi_source_delay_seconds_bucket{source=\"a\",le=\"300\"} 3",
                "rawi_source_delay_seconds_bucket{source=\"a\",le=\"+Inf\"} 6",
                "rawi_source_delay_seconds_sum{source=\"a\"} 4.5", "rawi_source_delay_seconds_count{source=\"a\"} 6",
            ])
    }

    /// Old figures would look like good ones.
    @Test func whileTheDaemonIsAwayItsFiguresAreMissing() {
        var snapshot = Self.snapshot()
        snapshot.daemon = .away("gone")
        let text = Self.text(snapshot)
        #expect(text.contains("rawi_up 0\n") && text.contains("rawi_ready 0\n"))
        let there = Self.families(in: text)
        for name in ["rawi_records_total", "rawi_due", "rawi_source_polls_total", "rawi_source_delay_seconds"] {
            #expect(!there.contains(name), "\(name)")
        }
        #expect(there.isSuperset(of: ["rawi_store_bytes", "rawi_source_last_record_timestamp_seconds"]))
    }

    @Test func thereAreNoMoreSeriesThanIsGood() throws {
        var snapshot = Self.snapshot()
        let row = try #require(snapshot.sources?.first)
        snapshot.sources = (0..<Metrics.mostSources + 5).map { number in
            var row = row
            row.id = "s\(number)"
            return row
        }
        let text = Self.text(snapshot)
        #expect(text.contains("rawi_sources_left_out 5\n"))
        #expect(text.matches(of: /\nrawi_source_failing\{/).count == Metrics.mostSources)
    }

    @Test func readyIsWhoAnswersAndWorks() {
        var snapshot = Self.snapshot()
        #expect(snapshot.notReady == nil)
        snapshot.status?.isPaused = true
        #expect(snapshot.notReady == "paused: rawi resume")
        snapshot.status?.stalledBy = "no room left"
        #expect(snapshot.notReady == "waiting: no room left")
        snapshot.daemon = .away("gone")
        #expect(snapshot.notReady == "gone")
    }
}
