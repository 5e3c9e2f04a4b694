import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Reading
import Store
import Web

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Say everything about one address: how it was found, its records, what went wrong, when it is asked next.",
        discussion: """
            From the database, and from all lines of records and events, sealed segments too; also while the daemon runs. \
            Ends with 66 when nothing was ever heard of it.
            """)

    @Argument(help: "The address, as it is cited somewhere.")
    var address: String

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        guard let url = WebURL(address.firstRange(of: "://") != nil ? address : "https://" + address), url.isHTTP else {
            try Refusal(.usage, "\(address): not an http or https address").end()
        }
        let configuration = try options.load()
        let text = try known(url, configuration)
        for line in text.lines { Terminal.print(line) }
        var isKnown = text.isKnown
        try StoreReading.run(options, label: "why") { folder, progress, complain throws(StoreError) in
            progress.total = try AddressLines.bytes(in: folder)
            let found = try AddressLines(text.keys, folder: folder, progress: progress.advance, complain: complain)
            progress.end()
            if !found.records.isEmpty || !found.events.isEmpty { isKnown = true }
            if !found.records.isEmpty { Terminal.print("\nrecords") }
            for record in found.records { Terminal.print("  \(record.id)  \(RecordText.line(record))") }
            if !found.events.isEmpty { Terminal.print("\nevents") }
            for line in found.events { Terminal.print("  " + EventText.line(line)) }
        }
        guard isKnown else {
            try Refusal(.noInput, "nothing was ever heard of it: no source lists it and no record cites it").end()
        }
    }

    private func known(_ url: WebURL, _ configuration: Configuration) throws -> AddressText {
        let folder = configuration.store.folder
        _ = try StoreAccess.exists(folder + "/" + Store.databaseName, in: folder)
        do throws(StoreError) {
            if let state = try StateReading.open(configuration) {
                let text = try AddressText(url, configuration: configuration, state: state, now: Date())
                try state.close()
                return text
            }
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        try Refusal(.noInput, "there is no store at \(folder) yet").end()
    }
}
