import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Store
import Text

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how the daemon on this store is doing.",
        discussion: "With --unhealthy, prints only what is wrong and exits with 69 when something is.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print the figures as JSON.")
    var json = false

    @Flag(help: "Only what is wrong; exit 69 when something is.")
    var unhealthy = false

    private static let mostFaults = 12

    func run() throws {
        let configuration = try options.load()
        let folder = configuration.store.folder
        guard let status = try StoreAccess.status(in: folder) else {
            try Refusal(.unavailable, "no daemon has run on \(folder) yet").end()
        }
        let faults = status.faults(now: Date(), quiet: configuration.schedule.quietWarning)
        if unhealthy {
            for fault in faults { Terminal.print(fault) }
            if !faults.isEmpty { throw ArgumentParser.ExitCode(Daemon.ExitCode.unavailable.rawValue) }
            return
        }
        if json {
            guard let data = FileManager.default.contents(atPath: StatusFile.path(in: folder)) else { return }
            return Terminal.write([UInt8](data) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
        }
        for line in status.lines(now: Date()) { Terminal.print(line) }
        // One screen; --unhealthy names all.
        for fault in faults.prefix(Self.mostFaults) { Terminal.print("PROBLEM    \(fault)") }
        if faults.count > Self.mostFaults {
            Terminal.print(
                "PROBLEM    and \(faults.count - Self.mostFaults) more: rawi status --unhealthy, rawi sources")
        }
    }
}

extension StatusFile {
    fileprivate func lines(now: Date) -> [String] {
        [
            "state      \(state(now: now))",
            "rawi       \(version), process \(pid), as of \(at)",
            "records    \(records) in this run (\(revisions) revisions, \(duplicates) copies, \(documents) documents), seq \(seq)",
            "articles   \(articles) known",
            "work       \(inFlight) in flight, \(due) due, \(targets) addresses waiting",
            "sources    \(sources), \(failingSources ?? 0) failing, \(silent?.count ?? 0) silent, \(fruitless?.count ?? 0) fruitless, \(pausedSources?.count ?? 0) paused: rawi sources",
            "network    \(bytesFetched >> 10) KiB fetched, \(failures) failures",
            "memory     \(residentBytes >> 20) MiB",
        ] + (lastRecordAt.map { ["last       \($0)"] } ?? [])
    }
}
