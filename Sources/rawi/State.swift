import ArgumentParser
import Daemon
import Store

struct State: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The state database that several daemons share.", subcommands: [Migrate.self, Copy.self])

    struct Migrate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the tables in PostgreSQL, or bring them up to date.",
            discussion: """
                An operator's act, once for all daemons: none of them does it by itself. The role of state.url must own the schema, \
                or may make one. Two at a time wait for each other.
                """)

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.load()
            let versions: (from: Int, to: Int)?
            do throws(StoreError) {
                versions = try configuration.sharedState().map { shared throws(StoreError) in
                    try PostgresState.migrate(shared)
                }
            } catch {
                try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
            }
            guard let (from, to) = versions else {
                try Refusal(.configuration, "the state database is SQLite's, which needs no migrating").end()
            }
            Terminal.print(
                from == to
                    ? "the tables are of version \(to) already" : "the tables are of version \(to) now, from \(from)")
        }
    }
}
