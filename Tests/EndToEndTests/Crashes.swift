import FoundationEssentials
import Glibc
import Loopback
import Store
import Testing
import Workbench

extension EndToEnd.Faults {
    private static let kills = 50
    /// One more article of each after each kill.
    private static let hosts = (0..<8).map { "mahatta\($0).example" }

    /// SIGKILL at any moment, again and again, while work goes on: what was written stays, nothing comes twice, and in the end
    /// nothing is missing.
    @Test func killsAtAnyMomentLoseNothing() async throws {
        let seed = ProcessInfo.processInfo.environment["RAWI_SEED"].flatMap { UInt64($0) } ?? 20_261_121
        print("kills: seed \(seed)")
        var chance = Press.Chance(seed: seed)
        let hosts = Self.hosts
        let server = try LoopbackServer { request in
            guard request.path.hasPrefix("/maqal/") else { return .notFound }
            // The first host's articles cite one more each, on another site.
            let cite =
                "<p>كما جاء في <a href=\"http://masdar.example\(request.path)\">المصدر الأول</a> عن القرية والنهر.</p>"
            let page = Press.page(
                seed: Press.seed(request.host + request.path), more: request.host == hosts[0] ? cite : "")
            return Reply.text(page).after(.milliseconds(5))
        }
        let here = try Installation()
        var settings = Settings(server)
        // Small segments: many of the moments are those of a rotation.
        settings.store = ["reserve = \"0\"", "compress = false", "segment_size = \"48KiB\""]
        settings.log = "info"
        settings.articles = ["depth = 2"]
        try here.configure(settings)

        var addresses: [String] = []
        var kept: [[UInt8]] = []
        var keptEvents: [[UInt8]] = []
        for round in 0..<Self.kills {
            let cited = Self.hosts.map { "http://\($0)/maqal/\(round)" }
            addresses += cited + ["http://masdar.example/maqal/\(round)"]
            try here.supply("maqal-\(round).txt", Press.document(seed: UInt64(round), cites: cited))
            let daemon = try here.start()
            // Half of the moments lie in the start, half in the work after it.
            try await Task.sleep(for: .milliseconds(Int.random(in: 5..<900, using: &chance)))
            #expect(daemon.child.poll() == nil, "died by itself: \(here.logTail)")
            #expect(daemon.child.end() == .signalled(SIGKILL))

            let lines = here.lines(of: "records")
            #expect(lines.starts(with: kept), "a line written before kill \(round) is gone or changed")
            kept = lines
            let events = here.lines(of: "events")
            #expect(events.starts(with: keptEvents), "an event written before kill \(round) is gone or changed")
            keptEvents = events
        }

        let daemon = try here.start()
        let expected = addresses.count + Self.kills
        try await daemon.waits(for: "all \(expected) records", within: .seconds(30)) {
            here.lines(of: "records").count >= expected
        }
        #expect(try await daemon.stop() == .exited(0))
        print("kills: \(kept.count) of \(expected) records were written between kills")

        let lines = here.lines(of: "records")
        #expect(lines.starts(with: kept))
        let records = try here.records()
        #expect(records.allSatisfy { $0.revision == 0 && $0.duplicateOf == nil })
        #expect(records.compactMap(\.url).sorted() == addresses.sorted(), "every article, once")
        #expect(Set(records.map(\.id)).count == records.count)
        #expect(records.count { $0.kind == .document } == Self.kills, "every document, once")
        for log in ["records", "events"] {
            let numbers = try here.lines(of: log).map { try SequenceNumber(decoding: $0).seq }
            #expect(numbers == Array(1..<numbers.count + 1), "\(log) are numbered without a gap")
        }
        try await here.expectGoodStore()
    }
}
