import ArgumentParser
import Daemon
import Extract
import Feeds
import FoundationEssentials
import Text
import Web

struct Feed: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a feed or sitemap from a file and print what is in it, a JSON line an entry.")

    @Argument(help: "A file; - for standard input.", completion: .file())
    var file: String

    @Option(help: "The address the feed came from.")
    var url: String?

    @Flag(help: "It is a page that lists articles: print the links that a source of type listing would follow.")
    var listing = false

    func run() throws {
        let bytes = try Terminal.input(file)
        guard !listing else { return try printLinks(bytes) }
        do throws(FeedError) {
            let feed = try FeedParser.parse(bytes, url: url.flatMap { WebURL($0) }, headerCharset: nil)
            Terminal.complain(
                "\(feed.format.rawValue) \(feed.version ?? ""): \(feed.title ?? "(no title)"), \(feed.entries.count) entries, \(feed.children.count) children"
                    + (feed.isTruncated ? ", cut short" : ""))
            for entry in feed.entries { print(EntryLine(entry)) }
            for child in feed.children { print(ChildLine(url: child.url, title: child.title)) }
        } catch {
            try Refusal(.badData, "\(file): \(Failure.describe(error))").end()
        }
    }

    private func printLinks(_ bytes: [UInt8]) throws {
        guard let url, let base = WebURL(url) else {
            try Refusal(.usage, "--listing needs the page's address: --url").end()
        }
        do throws(ExtractError) {
            let links = try ListingLinks.find(in: bytes, url: base, contentType: nil)
            Terminal.complain("listing: \(links.count) links")
            for link in links { print(EntryLine(link)) }
        } catch {
            try Refusal(.badData, "\(file): \(Failure.describe(error))").end()
        }
    }

    private func print(_ line: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            Terminal.write([UInt8](try encoder.encode(line)) + [UInt8(ascii: "\n")], to: 1)
        } catch {
            preconditionFailure("a line of strings always encodes: \(error)")
        }
    }
}

private struct EntryLine: Encodable {
    var id: String?
    var link: String?
    var title: String?
    var authors: [String]
    var published: String?
    var updated: String?

    init(_ link: ArticleLink) {
        self.link = link.url
        title = link.text
        authors = []
    }

    init(_ entry: FeedEntry) {
        id = entry.id
        link = entry.link
        title = entry.title
        authors = entry.authors
        published = entry.published.map { $0.instant.map { RFC3339.format($0) } ?? $0.dayText }
        updated = entry.updated.map { $0.instant.map { RFC3339.format($0) } ?? $0.dayText }
    }
}

private struct ChildLine: Encodable {
    var url: String
    var title: String?
}
