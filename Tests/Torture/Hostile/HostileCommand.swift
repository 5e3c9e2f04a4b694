import ArgumentParser
import Foundation
import Loopback
import Workbench

struct HostileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hostile", abstract: "Each hostile server gives the outcome that outcomes.tsv has for it.")

    @OptionGroup var common: Common
    @Option(help: "Rows whose name holds it.") var only: String?
    @Option(help: "What must come of each.") var outcomes = "Tests/Torture/outcomes.tsv"
    @Flag(help: "Write it anew, for a person to look through.") var write = false

    /// A server may cost no more, whatever it sends: of memory in all, of time for each run.
    private static let mostMegabytes = 400
    private static let mostSeconds = 90.0

    func run() async throws {
        // All at once means once: who has to be asked again has a daemon of its own.
        let isBounded = common.seconds != nil
        let rows = HostileRow.all.filter {
            ($0.runs == 1 && !HostileRow.slow.contains($0.name) || !isBounded)
                && (only == nil || $0.name.contains(only ?? ""))
        }
        let tally = Tally()
        // All in one daemon, or each with one of its own, so that what it costs is known.
        let groups = !isBounded ? rows.map { [$0] } : [rows]
        let wanted = try Self.read(outcomes)
        let told = Told()
        try await inParallel(groups, jobs: common.jobs) { group in
            let (outcomes, cost, problems) = try await HostileRun(rawi: whole, rows: group).run()
            var remarks = problems
            if cost.peakMegabytes > Self.mostMegabytes { remarks.append("\(cost.peakMegabytes) MB") }
            if group.count == 1, cost.seconds > Self.mostSeconds * Double(group[0].runs) {
                remarks.append("\(cost.seconds) s")
            }
            for row in group {
                guard let mine = outcomes[row.name] else { continue }
                let line = "\(mine.outcome)\t\(mine.next)"
                if !write, wanted[row.name] != line {
                    remarks.append("\(row.name): \(line), in place of \(wanted[row.name] ?? "nothing")")
                }
                if !isBounded { say("\(row.name)\t\(line)\t\(cost.seconds)") }
                told.add(row.name, line, group.count == 1 ? cost : nil)
            }
            tally.note("rows", group.count == 1 ? group[0].name : "all", remarks)
        }
        if write { try Files.write(told.lines(rows.map(\.name)), to: outcomes) }
        if !isBounded { for line in told.table(rows.map(\.name)) { say(line) } }
        guard tally.conclude("hostile servers, \(rows.count) of them") else { throw ExitCode.failure }
    }

    private var whole: String {
        common.rawi.hasPrefix("/") ? common.rawi : FileManager.default.currentDirectoryPath + "/" + common.rawi
    }

    private static func read(_ path: String) throws -> [String: String] {
        var wanted: [String: String] = [:]
        for line in Files.text(path).split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2 { wanted[String(parts[0])] = String(parts[1]) }
        }
        return wanted
    }
}

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The hostile servers alone, for a rawi run by hand: prints the configuration for it.")

    @Option(help: "Where to listen on 127.0.0.1.") var port: UInt16 = 8080

    func run() async throws {
        let street = try HostileStreet(HostileRow.all, port: port)
        say(
            "instance = \"rawi@hostile\"\ncontact = \"mailto:nobody@sahifa.example\"\n[fetch]\nallow_private_addresses = true"
        )
        say("connect_to = [\"\(street.server.connectToEverything)\"]\n[politeness]\ndelay = \"0s\"\n")
        for row in HostileRow.all { say(Settings.source(row.kind.rawValue, row.name, ["url = \"\(row.address)\""])) }
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}
