import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Store

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read every line of the store and say what is wrong with it; also while the daemon runs.",
        discussion: "Exits with 65 when there are problems.")

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        Signals.unblock()
        let folder = try options.storeFolder()
        guard Terminal.exists(folder) else { try Refusal(.noInput, "there is no store at \(folder)").end() }
        let report: StoreVerifier.Report
        do throws(StoreError) {
            let progress = Progress("verify")
            defer { progress.end() }
            progress.total = try StoreCheck.bytes(folder: folder)
            report = try StoreCheck.run(folder: folder, progress: progress.advance)
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        for problem in report.problems {
            Terminal.print(
                problem.offset.map { "\(problem.file):\($0): \(problem.reason)" }
                    ?? "\(problem.file): \(problem.reason)")
        }
        if report.problemCount > report.problems.count {
            Terminal.print("… and \(report.problemCount - report.problems.count) more")
        }
        for (name, figures) in [("records", report.records), ("events", report.events)] {
            Terminal.print(
                "\(name): \(figures.lines) lines in \(figures.segments) segments, \(figures.bytes) bytes, seq \(figures.firstSeq) to \(figures.lastSeq)"
            )
            if figures.retiredSegments > 0 {
                Terminal.print(
                    "\(name): \(figures.retiredLines) more lines in \(figures.retiredSegments) retired segments")
            }
        }
        if report.tornBytes > 0 { Terminal.print("torn: \(report.tornBytes) bytes after the last complete line") }
        if report.namedElsewhere > 0 {
            Terminal.print(
                "named elsewhere: \(report.namedElsewhere) records that are not here; daemons that share the index may have them"
            )
        }
        guard report.problemCount == 0 else { try Refusal(.badData, "\(report.problemCount) problems").end() }
        Terminal.print("good")
    }
}

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Throw the state database away and make it anew from the records.",
        discussion: """
            The daemon must not be running. Schedules start afresh, spread over a day; no record is touched. A database that \
            several daemons share stays: the records of this store are taken in again.
            """)

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        // The daemon's signals are blocked at start; this may end at any time, and the old database stays.
        Signals.unblock()
        let configuration = try options.load()
        guard Terminal.exists(configuration.store.folder) else {
            try Refusal(.noInput, "there is no store at \(configuration.store.folder)").end()
        }
        try StoreAccess.refuseAnothers(configuration.store.folder)
        do throws(StoreError) {
            let progress = Progress("rebuild")
            defer { progress.end() }
            let count = try await Renewal(configuration: configuration).run(
                say: {
                    progress.end()
                    Terminal.complain($0)
                }, progress: { progress.reach($0) })
            progress.end()
            Terminal.print("\(count) records taken in")
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }
}

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the JSON Schema of the record and event lines.")

    func run() { Terminal.write(RecordSchema.text, to: STDOUT_FILENO) }
}
