import ArgumentParser
import CLibXML2
import Feeds
import FoundationEssentials
import Glibc
import Web

struct FeedsBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Feeds read into entries, against libxml2's bare DOM of the same bytes, which has no entries yet.")

    @Argument(help: "A folder of feeds, as servers sent them.")
    var folder: String

    @Option(help: "How often each feed is measured.")
    var rounds = 9

    func run() throws {
        // libxml2 has nothing to say to JSON feeds and lists of lines.
        let files = try Files.below(folder).filter { try Files.bytes($0).first { $0 > 0x20 } != UInt8(ascii: "{") }
        var ours = Duration.zero
        var theirs = Duration.zero
        var bytesRead = 0
        var entries = 0
        for file in files {
            let bytes = try Files.bytes(file)
            entries += Self.parse(bytes)
            let feed = Rounds.compare(
                rounds, { Stopwatch.cpu { Self.settled { Self.parse(bytes) } } },
                { Stopwatch.cpu { Self.settled { Self.parseBare(bytes) } } })
            ours += feed.mine
            theirs += feed.other
            bytesRead += bytes.count
        }
        let count = Double(files.count)
        Figures.print("feeds", count, "feeds of \(bytesRead / files.count / 1000) kB, \(entries) entries")
        Figures.print("feeds read", count / ours.inSeconds, "feeds/s CPU")
        Figures.print("feeds read", Double(bytesRead) / 1e6 / ours.inSeconds, "MB/s CPU")
        Figures.print("bare libxml2 DOM", count / theirs.inSeconds, "feeds/s CPU")
        Figures.print("feeds against bare libxml2", theirs / ours, "times its feeds/s")
    }

    /// With the heap put in order within the time: the allocator joins small pieces when a large one is asked for next, and
    /// else each of the two would pay for what the other gave back.
    private static func settled<Result>(_ work: () -> Result) -> Result {
        let result = work()
        free(malloc(64 << 10))
        return result
    }

    /// Against an address, as in the daemon: relative links in titles and contents are looked for and resolved.
    private static let address = WebURL("https://www.example/feeds/all.xml")

    private static func parse(_ bytes: [UInt8]) -> Int {
        do throws(FeedError) {
            return try FeedParser.parse(bytes, url: address, headerCharset: nil).entries.count
        } catch {
            return 0
        }
    }

    private static func parseBare(_ bytes: [UInt8]) {
        rawi_xml_silence()
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NONET.rawValue
        let tree = bytes.withUnsafeBytes { raw in
            xmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil, nil,
                Int32(options))
        }
        if let tree { xmlFreeDoc(tree) }
    }
}
