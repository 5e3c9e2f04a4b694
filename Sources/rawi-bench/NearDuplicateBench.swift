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
        try measure(state)
        Figures.print("resident", Memory.resident, "MB")
        Figures.print("peak", Memory.peak, "MB")
        try state.close()
        if !keep { try FileManager.default.removeItem(atPath: place) }
    }

    /// As the loop does it: fingerprints outside; then what is known, the verdict, and the text becomes known, many texts a
    /// transaction.
    private func measure(_ state: SQLiteState) throws {
        var printing = Duration.zero
        var taken = Verdicts()
        for start in stride(from: 0, to: verdicts, by: 64) {
            let texts = (start..<min(verdicts, start + 64)).map(text)
            var prints: [Fingerprint] = []
            printing += Stopwatch.cpu { prints = texts.map { Fingerprint(of: $0) } }
            taken.wall += try Stopwatch.wall { try judge(prints, from: start, state, &taken) }
        }
        let count = Double(verdicts)
        Figures.print("fingerprints", count / printing.inSeconds, "texts/s CPU (\(words) words)")
        Figures.print("verdicts", count / taken.judging.inSeconds, "texts/s CPU, \(taken.near) near (\(known) known)")
        Figures.print("made known", count / taken.learning.inSeconds, "texts/s CPU")
        Figures.print("verdicts, made known and committed", count / taken.wall.inSeconds, "texts/s wall")
    }

    private struct Verdicts {
        var judging = Duration.zero
        var learning = Duration.zero
        var wall = Duration.zero
        var near = 0
    }

    /// One in ten is an earlier text with every 60th word changed.
    private func text(_ index: Int) -> String {
        let isCopy = index % 10 == 9
        var invented = InventedText(seed: UInt64(isCopy ? index - 5 : index) &* 0x1_0001 &+ 99)
        let text = invented.words(words)
        guard isCopy else { return text }
        return text.split(separator: " ").enumerated()
            .map { $0.offset % 60 == 7 ? "غيرها" : String($0.element) }.joined(separator: " ")
    }

    private func judge(
        _ prints: [Fingerprint], from start: Int, _ state: SQLiteState, _ taken: inout Verdicts
    ) throws(StoreError) {
        try state.transaction { transaction throws(StoreError) in
            for (offset, print) in prints.enumerated() {
                taken.judging += try Stopwatch.cpu { () throws(StoreError) in
                    let rows = try transaction.texts(contentHash: print.contentHash, bands: print.bands)
                    let known = rows.map {
                        KnownText(
                            recordID: $0.recordID, contentHash: $0.contentHash, wordCount: $0.wordCount,
                            signature: $0.signature)
                    }
                    if TextVerdict.judge(print, among: known) != .new { taken.near += 1 }
                }
                taken.learning += try Stopwatch.cpu { () throws(StoreError) in
                    let row = TextRow(
                        recordID: "b-\(start + offset)", contentHash: print.contentHash, wordCount: print.wordCount,
                        signature: print.signature)
                    try transaction.apply(.text(row, bands: print.bands))
                }
            }
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
