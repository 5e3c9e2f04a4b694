import ArgumentParser
import FoundationEssentials
import Glibc
import Store

/// One daemon's share of a measurement: Tests/ClusterBench/bench.py says what is to be done, and looks at the server meanwhile.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Claims and settles as it is told on its input; what that took is a line of JSON each time.",
        shouldDisplay: false)

    @Option(help: "The shared database.") var url: String?
    @Option(help: "A file in place of it.") var sqlite: String?
    @Option(help: "The schema.") var schema = "rawi"
    @Option(help: "No other has this number.") var number = 0
    @Option(help: "Targets a claim.") var batch = 32
    @Option(help: "How many sites there are.") var sites: Int
    @Option(help: "When the targets were due at the latest, milliseconds since 1970.") var base: Int
    @Option(help: "How many texts are there already.") var texts = 0
    @Flag(help: "Makes the tables and ends.") var migrates = false

    func run() throws {
        let pages = InventedPages(sites: sites, base: Date(timeIntervalSince1970: Double(base) / 1_000))
        guard let url else { return try work(SQLiteState(path: sqlite), pages) }
        var options = PostgresOptions(url: url, instance: "bench\(number)")
        (options.schema, options.store) = (schema, "store\(number)")
        if migrates {
            _ = try PostgresState.migrate(options)
        } else {
            try work(PostgresState(options, at: Date()), pages)
        }
    }

    private func work(_ state: any StateDatabase, _ pages: InventedPages) throws {
        var share = ClusterShare(state: state, pages: pages, batch: batch, number: number, texts: texts)
        print("ready")
        fflush(nil)
        while let line = readLine() {
            let words = line.split(separator: " ")
            let values = words.dropFirst().compactMap { Int($0) }
            guard let order = words.first.flatMap({ ClusterShare.Order(rawValue: String($0)) }), values.count < 4 else {
                throw ValidationError("no order: \(line)")
            }
            print(try share.carryOut(order, values))
            fflush(nil)
        }
        try state.close()
    }
}
