import ArgumentParser
import FoundationEssentials
import Web

struct RobotsBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "robots", abstract: "robots.txt files parsed, and asked about addresses.")

    @Argument(help: "A folder of robots.txt files.")
    var folder: String

    @Option(help: "How often everything is gone through.")
    var rounds = 9

    /// Shapes of addresses that news sites have, a listing, a story, a search, an asset.
    private static let targets = [
        "/", "/2026/11/21/a-story-of-the-day/", "/news/world/12345678", "/search?q=a&page=2",
        "/wp-admin/admin-ajax.php",
        "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/12345", "/category/politics/page/3?sort=date", "/assets/site.css?v=12",
        "/article.aspx?id=1&lang=ar", "/tag/economy",
    ]

    func run() throws {
        let texts = try Files.below(folder).map { try Files.bytes($0) }
        let rules = texts.map { RobotsRules(parsing: $0) }
        let parsing = (0...rounds).map { _ in
            Stopwatch.cpu { for text in texts { Stopwatch.keep(RobotsRules(parsing: text)) } }
        }
        let asking = (0...rounds).map { _ in
            Stopwatch.cpu {
                var allowed = 0
                for rules in rules {
                    for target in Self.targets where rules.allows(target, agent: "rawi") { allowed += 1 }
                }
                Stopwatch.keep(allowed)
            }
        }
        let bytes = Double(texts.reduce(0) { $0 + $1.count })
        let parseTime = (parsing.dropFirst().median ?? .zero).inSeconds
        let askTime = (asking.dropFirst().median ?? .zero).inSeconds
        Figures.print("robots.txt", Double(texts.count), "files of \(Int(bytes) / texts.count) bytes")
        Figures.print("robots.txt parsed", Double(texts.count) / parseTime, "files/s CPU")
        Figures.print("robots.txt parsed", bytes / 1e6 / parseTime, "MB/s CPU")
        Figures.print("robots decisions", Double(texts.count * Self.targets.count) / askTime, "decisions/s CPU")
    }
}
