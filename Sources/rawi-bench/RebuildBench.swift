import ArgumentParser
import Daemon
import FoundationEssentials
import Store

struct RebuildBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Makes the state database of a store that `fill` has made, as `rawi rebuild` does.",
        discussion: "Wall time; the disk and what else the machine does count.")

    @Argument(help: "The folder that was given to `fill`.")
    var folder: String

    func run() async throws {
        var configuration = Configuration(instance: "bench")
        configuration.store.folder = folder + "/var"
        let clock = ContinuousClock()
        let start = clock.now
        let count = try await Renewal(configuration: configuration).run(say: { print($0) })
        let time = clock.now - start
        let size = try DiskFiles().size(folder + "/var/" + Store.databaseName) ?? 0
        Figures.print("records taken into a new database", Double(count) / time.inSeconds, "records/s wall")
        Figures.print("a million of them", time.inSeconds * 1e6 / Double(max(1, count)), "s wall")
        Figures.print("database", Double(size) / Double(max(1, count)), "bytes a record")
    }
}
