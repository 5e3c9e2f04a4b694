import ArgumentParser
import Daemon
import Feeds
import Store

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the sources: when each was asked, what it gave, when it is asked next and why then.")

    @Argument(help: "Only this source, with everything that is remembered of it.")
    var id: String?

    @Flag(help: "Print the feeds among them as OPML, for other readers.")
    var opml = false

    @Option(
        name: .customLong("from-opml"),
        help: "Print another reader's subscriptions as [[source]] tables, those left out that are configured already.")
    var opmlFile: String?

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let configuration = try options.load()
        if let opmlFile { return try printTables(of: opmlFile, beside: configuration.sources) }
        if let id, !configuration.sources.contains(where: { $0.id == id }) {
            try Refusal(.noInput, "no source is called \"\(id)\"").end()
        }
        if opml {
            // An address that is a page with autodiscovery links is as good: readers look for those too.
            let feeds = configuration.sources.filter { $0.kind == .feed && $0.isEnabled && (id == nil || $0.id == id) }
            let outlines = feeds.map { FeedChild(url: $0.url, title: $0.title) }
            Terminal.write(Array(OPML.write(title: "rawi", feeds: outlines).utf8), to: 1)
            return
        }
        let path = configuration.store.folder + "/" + Store.databaseName
        guard try StoreAccess.exists(path, in: configuration.store.folder) else {
            for source in configuration.sources where id == nil || source.id == id {
                Terminal.print("\(source.id)  \(source.kind.rawValue)  never asked  \(source.url)")
            }
            return
        }
        do throws(StoreError) {
            let state = try SQLiteState(reading: path)
            for line in try SourceText.lines(configuration, state: state, only: id) { Terminal.print(line) }
            try state.close()
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }

    private func printTables(of file: String, beside sources: [Source]) throws {
        guard let bytes = file == "-" ? Terminal.readInput() : Terminal.read(file) else {
            try Refusal(.noInput, "\(file): cannot be read").end()
        }
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
