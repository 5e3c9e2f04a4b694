import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Store
import Text
import Web

struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find what a site offers to be followed, show it, and add it as a source.",
        discussion: """
            Feeds that the page or its headers name, sitemaps of robots.txt, the usual addresses where those name none, and \
            the page's own links; each is asked once, at the usual pace. The source becomes a file of the sources folder, \
            and a running daemon is asked to read it. Exits with 69 when there is nothing to follow.
            """)

    @Argument(help: "The address of a site, a page or a feed.")
    var url: String

    @Flag(help: "Add the first candidate, or the one of --pick, without asking.")
    var yes = false

    @Flag(help: "Print the [[source]] table and write nothing.")
    var print = false

    @Option(help: "The candidate of this number.")
    var pick: Int?

    @Option(help: "The id of the source: a-z, 0-9 and -.")
    var id: String?

    @Option(help: "Its title; else what the feed calls itself.")
    var title: String?

    @Option(help: "A tag; may be given again.")
    var tag: [String] = []

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        if let id, !SourceFile.isID(id) { throw ValidationError("\(id): only a-z, 0-9 and - are allowed, at most 64") }
    }

    func run() async throws {
        Signals.unblock()
        let configuration = try options.load()
        guard let address = WebURL(url.firstRange(of: "://") != nil ? url : "https://" + url), address.isHTTP else {
            try Refusal(.usage, "\(url): not an http or https address").end()
        }
        if let id, configuration.sources.contains(where: { $0.id == id }) {
            try Refusal(.usage, "a source is called \(id) already").end()
        }
        let folder = SourceFile.folder(configuration, file: options.config)
        if folder == nil, !print {
            try Refusal(
                .configuration,
                "\(options.config) names no folder for sources: write folder = \"sources.d\" under [sources], or use --print"
            ).end()
        }
        let (candidates, errand) = try await search(address, configuration)
        defer { errand.close() }
        for (number, candidate) in candidates.enumerated() { show(candidate, number + 1, configuration) }
        let chosen = try choose(candidates)
        guard var source = chosen?.source, let chosen else { return }
        if let twin = SourceFile.twin(of: source, among: configuration.sources) {
            try Refusal(
                .usage, "\(source.url) is followed already, as \(twin.id)\(twin.file.map { " in \($0)" } ?? "")"
            ).end()
        }
        source.id = id ?? SourceFile.id(for: source.url, beside: configuration.sources)
        source.title = title ?? source.title
        source.tags = tag
        await sample(chosen, configuration, errand)
        let text = SourceFile.text(source)
        if print { return Terminal.write(text, to: STDOUT_FILENO) }
        guard let folder else { return }
        let path = try write(text, source, folder)
        say("\(path) is written")
        try reload(configuration)
    }

    // MARK: looking

    private func search(
        _ address: WebURL, _ configuration: Configuration
    ) async throws -> ([SourceSearch.Candidate], Errand) {
        let errand: Errand
        let found: SourceSearch.Result
        var address = address
        do throws(Errand.Failure) {
            errand = try Errand(configuration)
            let search = SourceSearch(errand)
            let first = try await search.run(address) { Terminal.complain("asking \($0)") }
            // Who names no scheme means whichever there is.
            if let failure = first.failure, url.firstRange(of: "://") == nil, let plain = WebURL("http://" + url) {
                Terminal.complain("\(address.href): \(failure)")
                address = plain
                found = try await search.run(plain) { Terminal.complain("asking \($0)") }
            } else {
                found = first
            }
        } catch {
            try error.refusal.end()
        }
        for refused in found.refused { Terminal.complain("\(refused.url): \(refused.reason)") }
        guard found.failure == nil, !found.candidates.isEmpty else {
            let why = found.failure ?? "no feed, no sitemap and no list of articles was found there"
            try Refusal(.unavailable, "\(address.href): \(why)").end()
        }
        return (found.candidates, errand)
    }

    private func show(_ candidate: SourceSearch.Candidate, _ number: Int, _ configuration: Configuration) {
        let twin = SourceFile.twin(of: candidate.source, among: configuration.sources)
        say(
            "\n[\(number)] \(candidate.source.kind.rawValue)  \(candidate.source.url)"
                + (candidate.source.title.map { "  " + Bidi.isolate($0) } ?? ""))
        say(
            "    \(candidate.foundBy), \(candidate.count) entries" + (candidate.newest.map { ", newest \($0)" } ?? "")
                + (twin.map { "; followed already as \($0.id)" } ?? ""))
        for entry in candidate.entries { say("    \(entry.day ?? "-")  \(Bidi.isolate(entry.title))") }
    }

    /// Nil where nothing is to be added.
    private func choose(_ candidates: [SourceSearch.Candidate]) throws -> SourceSearch.Candidate? {
        if let pick {
            guard candidates.indices.contains(pick - 1) else {
                try Refusal(.usage, "there is no candidate \(pick), only 1 to \(candidates.count)").end()
            }
            return candidates[pick - 1]
        }
        if yes || print { return candidates[0] }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            Terminal.complain("nothing is added: --yes adds the first, --pick N another, --print prints the table")
            return nil
        }
        Terminal.write("\nAdd which? 1 to \(candidates.count), or nothing: ", to: STDOUT_FILENO)
        guard let line = readLine(), let number = Int(line.filter { $0 != " " }),
            candidates.indices.contains(number - 1)
        else {
            say("nothing is added")
            return nil
        }
        return candidates[number - 1]
    }

    /// What would be made of its newest entry, of the next where that gives no record.
    private func sample(_ candidate: SourceSearch.Candidate, _ configuration: Configuration, _ errand: Errand) async {
        say("\nIts newest entry, as it would be recorded:")
        for url in candidate.entries.compactMap(\.url).prefix(3) {
            let trial = await Trial(configuration: configuration).run(url, errand)
            say("    address   \(url)")
            if let record = trial.record { return show(record) }
            say("    no record \(trial.verdict ?? "no article")")
        }
    }

    private func show(_ record: Record) {
        say("    title     \(Bidi.isolate(record.title ?? "(none)"))")
        say(
            "    text      \(record.wordCount ?? 0) words, \(record.language ?? "unknown language"), quality "
                + (record.extractor.quality.map { "\(Int(($0 * 100).rounded())) %" } ?? "unknown"))
        say("    published \(record.publishedAt.map { RFC3339.format($0) } ?? record.publishedDay ?? "not stated")")
        let first = record.text?.split(separator: "\n").first.map { String($0.prefix(160)) }
        if let first { say("    begins    \(Bidi.isolate(first))") }
    }

    // MARK: adding

    private func write(_ text: String, _ source: Source, _ folder: String) throws -> String {
        do throws(SourceFile.Failure) {
            return try SourceFile.write(text, id: source.id, folder: folder)
        } catch {
            switch error {
            case .exists(let path): try Refusal(.cannotCreate, "\(path) is there already; --id names another").end()
            case .system(let path, let number):
                let code: Daemon.ExitCode = number == EACCES ? .permission : .cannotCreate
                try Refusal(code, "\(path): \(StoreText.text(number))").end()
            }
        }
    }

    private func reload(_ configuration: Configuration) throws {
        switch try Control.attempt(OperatorCommand(.reload), in: configuration.store.folder) {
        case .said(let answer):
            for line in answer.lines { answer.isDone ? say(line) : Terminal.complain(line) }
            if !answer.isDone { Terminal.complain("to have it read: systemctl reload rawi, or SIGHUP to the daemon") }
        case .nobody: say("No daemon listens on \(configuration.store.folder): the next rawi run begins with it.")
        case .refused(let why):
            Terminal.complain("\(why); to have it read: systemctl reload rawi, or SIGHUP to the daemon")
        }
    }

    /// With --print, only the table goes to standard output.
    private func say(_ line: String) {
        print ? Terminal.write(line + "\n", to: STDERR_FILENO) : Terminal.print(line)
    }
}
