import FoundationEssentials
import Glibc
import Testing

@testable import Daemon
@testable import Reading
@testable import Store
@testable import rawi_web

/// Pages of a store on this disk, asked for over a socket. No daemon runs.
@Suite struct Pages {
    private static func record(_ key: String, revision: Int = 0, title: String, text: String? = "نص الخبر\nفقرة ثانية")
        -> Record
    {
        var record = Record(
            id: Record.id(urlKey: key, revision: revision), kind: .article, urlKey: key, firstSeenAt: noon,
            fetchedAt: noon,
            extractorVersion: "1.0", instance: "rawi@test")
        (record.url, record.domain, record.title, record.text) = ("https://\(key)", "example.org", title, text)
        (record.revision, record.language) = (revision, "ar")
        if revision > 0 { record.previousID = Record.id(urlKey: key, revision: revision - 1) }
        return record
    }

    /// A folder with a store and its configuration; goes with it.
    private final class Place: Sendable {
        let folder: String

        init(_ records: [Record]) throws {
            var template = Array("/tmp/rawi-web-XXXXXX".utf8CString)
            try #require(mkdtemp(&template) != nil)
            folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            var options = StoreOptions(folder: folder + "/var", instance: "rawi@test")
            options.reserveBytes = 0
            let store = try Store(opening: options, files: DiskFiles(), now: noon)
            try store.records.append(records.enumerated().map { $1.line(seq: 1 + $0) })
            try store.close()
            let text = """
                instance = "rawi@test"
                contact = "mailto:a@example.org"
                [store]
                folder = "\(folder)/var"
                [[source]]
                id = "nahr"
                url = "https://nahr.example/feed"
                title = "النهر <b>"
                """
            try Data(text.utf8).write(to: URL(filePath: folder + "/rawi.toml"))
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
        }

        func client() throws -> Client {
            let watch = try StoreWatch(
                Service.Options(configurationPath: folder + "/rawi.toml"), now: { noon }, uptime: { .zero })
            let site = try #require(Site(watch, hosts: AllowedHosts()))
            // The folder stays as long as somebody asks.
            return try Client { [self] request in withExtendedLifetime(self) { site.way(request) } }
        }
    }

    @Test func withoutADaemonTheStoreIsShown() throws {
        let place = try Place([Self.record("a", title: "خبر أول")])
        let client = try place.client()
        let page = try client.get("/")
        #expect(page.hasPrefix("HTTP/1.1 200 "))
        #expect(page.contains("Never run") && page.contains("no daemon has run on"))
        #expect(page.contains("خبر أول") && page.contains("النهر &lt;b&gt;"))
        #expect(try client.get("/healthz").hasSuffix("\r\n\r\nok\n"))
        #expect(try client.get("/readyz").hasPrefix("HTTP/1.1 503 "))
        #expect(try client.get("/metrics").contains("\nrawi_up 0\n"))
        #expect(try client.get("/?refresh=30").contains("<meta http-equiv=\"refresh\" content=\"30\">"))
        #expect(try !client.get("/?refresh=1").contains("http-equiv"))
        #expect(try client.get("/style.css").contains("Content-Type: text/css; charset=utf-8\r\n"))
        #expect(try client.get("/nothing").hasPrefix("HTTP/1.1 404 "))
        #expect(try client.get("/record/x%2F..%2Fetc").hasPrefix("HTTP/1.1 404 "))
    }

    /// What may not be read, or is not there, is not called good, and not called never run.
    @Test func aFolderThatIsNotThereIsSaidSo() throws {
        let place = try Place([])
        try FileManager.default.removeItem(atPath: place.folder + "/var")
        try Data().write(to: URL(filePath: place.folder + "/var"))
        let client = try place.client()
        let page = try client.get("/")
        #expect(page.contains("Cannot be told") && !page.contains("Never run") && page.contains("/var"))
        let metrics = try client.get("/metrics")
        #expect(metrics.contains("\nrawi_up 0\n") && !metrics.contains("rawi_store_bytes"))
    }

    @Test func otherSitesGetNothing() throws {
        let client = try Place([]).client()
        #expect(try client.get("/", host: "evil.example").hasPrefix("HTTP/1.1 421 "))
        #expect(try client.ask("GET / HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        #expect(
            try client.get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n").hasPrefix("HTTP/1.1 403 "))
        #expect(
            try client.get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n").hasPrefix("HTTP/1.1 200 ")
        )
    }

    @Test func titlesAreFoundAsReadersCompareThem() throws {
        let place = try Place([
            Self.record("a", title: "العبّارة تعود"), Self.record("b", title: "خبر \"آخر\" \\ هنا"),
            Self.record("c", title: "Ferry"),
        ])
        let client = try place.client()
        func titles(_ query: String) throws -> [String] {
            try client.get("/records?q=" + Percent.encoded(query)).matches(of: /class="headline"[^>]*>([^<]*)</).map {
                String($0.1)
            }
        }
        #expect(try titles("العبارة") == ["العبّارة تعود"])
        #expect(try titles("اخر هنا") == ["خبر &quot;آخر&quot; \\ هنا"])
        #expect(try titles("FERRY") == ["Ferry"])
        #expect(try titles("!") == [])
        #expect(try titles("").count == 3)
        #expect(try client.get("/records?q=ferry&before=3").contains("There are none."))
    }

    @Test func aRecordComesWithItsFamily() throws {
        let (first, second) = (
            Self.record("a", title: "خبر", text: "قال سبعة"),
            Self.record("a", revision: 1, title: "خبر", text: "قال ثمانية")
        )
        var copy = Self.record("b", title: "نقل", text: nil)
        (copy.duplicateOf, copy.duplicateKind) = (first.id, .text)
        var citing = Self.record("c", title: "يذكره")
        citing.links = [Record.Link(url: "https://a", urlKey: "a", text: "هنا", rel: [], isInternal: false)]
        let client = try Place([first, second, copy, citing]).client()
        let page = try client.get("/record/\(second.id)")
        #expect(page.contains("<del>سبعة</del><ins>ثمانية</ins>"))
        for words in ["Revisions", "Repeated by", "نقل", "Cited by", "يذكره", "/record/\(first.id)"] {
            #expect(page.contains(words), "\(words)")
        }
        // A copy without its text shows the original's, and leads there.
        let other = try client.get("/record/\(copy.id)")
        #expect(other.contains("قال سبعة") && other.contains("/record/\(first.id)"))
    }

    /// Nothing that a store says of itself may be taken for the daemon's health.
    @Test func aStoreThatCannotBeReadIsSaidSo() throws {
        let place = try Place([Self.record("a", title: "خبر")])
        try Data("no database".utf8).write(to: URL(filePath: place.folder + "/var/state.sqlite"))
        let page = try place.client().get("/")
        #expect(page.contains("They cannot be read now.") && page.contains("class=\"faults\"") && page.contains("خبر"))
    }
}
