import ArgumentParser
import Daemon
import Store

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the sources: when each was asked, what it gave, when it is asked next and why then.")

    @Argument(help: "Only this source, with everything that is remembered of it.")
    var id: String?

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let configuration = try options.load()
        if let id, !configuration.sources.contains(where: { $0.id == id }) {
            try Refusal(.noInput, "no source is called \"\(id)\"").end()
        }
        let path = configuration.store.folder + "/" + Store.databaseName
        guard Terminal.exists(path) else {
            for source in configuration.sources {
                Terminal.print("\(source.id)  \(source.kind.rawValue)  never asked  \(source.url)")
            }
            return
        }
        do throws(StoreError) {
            let state = try SQLiteState(path: path)
            for line in try SourceText.lines(configuration, state: state, only: id) { Terminal.print(line) }
            try state.close()
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }
}
