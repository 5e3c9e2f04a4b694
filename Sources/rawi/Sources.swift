import ArgumentParser
import Daemon
import Feeds
import FoundationEssentials
import Glibc
import Store

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the sources, those that fail first: what each gave, when it is asked next and why then.",
        discussion: """
            A table on a terminal, tab-separated elsewhere. "silent": nothing new for far longer than usual; "fruitless": \
            it answers, but no record comes of it.
            """)

    @Argument(
        help: "Only this source, with everything that is remembered of it.",
        completion: .custom(SourceNames.complete))
    var id: String?

    @Flag(help: "Print a line of JSON a source.")
    var json = false

    @Flag(help: "Print the feeds among them as OPML, for other readers.")
    var opml = false

    @Option(
        name: .customLong("from-opml"),
        help: "Print another reader's subscriptions as [[source]] tables, those left out that are configured already.",
        completion: .file(extensions: ["opml", "xml"]))
    var opmlFile: String?

    @Flag(help: "Make the sources of this machine's files those of all daemons on the shared index.")
    var publish = false

    @OptionGroup(title: "With --publish") var publishing: SourcesPublishing

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        if publish, json || opml || opmlFile != nil || id != nil {
            throw ValidationError("--publish takes all sources, and prints none")
        }
        if !publish, publishing.isNamed { throw ValidationError("--yes, --dry-run and --over go with --publish") }
    }

    func run() throws {
        if publish { return try publishing.publish(options.load()) }
        if let opmlFile {
            return try printTables(of: opmlFile, beside: options.loadIfThere().map(effective)?.sources ?? [])
        }
        let configuration = try effective(options.load())
        if let id, !configuration.sources.contains(where: { $0.id == id }) {
            try Refusal(
                .noInput, "no source is called \(id)" + Similar.hint(to: id, among: configuration.sources.map(\.id))
            ).end()
        }
        if opml {
            // An address that is a page with autodiscovery links is as good: readers look for those too.
            let feeds = configuration.sources.filter { $0.kind == .feed && $0.isEnabled && (id == nil || $0.id == id) }
            let outlines = feeds.map { source in
                var child = FeedChild(url: source.url, title: source.title)
                child.folders = source.tags
                return child
            }
            Terminal.write(Array(OPML.write(title: "rawi", feeds: outlines).utf8), to: 1)
            return
        }
        let folder = configuration.store.folder
        _ = try StoreAccess.exists(folder + "/" + Store.databaseName, in: folder)
        do throws(StoreError) {
            let state = try StateReading.open(configuration)
            let rows = try SourceRow.all(
                configuration, state: state, ledger: LedgerFile.read(folder: folder), now: Date())
            let list = SourceList(rows: rows.filter { id == nil || $0.id == id }, now: Date())
            if let id, !json {
                let known = try SourceText.lines(configuration, state: state, only: id)
                for line in known + list.notes { Terminal.print(line) }
            } else {
                print(list)
            }
            try state?.close()
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }

    /// With the sources that hold for all daemons, where they share an index.
    private func effective(_ files: Configuration) throws -> Configuration {
        guard files.state.isShared else { return files }
        do throws(StoreError) {
            guard let state = try StateReading.open(files) else { return files }
            return try state.transaction { state throws(StoreError) in try SharedSources.effective(files, in: state) }
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }

    private func print(_ list: SourceList) {
        if json {
            for line in list.json { Terminal.write(line, to: STDOUT_FILENO) }
        } else {
            for line in isatty(STDOUT_FILENO) == 1 ? list.table : list.tsv { Terminal.print(line) }
        }
    }

    private func printTables(of file: String, beside sources: [Source]) throws {
        let bytes = try Terminal.input(file)
        let list = try read(bytes, from: file)
        guard list.format == .opml else { try Refusal(.badData, "\(file): \(list.format.rawValue), not OPML").end() }
        let tables = SourceTables(list.children, beside: sources)
        Terminal.write(Array(tables.text.utf8), to: 1)
        for address in tables.refused { Terminal.complain("\(file): no web address: \(address)") }
        Terminal.complain("\(tables.added) feeds to add, \(tables.known) configured already")
    }

    private func read(_ bytes: [UInt8], from file: String) throws -> Feeds.Feed {
        do throws(FeedError) {
            return try FeedParser.parse(bytes, url: nil, headerCharset: nil)
        } catch {
            try Refusal(.badData, "\(file): \(Failure.describe(error))").end()
        }
    }
}
