import ArgumentParser
import Daemon
import Glibc
import Reading
import Store
import Text
import Web

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what a revision changed, word by word.",
        discussion: """
            Of a record's id: against the revision before it; of an address: its two newest revisions; of two ids: the \
            first against the second. In colour on a terminal, as [-gone-] and {+new+} elsewhere. Ends with 1 when they differ.
            """)

    @Argument(help: "A record's id, two ids, or an address.")
    var what: [String]

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard (1...2).contains(what.count) else { throw ValidationError("name a record's id, two ids, or an address") }
    }

    func run() throws {
        let key = what.count == 1 ? WebURL(what[0]).map { CanonicalURL($0).key } : nil
        let ids = Set(what)
        var chains: [String: [Record]] = [:]
        var named: [String: Record] = [:]
        try StoreReading.run(options, RecordFilter(), label: "diff") { found in
            let record = found.record
            if ids.contains(record.id) { named[record.id] = record }
            if record.duplicateKind != .address, record.revision > 0 || key == nil || record.urlKey == key {
                if key == nil || record.urlKey == key { chains[record.urlKey, default: []].append(record) }
            }
            return true
        }
        guard let (old, new) = pair(key, named, chains) else {
            try Refusal(.noInput, "\(what.joined(separator: " ")): no two revisions are here to compare").end()
        }
        let isColoured = isatty(STDOUT_FILENO) == 1
        Terminal.print(RecordText.line(old))
        Terminal.print(RecordText.line(new))
        let (title, text) = (
            WordDiff(from: old.title ?? "", to: new.title ?? ""), WordDiff(from: old.text ?? "", to: new.text ?? "")
        )
        Terminal.print("")
        if !title.isEqual { Terminal.print(Self.show(title, isColoured) + "\n") }
        Terminal.print(Self.show(text, isColoured))
        if !title.isEqual || !text.isEqual { throw ArgumentParser.ExitCode(1) }
    }

    private func pair(_ key: String?, _ named: [String: Record], _ chains: [String: [Record]]) -> (Record, Record)? {
        if what.count == 2 {
            guard let old = named[what[0]], let new = named[what[1]] else { return nil }
            return (old, new)
        }
        if let key, let chain = chains[key], chain.count > 1 { return (chain[chain.count - 2], chain[chain.count - 1]) }
        guard let new = named[what[0]], let chain = chains[new.urlKey],
            let old = chain.first(where: { $0.id == new.previousID })
        else { return nil }
        return (old, new)
    }

    private static func show(_ diff: WordDiff, _ isColoured: Bool) -> String {
        diff.pieces.map { piece in
            switch piece {
            case .same(let text): text
            case .removed(let text): mark(text, isColoured ? ("\u{1B}[31;9m", "\u{1B}[0m") : ("[-", "-]"))
            case .added(let text): mark(text, isColoured ? ("\u{1B}[32m", "\u{1B}[0m") : ("{+", "+}"))
            }
        }.joined()
    }

    /// Marks are of no direction: in isolates they stay where they belong. White space behind stays outside.
    private static func mark(_ text: String, _ marks: (String, String)) -> String {
        let words = text.reversed().drop(while: \.isWhitespace).reversed()
        let behind = text.suffix(text.count - words.count)
        return Bidi.isolate(marks.0 + String(words) + marks.1) + behind
    }
}
