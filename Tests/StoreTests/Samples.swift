import Bytes
import FoundationEssentials
import Glibc

@testable import Store

let noon = Date(timeIntervalSince1970: 1_795_262_400)

/// A record with everything that a line can hold, and with strings that are hard to write down.
func fullRecord(revision: Int = 1) -> Record {
    var record = Record(
        id: Record.id(urlKey: "example.com/a", revision: revision), kind: .article, urlKey: "example.com/a",
        firstSeenAt: noon, fetchedAt: noon.addingTimeInterval(0.123), extractorVersion: "1.0", instance: "rawi@test")
    record.revision = revision
    record.previousID = revision > 0 ? Record.id(urlKey: "example.com/a", revision: revision - 1) : nil
    record.url = "https://example.com/a?x=1&y=\"2\""
    record.finalURL = "https://example.com/a"
    record.canonicalURL = "https://example.com/a"
    record.domain = "example.com"
    record.siteName = "موقع «المثال»"
    record.publisher = "دار\tالمثال"
    record.title = "عنوان \"بين\" علامتين \\ وشرطة"
    record.description = "سطر\r\nوسطر\u{8}\u{C}"
    record.text = "نص\n\u{0}\u{1F}\u{7F}\u{2028}\u{2029}\u{FEFF}\u{200C}\u{1F600} e\u{301} end"
    record.textDirection = "rtl"
    record.wordCount = 412
    record.pages = 2
    record.pageURLs = ["https://example.com/a/2"]
    record.pagesMissing = "http_404"
    record.body = [
        Record.BodyPart(kind: "heading", level: 2, text: "عنوان"), Record.BodyPart(kind: "code", text: "a\n  b"),
    ]
    record.authors = ["كاتبة", "O’Neil \"Q\""]
    record.agencies = ["رويترز"]
    record.section = "أخبار"
    record.keywords = ["ا", "ب"]
    record.imageURL = "https://example.com/i.jpg"
    record.license = "https://creativecommons.org/licenses/by/4.0/"
    record.isAccessibleForFree = true
    record.language = "ar"
    record.languageConfidence = 0.997
    record.languageSource = "text"
    record.publishedAt = noon.addingTimeInterval(-3600)
    record.publishedDay = "2026-11-21"
    record.publishedPrecision = "minute"
    record.publishedSource = "json-ld"
    record.publishedRaw = "٢١ تشرين الثاني ٢٠٢٦"
    record.modifiedAt = noon
    record.modifiedDay = "2026-11-22"
    record.source = Record.SourceNote(id: "example", title: "المثال", tags: ["syria", "وكالة"])
    record.discoveredFrom = [
        Record.Origin(
            kind: "feed", url: "https://example.com/feed", sourceID: "example", entryID: "urn:1", position: 0,
            anchor: "اقرأ", named: "https://l.example/?u=1", seenAt: noon.addingTimeInterval(-60.5))
    ]
    record.links = [
        Record.Link(
            url: "https://example.org/", urlKey: "org,example)/", text: "مصدر", rel: ["nofollow"], isInternal: false),
        Record.Link(url: "https://example.com/b", text: "", rel: [], isInternal: true),
    ]
    var http = Record.HTTP()
    http.status = 200
    http.version = "2"
    http.etag = "W/\"abc\""
    http.lastModified = "Sat, 21 Nov 2026 09:00:00 GMT"
    http.contentType = "text/html"
    http.charset = "windows-1256"
    http.charsetSource = "meta"
    http.bytes = 231_044
    http.encoding = "br"
    http.remoteIP = "192.0.2.1"
    http.redirects = ["https://example.com/a?x=1"]
    http.durationMilliseconds = 412
    http.isPartial = true
    record.http = http
    record.payloadDigest = "sha256:" + String(repeating: "0a", count: 32)
    record.contentHash = "sha256:" + String(repeating: "f1", count: 32)
    record.duplicateOf = Record.id(urlKey: "example.com/b", revision: 0)
    record.duplicateKind = .near
    record.duplicateSimilarity = 0.875
    record.duplicateLinked = true
    record.revisionKind = .text
    var rights = Record.Rights()
    rights.robots = "allowed"
    rights.xRobotsTag = ["noarchive"]
    rights.metaRobots = ["max-snippet:-1"]
    rights.tdmReservation = 0
    rights.tdmPolicy = "https://example.com/tdm.json"
    record.rights = rights
    record.extractor.method = "density"
    record.extractor.quality = 0.93
    record.extractor.kind = "uncertain"
    record.file = "inbox/001.txt"
    record.repairs = ["presentation_forms"]
    record.links[0].page = 3
    var document = Record.DocumentNote(format: "pdf", path: "2025/001.pdf")
    document.bytes = 231_044
    document.pages = 4
    document.title = "Microsoft Word - 001"
    document.author = "كاتبة"
    document.created = "2025-03-18T10:22:33+03"
    document.modified = "2025-03-19T10:22:33+03"
    document.program = "pdfTeX"
    record.document = document
    return record
}

