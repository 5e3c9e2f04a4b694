import ArgumentParser
import Daemon
import FoundationEssentials
import Store

extension State {
    struct Copy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring this store's own state database (SQLite) into the one in PostgreSQL.",
            discussion: """
                For a store that joins others: what waits, what is known, and what servers asked for. The daemon must not be running, \
                [state] names PostgreSQL already. Ended in the middle it is run again; what other daemons have there stays. \
                state.sqlite is left as it is, and is used no more.
                """)

        @Flag(help: "Also where the index has read lines of this instance already.")
        var again = false

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            Signals.unblock()
            let configuration = try options.load()
            let folder = configuration.store.folder
            guard Terminal.exists(folder) else { try Refusal(.noInput, "there is no store at \(folder)").end() }
            try StoreAccess.refuseAnothers(folder)
            let progress = Progress("copy")
            defer { progress.end() }
            let result: StateCopy.Result
            do throws(StoreError) {
                var places = StoreOptions(configuration)
                places.postgres = try configuration.sharedState()
                result = try StateCopy.run(
                    places, now: { Date() }, again: again, progress: { progress.reach($0) })
            } catch {
                progress.end()
                try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
            }
            progress.end()
            switch result {
            case .copied(let copied, let index): say(copied, index)
            case .refused(let refusal): try Self.words(refusal, configuration.instance).end()
            }
        }

        private func say(_ copied: StateCopy.Figures, _ index: StateCounts) {
            let targets = index.targetsByKind.values.reduce(0, +)
            Terminal.print(
                "copied: \(copied.targets) targets, \(copied.articles) articles, \(copied.texts) texts, \(copied.seen) entries seen, \(copied.sites) sites"
            )
            Terminal.print("the index has \(targets) targets, \(index.articles) articles, \(index.texts) texts")
        }

        private static func words(_ refusal: StateCopy.Refusal, _ instance: String) -> Refusal {
            switch refusal {
            case .noDatabase(let path): Refusal(.noInput, "there is no \(path): nothing to copy")
            case .notWhole(let path):
                Refusal(.badData, "\(path) is damaged or not whole: a start with engine = \"sqlite\" makes it anew")
            case .hasWork(let seq):
                Refusal(
                    .unavailable,
                    "the index has read the lines of \(instance) up to seq \(seq) already: with --again it takes what it does not have"
                )
            case .rebuilding: Refusal(.unavailable, "the index is being made anew: when that is over")
            }
        }
    }
}
