import Foundation
import Glibc
import Loopback
import Store
import Workbench

/// Runs rawi against rows of hostile servers and tells what came of each, when it is asked next, and what it cost.
struct HostileRun: Sendable {
    struct Told: Sendable {
        var outcome: String
        var next: String
    }

    struct Cost: Sendable {
        var seconds = 0.0
        var peakMegabytes = 0
        var sentBytes = 0
    }

    let rawi: String
    let rows: [HostileRow]
    static let deadline = "4s"

    func run() async throws -> (told: [String: Told], cost: Cost, problems: [String]) {
        for row in rows { row.prepare() }
        let street = try HostileStreet(rows)
        let here = try Installation(program: rawi)
        var settings = Settings(street.server)
        settings.fetch.append("deadline = \"\(Self.deadline)\"")
        for row in rows {
            let more = row.kind == .feed || row.kind == .sitemap ? ["backlog = 20"] : []
            settings.sources.append(Settings.source(row.kind.rawValue, row.name, ["url = \"\(row.address)\""] + more))
        }
        settings.add("url", "salim", url: "http://salim.example/khabar")
        try here.configure(settings)

        var problems: [String] = []
        var cost = Cost()
        let began = ContinuousClock.now
        for _ in 0..<(rows.map(\.runs).max() ?? 1) {
            let daemon = try here.start(["--once"], environment: ["SWIFT_BACKTRACE": "enable=no"])
            // A timeout for the page, one for each of its rules, and what waits for them.
            let limit = ContinuousClock.now + .seconds(120)
            var ending: Ending?
            while ending == nil, ContinuousClock.now < limit {
                cost.peakMegabytes = max(cost.peakMegabytes, (daemon.child.peakMemoryBytes ?? 0) >> 20)
                try await Task.sleep(for: .milliseconds(10))
                ending = daemon.child.poll()
            }
            if ending != .exited(0) {
                problems.append("ended with \(ending.map { "\($0)" } ?? "nothing: it hangs") \(here.logTail)")
            }
        }
        cost.seconds =
            Double((ContinuousClock.now - began).components.attoseconds) / 1e18
            + Double((ContinuousClock.now - began).components.seconds)
        street.server.stop()
        cost.sentBytes = rows.map { street.server.sentBytes(to: $0.host) }.max() ?? 0
        let verdict = try await here.run("verify")
        if verdict.ending != .exited(0) { problems.append("verify: \(verdict.output)") }
        if try here.articles(at: "http://salim.example/khabar").isEmpty {
            problems.append("the good server was not read")
        }
        if server(street, wasAskedFor: "forbids.example") { problems.append("what robots.txt forbids was fetched") }
        return (try await told(here), cost, problems)
    }

    private func server(_ street: HostileStreet, wasAskedFor host: String) -> Bool {
        street.server.requests.contains {
            $0.host == host && $0.path != "/robots.txt" && !$0.path.hasPrefix("/.well-known")
        }
    }

    private func told(_ here: Installation) async throws -> [String: Told] {
        let records = try here.records().filter { $0.kind == .article }
        let events = try here.events()
        let next = try await nextTries(here)
        var told: [String: Told] = [:]
        for row in rows {
            let mine = records.filter { $0.source?.id == row.name || Self.host($0.url) == row.host }
            let said = events.filter { $0.sourceId == row.name || Self.host($0.url) == row.host }
            var parts: [String] = []
            if !mine.isEmpty { parts.append(Self.words(mine)) }
            for event in said where !["sighting", "source_state"].contains(event.type) || mine.isEmpty {
                let words = [event.type, event.reason ?? event.kind ?? event.state ?? ""].joined(separator: " ")
                let line = words.split(separator: " ").prefix(8).joined(separator: " ")
                if !parts.contains(line), parts.count < 4 { parts.append(line) }
            }
            told[row.name] = Told(
                outcome: parts.isEmpty ? "read, nothing new" : parts.joined(separator: "; "),
                next: next[row.name] ?? "-")
        }
        return told
    }

    private static func words(_ records: [Record]) -> String {
        let first = records.count { $0.revision == 0 && $0.duplicateOf == nil }
        let copies = records.count { $0.duplicateOf != nil }
        let revisions = records.count { $0.revision > 0 }
        var words = first == 1 ? "record" : "\(first) records"
        if records.contains(where: { $0.http?.isTruncated == true }) { words += " truncated" }
        if records.contains(where: { $0.http?.isPartial == true }) { words += " partial" }
        if copies > 0 { words += ", \(copies) copies" }
        if revisions > 0 { words += ", \(revisions) revisions" }
        return words
    }

    private static func host(_ url: String?) -> String? {
        let parts = (url ?? "").split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        guard parts.count > 1 else { return nil }
        return parts[1].split(separator: "@").last.map { String($0.prefix { $0 != ":" }) }
    }

    /// From now on, in the words of a person: the run took seconds.
    private func nextTries(_ here: Installation) async throws -> [String: String] {
        let said = try await here.run("sources", ["--json"])
        var next: [String: String] = [:]
        for line in said.output.split(separator: "\n") {
            guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let id = row["id"] as? String ?? row["source"] as? String
            else { continue }
            let parser = ISO8601DateFormatter()
            let at = (row["next_at"] as? String).flatMap { parser.date(from: $0) }
            next[id] = at.map { Self.words(minutes: Int(($0.timeIntervalSinceNow / 60).rounded(.up))) } ?? "-"
        }
        return next
    }

    private static func words(minutes: Int) -> String {
        if minutes <= 1 { return "now" }
        if minutes < 100 { return "\((minutes + 4) / 5 * 5) min" }
        let hours = (minutes + 30) / 60
        return hours < 48 ? "\(hours) h" : "\((hours + 12) / 24) d"
    }
}
