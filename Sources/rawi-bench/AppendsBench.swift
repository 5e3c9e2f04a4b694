import ArgumentParser
import FoundationEssentials
import Glibc
import Store

struct AppendsBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appends",
        abstract:
            "Lines appended to a record log and flushed in groups, against write(2) and fdatasync(2) of the same bytes.",
        discussion: "Wall time: what is measured is mostly the disk.")

    @Argument(help: "A folder on the disk to measure; it is filled and emptied again.")
    var folder: String

    @Option(help: "Bytes of a line.")
    var bytes = 5_000

    @Option(help: "Lines a flush.")
    var group = 64

    @Option(help: "Groups a round.")
    var groups = 20

    @Option(help: "Rounds.")
    var rounds = 60

    func run() throws {
        let place = folder + "/rawi-bench-appends"
        var options = StoreOptions(folder: place + "/store", instance: "bench")
        // Compressing what is sealed belongs to another moment; segments do change.
        options.compresses = false
        let store = try Store(opening: options, files: DiskFiles(), now: Date(timeIntervalSince1970: 1_795_262_400))
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: max(1, bytes) - 1) + [UInt8(ascii: "\n")]
        let batch = Array(repeating: line, count: max(1, group))
        let joined = Array(batch.joined())
        let bare = open(place + "/bare", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard bare >= 0 else { throw ValidationError("\(place)/bare: \(String(cString: strerror(errno)))") }
        var written = 0
        let compared = try Rounds.compare(
            rounds, { try Stopwatch.wall { for _ in 0..<groups { try store.records.append(batch) } } },
            {
                // As much in one file as in a segment.
                if written > options.segmentBytes, ftruncate(bare, 0) == 0 { written = 0 }
                written += groups * joined.count
                return try Stopwatch.wall {
                    for _ in 0..<groups {
                        guard write(bare, joined, joined.count) == joined.count, fdatasync(bare) == 0 else {
                            throw ValidationError("\(place)/bare: \(String(cString: strerror(errno)))")
                        }
                    }
                }
            })
        close(bare)
        try store.close()
        try FileManager.default.removeItem(atPath: place)
        let lines = Double(groups * batch.count)
        Figures.print("appended", lines / compared.mine.inSeconds, "lines/s wall (\(bytes) bytes, flushed by \(group))")
        Figures.print("write and fdatasync", lines / compared.other.inSeconds, "lines/s wall")
        Figures.print("one such write and fdatasync", compared.other.inMilliseconds * 1000 / Double(groups), "µs wall")
        Figures.print("appends against write and fdatasync", compared.ratio, "times its lines/s")
    }
}
