import ArgumentParser
import Daemon
import Glibc
import Reading
import Store

struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count what is in the store: by day, source, language and outlet; copies, and whose.")

    @Option(help: "How many rows of each table.")
    var rows = 14

    @OptionGroup(title: "Which records") var which: FilterOptions
    @OptionGroup(title: "Where") var options: ConfigurationOptions

    func run() throws {
        var counts = StoreStatistics()
        try StoreReading.run(options, which.filter(), label: "stats") { found in
            counts.add(found.record)
            return true
        }
        let copies = counts.copies.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        Terminal.print(
            "\(counts.records) records: \(counts.articles) articles, \(counts.documents) documents, \(counts.revisions) revisions"
                + (copies.isEmpty ? "" : ", copies: \(copies.joined(separator: ", "))"))
        chart("by day, new", Array(counts.days.sorted { $0.key < $1.key }.suffix(rows).map { ($0.key, $0.value) }))
        chart("by source", counts.sources.largest(rows) { $0 })
        chart("by language", counts.languages.largest(rows) { $0 })
        chart("by outlet", counts.domains.largest(rows) { $0 })
        let firsts = counts.firsts.largest(rows) { "\($0.first) \($0.copying)" }
        chart("copies: seen first at ← copying", firsts.map { ("\($0.key.first) ← \($0.key.copying)", $0.value) })
    }

    private func chart(_ title: String, _ rows: [(key: String, value: Int)]) {
        guard let most = rows.map(\.value).max() else { return }
        Terminal.print("\n\(title)")
        let width = min(60, rows.map(\.key.count).max() ?? 0)
        let digits = String(most).count
        for row in rows {
            let number = String(row.value)
            Terminal.print(
                "  " + row.key
                    + String(repeating: " ", count: max(0, width - row.key.count) + 2 + digits - number.count)
                    + number + "  " + String(repeating: "█", count: max(1, row.value * 40 / most)))
        }
    }
}