func smallRecord(_ number: Int) -> Record {
    let key = "example.com/\(number)"
    var record = Record(
        id: Record.id(urlKey: key, revision: 0), kind: .article, urlKey: key, firstSeenAt: noon, fetchedAt: noon,
        extractorVersion: "1.0", instance: "rawi@test")
    record.title = "خبر \(number)"
    return record
}

/// Lines for a log that stands at `log.nextSeq`.
func lines(_ count: Int, for log: RecordLog) -> [[UInt8]] {
    (log.nextSeq..<log.nextSeq + count).map { smallRecord($0).line(seq: $0) }
}

func options(_ folder: String = "/store") -> StoreOptions {
    var options = StoreOptions(folder: folder, instance: "rawi@test")
    options.reserveBytes = 0
    return options
}

extension RecordLog {
    /// All lines after a position; what stands for segments that are gone is given to `retired`.
    func replay(
        after position: LogPosition?, bad: (StoreError) -> Void,
        retired: ([RetiredRecord]) -> Void = { _ in }, _ body: (Line) throws(StoreError) -> Void
    ) throws(StoreError) {
        var cursor = try cursor(after: position)
        while let item = try cursor.next(bad: bad) {
            switch item {
            case .retired(let records, _): retired(records)
            case .line(let line):
                do throws(StoreError) {
                    try body(line)
                } catch {
                    guard case .badLine(_, let inner, let reason) = error else { throw error }
                    bad(line.bad(reason, at: inner, in: options.folder))
                }
            }
        }
    }
}

/// The numbers of the lines that a replay brings, and what it found bad.
func replayed(_ log: RecordLog, after position: LogPosition? = nil) throws(StoreError) -> (
    seqs: [Int], bad: [StoreError]
) {
    var seqs: [Int] = []
    var bad: [StoreError] = []
    try log.replay(
        after: position, bad: { bad.append($0) },
        { line throws(StoreError) in seqs.append(try Record.decode(line.bytes).seq) })
    return (seqs, bad)
}

/// Texts are their own hashes here: what makes one of a text is for others to test.
func verified(_ files: any FileSystem, _ folder: String = "/store") throws(StoreError) -> StoreVerifier.Report {
    try StoreVerifier.verify(folder: folder, files: files) { sampleHash(of: $0) }
}

func sampleHash(of text: String) -> String {
    text == fullRecord().text ? "sha256:" + String(repeating: "f1", count: 32) : SHA256.text([UInt8](text.utf8))
}

/// Calls `rotateIfDue` until nothing is left to seal.
func seal(_ log: RecordLog, at now: Date = noon) throws(StoreError) {
    repeat { try log.rotateIfDue(now: now) } while log.isSealing
}

/// A folder that is gone afterwards.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
    var template = Array("/tmp/rawi-store-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer -> Bool in
        guard let base = buffer.baseAddress else { return false }
        return mkdtemp(base) != nil
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard made else { throw StoreError.io(path: path, errno: errno) }
    defer {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }
    return try body(path)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
