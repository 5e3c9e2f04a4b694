import ArgumentParser
import Web

struct DecodeBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Bytes into UTF-8: text that is UTF-8 already, and Arabic that nobody declared.")

    @Option(help: "How often each text is decoded.")
    var rounds = 99

    @Option(help: "Words in the text.")
    var words = 20_000

    func run() throws {
        var invented = InventedText(seed: 7)
        let text = invented.words(words)
        measure("valid UTF-8", Array(text.utf8), is: text)
        for name in ["windows-1256", "ISO-8859-6"] {
            guard let bytes = Self.encode(text, as: name) else { throw ValidationError("no table of \(name)") }
            measure("undeclared \(name)", bytes, is: text)
        }
    }

    private func measure(_ what: String, _ bytes: [UInt8], is text: String) {
        let found = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        let verdict = found.utf8.elementsEqual(text.utf8) ? "found" : "WRONGLY found"
        let times = (0...rounds).map { _ in
            Stopwatch.cpu { Decoded.decode(bytes, headerCharset: nil, syntax: .text) }
        }
        let time = (times.dropFirst().median ?? .zero).inSeconds
        Figures.print(
            what, Double(bytes.count) / 1e6 / time, "MB/s CPU (\(bytes.count / 1000) kB, \(verdict) \(found.encoding))")
    }

    /// The decoder's own table, turned round; nil when it lacks a letter.
    private static func encode(_ text: String, as name: String) -> [UInt8]? {
        var byteOf: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8.min...UInt8.max {
            guard let one = Decoded.decode([byte], as: name)?.utf8 else { return nil }
            for scalar in String(decoding: one, as: UTF8.self).unicodeScalars { byteOf[scalar] = byte }
        }
        let bytes = text.unicodeScalars.compactMap { byteOf[$0] }
        return bytes.count == text.unicodeScalars.count ? bytes : nil
    }
}
