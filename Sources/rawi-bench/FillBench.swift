import ArgumentParser
import Bytes
import Dedupe
import FoundationEssentials
import Store
import Web

struct FillBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill",
        abstract: "Makes a configuration and a store of many records, for measuring how rawi starts with them.",
        discussion: "`rawi rebuild` makes the state database of it. Sources point to a closed port on loopback.")

    @Argument(help: "A new folder: rawi.toml, sources.d and var come into it.")
    var folder: String

    @Option(help: "Records, each of another address.")
    var records = 1_000_000

    @Option(help: "Words of a text: from some dozens on it is indexed for near copies.")
    var words = 300

    @Option(help: "Feeds.")
    var sources = 10_000

    func run() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder + "/sources.d", withIntermediateDirectories: true)
        let configuration =
            "contact = \"https://n.example/\"\n[store]\nfolder = \"var\"\n[sources]\nfolder = \"sources.d\"\n"
        try Data(configuration.utf8).write(to: URL(filePath: folder + "/rawi.toml"))
        var text = ""
        for number in 0..<sources {
            text += "[[source]]\nid = \"s\(number)\"\nkind = \"feed\"\nurl = \"http://127.0.0.1:9/\(number)\"\n"
        }
        try Data(text.utf8).write(to: URL(filePath: folder + "/sources.d/all.toml"))

        var now = Date(timeIntervalSince1970: 1_795_262_400)
        let store = try Store(
            opening: StoreOptions(folder: folder + "/var", instance: "bench"), files: DiskFiles(), now: now)
        var invented = InventedText(seed: 3)
        let time = try Stopwatch.wall {
            for start in stride(from: 0, to: records, by: 1_000) {
                var lines: [[UInt8]] = []
                for number in start..<min(records, start + 1_000) {
                    let record = record(number, text: invented.words(words), at: now)
                    lines.append(record.line(seq: store.records.nextSeq + lines.count))
                }
                try store.records.append(lines)
                now.addTimeInterval(10)
                try store.records.rotateIfDue(now: now)
            }
        }
        try store.close()
        Figures.print("records made and appended", Double(records) / time.inSeconds, "records/s wall")
    }

    private func record(_ number: Int, text: String, at now: Date) -> Record {
        let url = "https://site\(number % 5_000).example/2026/11/story-\(number)"
        let key = WebURL(url).map { CanonicalURL($0).key } ?? url
        let digest = SHA256.text(Array(text.utf8))
        let print = Fingerprint(of: text)
        var record = Record(
            id: Record.id(urlKey: key, revision: 0), kind: .article, urlKey: key, firstSeenAt: now, fetchedAt: now,
            extractorVersion: "bench", instance: "bench")
        record.url = url
        record.finalURL = url
        record.title = "عنوان \(number)"
        record.text = text
        record.contentHash = print.contentHash
        record.wordCount = print.wordCount
        record.payloadDigest = digest
        return record
    }
}
