import ArgumentParser
import Daemon
import FoundationEssentials
import Reading
import Store
import Text

/// Which records: options that all commands have which read them.
struct FilterOptions: ParsableArguments {
    @Option(
        help: "Fetched at or after this: a day, an instant, or so long ago (2026-11-21, 2026-11-21T12:00:00Z, 36h, 7d)."
    )
    var since: String?

    @Option(help: "Fetched before this.")
    var until: String?

    @Option(help: "That this source led to; may be given again.", completion: .custom(SourceNames.complete))
    var source: [String] = []

    @Option(help: "Whose source had this tag; may be given again.")
    var tag: [String] = []

    @Option(help: "In this language: ar, ckb, pt-BR; und for unknown. May be given again.")
    var language: [String] = []

    @Option(help: "Of this outlet: example.org, with what lies below it. May be given again.")
    var domain: [String] = []

    @Option(help: "article or document.")
    var type: String?

    @Flag(help: "Not what repeats another record.")
    var noCopies = false

    func validate() throws {
        for text in [since, until].compactMap(\.self) where Self.instant(text, now: Date()) == nil {
            throw ValidationError("\(text) is no day, no instant and no time such as 36h")
        }
        if let type, Record.Kind(rawValue: type) == nil { throw ValidationError("--type takes article or document") }
    }

    func filter(now: Date = Date()) -> RecordFilter {
        var filter = RecordFilter()
        filter.since = since.flatMap { Self.instant($0, now: now) }
        filter.until = until.flatMap { Self.instant($0, now: now) }
        (filter.sources, filter.tags) = (Set(source), Set(tag))
        (filter.languages, filter.domains) = (language, domain)
        filter.kind = type.flatMap(Record.Kind.init)
        filter.withoutCopies = noCopies
        return filter
    }

    /// Days begin at midnight, UTC.
    private static func instant(_ text: String, now: Date) -> Date? {
        if let ago = DurationText.parse(text) { return now.addingTimeInterval(-(ago / .seconds(1))) }
        return RFC3339.parse(text) ?? RFC3339.parse(text + "T00:00:00Z")
    }
}

/// Completions on the command line.
enum SourceNames {
    static let complete: @Sendable ([String], Int, String) -> [String] = { words, _, _ in
        let named = words.firstIndex { $0 == "--config" || $0 == "-c" }.flatMap {
            words.indices.contains($0 + 1) ? words[$0 + 1] : nil
        }
        return configured(in: named ?? ConfigurationOptions.standardPath)
    }

    /// Of sources that were taken out there may be records still: only where nothing came is a name wrong.
    static func complain(ofUnknown names: Set<String>, _ options: ConfigurationOptions) {
        let known = configured(in: options.config)
        for name in names.sorted() where !known.isEmpty && !known.contains(name) {
            Terminal.complain("no source is called \(name)" + Similar.hint(to: name, among: known))
        }
    }

    private static func configured(in path: String) -> [String] {
        do throws(Service.Failure) {
            return try Service(Service.Options(configurationPath: path)).load().sources.map(\.id)
        } catch {
            return []
        }
    }
}
