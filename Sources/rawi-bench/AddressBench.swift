import ArgumentParser
import FoundationEssentials
import Web

struct AddressBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "urls", abstract: "Addresses parsed and brought into their canonical form, key and site.")

    @Argument(help: "A file of absolute addresses, one a line.")
    var file: String

    @Option(help: "How often the file is gone through.")
    var rounds = 9

    func run() throws {
        let texts = String(decoding: try Files.bytes(file), as: UTF8.self).split(separator: "\n").map(String.init)
        var parsed = 0
        let times = (0...rounds).map { _ in
            parsed = 0
            return Stopwatch.cpu {
                for text in texts {
                    guard let url = WebURL(text) else { continue }
                    Stopwatch.keep(CanonicalURL(url).key)
                    parsed += 1
                }
            }
        }
        let time = times.dropFirst().median ?? .zero
        Figures.print("addresses", Double(texts.count), "addresses, \(texts.count - parsed) of them refused")
        Figures.print("canonical forms", Double(texts.count) / time.inSeconds, "addresses/s CPU")
    }
}
