import ArgumentParser
import Bytes
import Daemon
import FoundationEssentials
import Glibc
import Reading
import Store

struct Cat: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the records of all segments, sealed ones too, in their order.",
        discussion: """
            JSON lines as they stand in the store, or CSV. Also while the daemon runs. What cannot be read is named on \
            standard error, and ends it with 65 when all else is printed.

              rawi cat --since 7d --language ar --no-copies > week.jsonl
              rawi cat --latest --with-text --format csv --excel > articles.csv
              rawi cat --from 1201                    what came after the line 1200
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, csv }

    @OptionGroup(title: "Which records") var which: FilterOptions

    @Flag(help: "The events in place of the records; of the filters --since, --until and --source.")
    var events = false

    @Flag(help: "Only the newest revision of each article.")
    var latest = false

    @Flag(help: "Copies that were stored without their text get the original's.")
    var withText = false

    @Option(help: "Only lines from this number on.")
    var from = 0

    @Option(name: [.customShort("n"), .long], help: "At most so many.")
    var lines: Int?

    @Option(help: "jsonl or csv.")
    var format = Format.jsonl

    @Option(help: "Columns of the CSV, by commas: names of fields, source.title for one within another.")
    var fields: String?

    @Flag(help: "Begin the CSV with a mark by which spreadsheets know UTF-8.")
    var excel = false

    @OptionGroup(title: "Where") var options: ConfigurationOptions

    func validate() throws {
        if format != .csv, fields != nil || excel { throw ValidationError("--fields and --excel are for --format csv") }
        if events, format == .csv || latest || withText {
            throw ValidationError("--events are JSON lines as they stand")
        }
        if let lines, lines < 1 { throw ValidationError("--lines takes 1 or more") }
    }

    func run() throws {
        if events { return try printEvents() }
        let table = RecordTable(
            columns: fields.map { $0.split(separator: ",").map(String.init) } ?? RecordTable.standard)
        if format == .csv {
            Terminal.write((excel ? [0xEF, 0xBB, 0xBF] : []) + table.header, to: STDOUT_FILENO)
        }
        var left = lines ?? .max
        try StoreReading.run(options, which.filter(), label: "cat") { reader in
            (reader.isLatestOnly, reader.fillsCopies, reader.firstSeq) = (latest, withText, from)
        } each: { found in
            let line = found.line ?? found.record.line(seq: found.seq)
            Terminal.write(format == .csv ? Self.row(line, table) : line + [0x0A], to: STDOUT_FILENO)
            left -= 1
            return left > 0
        }
    }

    private func printEvents() throws {
        var left = lines ?? .max
        try StoreReading.run(options, label: "cat") { folder, progress, complain throws(StoreError) in
            var reader = try EventReader(folder: folder)
            (reader.filter, reader.firstSeq) = (which.filter(), from)
            progress.total = reader.bytes
            try reader.read(progress: progress.advance, complain: complain) { line throws(StoreError) in
                Terminal.write(line + [0x0A], to: STDOUT_FILENO)
                left -= 1
                return left > 0
            }
        }
    }

    private static func row(_ line: [UInt8], _ table: RecordTable) -> [UInt8] {
        do throws(JSONReader.Failure) { return try table.row(line) } catch { return [] }
    }
}
