import Bytes
import FoundationEssentials
import Store

/// The pages that a measurement asks for, each a function of its number: Tests/ClusterBench/fill.sql makes the same rows, and
/// bench.py compares them.
struct InventedPages {
    var sites: Int
    /// Targets were due up to 100,000 s before this.
    var base: Date

    func target(_ number: Int) -> Target {
        Target(
            key: "page:" + urlKey(number), kind: .page, url: "https://" + urlKey(number), site: site(number),
            due: base - Double(number % 100_000), memo: [UInt8](repeating: 0x6D, count: 400))
    }

    func urlKey(_ number: Int) -> String { "\(site(number))/2026/11/story-\(number)-of-the-harbour" }
    func site(_ number: Int) -> String { "site\(number % sites).example" }
    /// Each site has one of its own, which is looked up and locked as any is; who shares one waits for a second at least, whatever the
    /// delay, and few sites would measure that.
    func address(of site: String) -> String {
        "198.51.100." + site.dropFirst("site".count).prefix { $0 != "." }
    }

    func article(_ number: Int, urlKey: String, revision: Int = 0) -> ArticleRow {
        ArticleRow(
            urlKey: urlKey, recordID: Self.record(number), revision: revision, contentHash: Self.digest("text", number),
            payloadDigest: Self.digest("payload", number), firstSeenAt: base, publishedAt: base, owner: urlKey,
            wordCount: 300, version: SHA256.key("version \(number)"), instance: "bench")
    }

    func text(_ number: Int) -> TextRow {
        TextRow(
            recordID: Self.record(number), contentHash: Self.digest("text", number), wordCount: 300,
            signature: [UInt8](repeating: 7, count: 289))
    }

    static func bands(_ number: Int) -> [Int64] { (0..<12).map { SHA256.key("band \(number) \($0)") } }

    private static func record(_ number: Int) -> String {
        let digits = "\(number)"
        return "r" + String(repeating: "0", count: max(0, 25 - digits.utf8.count)) + digits
    }

    private static func digest(_ what: String, _ number: Int) -> String {
        SHA256.text(Array("\(what) \(number)".utf8))
    }
}
