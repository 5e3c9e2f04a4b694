import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Store
import Text

struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the oldest sealed segments out of the store; also while the daemon runs.",
        discussion: """
            What the daemon has to know of their articles stays, in small files beside the manifest: nothing is recorded \
            twice, and verify counts them as retired. With --before and --keep-bytes both, a segment goes that either \
            asks for. Without --to it is removed for good.
            """)

    @Option(help: "Segments with nothing after this day, or instant (2026-11-21, 2026-11-21T12:00:00Z).")
    var before: String?

    @Option(help: "As many as it takes to leave no more of segments than this (20GiB, 512MiB, plain bytes).")
    var keepBytes: String?

    @Option(help: "The folder that they are moved to; it may be on another disk.", completion: .directory)
    var to: String?

    @Flag(help: "Only say what would go.")
    var dryRun = false

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        if let before, DayText.instant(before) == nil { throw ValidationError("\(before) is no day and no instant") }
        if let keepBytes, SizeText.parse(keepBytes) == nil { throw ValidationError("\(keepBytes) is no size") }
    }

    func run() throws {
        guard before != nil || keepBytes != nil else {
            try Refusal(.usage, "say which: --before DATE, --keep-bytes SIZE, or both").end()
        }
        let folder = try options.storeFolder()
        guard try StoreAccess.exists(folder, in: folder) else {
            try Refusal(.noInput, "there is no store at \(folder)").end()
        }
        var retirement = StoreRetirement()
        retirement.before = before.flatMap(DayText.instant)
        retirement.keepBytes = keepBytes.flatMap(SizeText.parse)
        retirement.destination = to
        retirement.isTrial = dryRun
        Interruption.begin()
        retirement.goesOn = { !Interruption.wasAsked }
        do throws(StoreError) {
            let progress = Progress("retire", isQuiet: dryRun)
            retirement.progress = { progress.reach($0) }
            defer { progress.end() }
            let done = try retirement.run(folder: folder, now: Date()) {
                progress.end()
                Terminal.print($0)
            }
            progress.end()
            Terminal.print(
                "\(done.segments) segments, \(done.bytes) bytes \(dryRun ? "would be retired" : "retired")")
        } catch {
            if case .locked = error { try Refusal(.locked, "another rawi retire is at work on \(folder)").end() }
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        // What has gone has gone whole; the rest is for another time.
        if Interruption.wasAsked {
            Terminal.complain("stopped: the others stay")
            throw ArgumentParser.ExitCode(128 + SIGINT)
        }
    }
}
