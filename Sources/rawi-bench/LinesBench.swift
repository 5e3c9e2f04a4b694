import ArgumentParser
import FoundationEssentials
import Store

struct LinesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Records written as JSON lines and read back, nothing touching the disk.")

    @Option(help: "Words of a text.")
    var words = 400

    @Option(help: "How often the records are gone through.")
    var rounds = 30

    func run() throws {
        let records = (0..<2_000).map { Self.record($0, words: words) }
        let lines = records.map { $0.line(seq: 1) }
        let writing = (0...rounds).map { _ in
            Stopwatch.cpu { for record in records { Stopwatch.keep(record.line(seq: 1)) } }
        }
        let reading = try (0...max(1, rounds / 5)).map { _ in
            try Stopwatch.cpu { for line in lines { Stopwatch.keep(try Record(decoding: line)) } }
        }
        let size = lines.reduce(0) { $0 + $1.count } / lines.count
        let count = Double(records.count)
        Figures.print(
            "lines written", count / (writing.dropFirst().median ?? .zero).inSeconds, "lines/s CPU (\(size) bytes)")
        Figures.print("lines written, at best", count / (writing.min() ?? .zero).inSeconds, "lines/s CPU")
        Figures.print("lines read", count / (reading.dropFirst().median ?? .zero).inSeconds, "lines/s CPU")
    }

    /// With about as much in it as a fetched page gives.
    private static func record(_ number: Int, words: Int) -> Record {
        var text = InventedText(seed: UInt64(number))
        let key = "news.example/2026/11/\(number)"
        let noon = Date(timeIntervalSince1970: 1_795_262_400 + Double(number))
        var record = Record(
            id: Record.id(urlKey: key, revision: 0), kind: .article, urlKey: key, firstSeenAt: noon, fetchedAt: noon,
            extractorVersion: "1.0", instance: "rawi@bench")
        record.url = "https://\(key)?utm_source=feed"
        record.finalURL = "https://\(key)"
        record.canonicalURL = "https://\(key)"
        record.domain = "news.example"
        record.siteName = "الميناء"
        record.title = text.words(9)
        record.description = text.words(20)
        record.text = text.words(words)
        record.textDirection = "rtl"
        record.wordCount = words
        record.authors = [text.words(2), text.words(2)]
        record.section = "أخبار"
        record.keywords = [text.words(1), text.words(1), text.words(1)]
        record.imageURL = "https://\(key).jpg"
        record.language = "ar"
        record.languageConfidence = 0.997
        record.languageSource = "text"
        record.publishedAt = noon
        record.publishedDay = "2026-11-21"
        record.publishedPrecision = "minute"
        record.publishedSource = "json-ld"
        record.publishedRaw = "2026-11-21T12:00:00Z"
        record.modifiedAt = noon
        record.discoveredFrom = [
            Record.Origin(
                kind: "feed", url: "https://news.example/feed", sourceID: "example", entryID: key, position: 0,
                seenAt: noon)
        ]
        record.links = (0..<5).map { index in
            Record.Link(
                url: "https://news.example/\(number)/\(index)", text: text.words(3), rel: [], isInternal: true)
        }
        var http = Record.HTTP()
        http.status = 200
        http.version = "2"
        http.contentType = "text/html"
        http.charset = "UTF-8"
        http.charsetSource = "header"
        http.bytes = 231_044
        http.encoding = "br"
        http.remoteIP = "192.0.2.1"
        http.durationMilliseconds = 412
        record.http = http
        record.payloadDigest = "sha256:" + String(repeating: "0a", count: 32)
        record.contentHash = "sha256:" + String(repeating: "f1", count: 32)
        var rights = Record.Rights()
        rights.robots = "allowed"
        record.rights = rights
        record.extractor.method = "density"
        record.extractor.quality = 0.93
        return record
    }
}
