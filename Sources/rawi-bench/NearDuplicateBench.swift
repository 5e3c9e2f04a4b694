import ArgumentParser
import Dedupe
import FoundationEssentials
import Store

struct NearDuplicateBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "neardup",
        abstract: "Verdicts on new texts with many known in the state database.",
        discussion: """
            The known texts get keys and signatures drawn at random: their number and their spread over the index count here, \
            not what they say. The texts judged are invented, one in ten a copy with some words changed.
            """)

    @Argument(help: "A folder for the database; it is emptied again.")
    var folder: String

    @Option(help: "Texts known before.")
    var known = 200_000

    @Option(help: "Texts judged.")
    var verdicts = 5_000

    @Option(help: "Words a text.")
    var words = 400

    @Flag(help: "Leave the database, and start with it the next time.")
    var keep = false

    func run() throws {
        let place = folder + "/rawi-bench-neardup"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let state = try SQLiteState(path: place + "/state.sqlite")
        var invented = InventedText(seed: 11)
        let likeThese = Fingerprint(of: invented.words(words))
        let before = try state.counts(at: Date(timeIntervalSince1970: 0)).texts
        if before < known {
            let time = try Stopwatch.wall { try fill(state, from: before, like: likeThese, drawing: &invented) }
            Figures.print("filled", Double(known - before) / time.inSeconds, "texts/s wall")
            let size = try ["state.sqlite", "state.sqlite-wal"].reduce(0) { sum, name in
                sum + (try DiskFiles().size(place + "/" + name) ?? 0)
            }
            Figures.print("on disk", Double(size) / Double(known), "bytes a text (\(known) known)")
        }
        var texts = (0..<verdicts).map { _ in invented.words(words) }
        for index in stride(from: 9, to: verdicts, by: 10) {
            texts[index] = texts[index - 5].split(separator: " ").enumerated()
                .map { $0.offset % 60 == 7 ? "غيرها" : String($0.element) }.joined(separator: " ")
        }
        let printing = Stopwatch.cpu { for text in texts { Stopwatch.keep(Fingerprint(of: text)) } }
        Figures.print("fingerprints", Double(verdicts) / printing.inSeconds, "texts/s CPU (\(words) words)")
        var near = 0
        let judging = try Stopwatch.wall {
            for (index, text) in texts.enumerated() where try judge(text, index, state) { near += 1 }
        }
        Figures.print(
            "verdicts, each text then known", Double(verdicts) / judging.inSeconds, "texts/s wall, \(near) near")
        Figures.print("resident", Memory.resident, "MB")
        Figures.print("peak", Memory.peak, "MB")
        try state.close()
        if !keep { try FileManager.default.removeItem(atPath: place) }
    }

    /// As the loop does it: fingerprint, what is known, verdict, and the text becomes known. One transaction a text.
    private func judge(_ text: String, _ index: Int, _ state: SQLiteState) throws -> Bool {
        let print = Fingerprint(of: text)
        return try state.transaction { transaction throws(StoreError) in
            let rows = try transaction.texts(contentHash: print.contentHash, bands: print.bands)
            let known = rows.map {
                KnownText(
                    recordID: $0.recordID, contentHash: $0.contentHash, wordCount: $0.wordCount, signature: $0.signature
                )
            }
            let verdict = TextVerdict.judge(print, among: known)
            let row = TextRow(
                recordID: "b-\(index)", contentHash: print.contentHash, wordCount: print.wordCount,
                signature: print.signature)
            try transaction.apply(.text(row, bands: print.bands))
            return verdict != .new
        }
    }

    private func fill(
        _ state: SQLiteState, from: Int, like shape: Fingerprint, drawing random: inout InventedText
    ) throws {
        for start in stride(from: from, to: known, by: 10_000) {
            try state.transaction { transaction throws(StoreError) in
                for number in start..<min(known, start + 10_000) {
                    var digest = "sha256:"
                    for _ in 0..<4 {
                        let hex = String(random.number(), radix: 16)
                        digest += String(repeating: "0", count: 16 - hex.count) + hex
                    }
                    let signature =
                        [shape.signature.first ?? 0]
                        + shape.signature.dropFirst().map { _ in
                            UInt8(truncatingIfNeeded: random.number())
                        }
                    let bands = shape.bands.map { _ in Int64(bitPattern: random.number()) }
                    let row = TextRow(
                        recordID: "01J\(number)", contentHash: digest, wordCount: shape.wordCount, signature: signature)
                    try transaction.apply(.text(row, bands: bands))
                }
            }
        }
    }
}
