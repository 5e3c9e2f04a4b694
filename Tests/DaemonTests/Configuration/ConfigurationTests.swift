import Extract
import FoundationEssentials
import Glibc
import Testing
import Web

@testable import Daemon

/// A folder of its own with the given files in it, gone afterwards.
struct ScratchFolder: ~Copyable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectoryPath.path + "/rawi-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files {
            let folder = ConfigurationFile.folder(of: "\(path)/\(name)")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // A test's leftovers in the temporary folder hurt nobody.
        }
    }
}

enum NSTemporaryDirectoryPath {
    static var path: String { ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp" }
}

@Suite struct ConfigurationTests {
    @Test func nothingSetMeansTheDefaultsAndTwoWarnings() throws {
        let folder = try ScratchFolder(["rawi.toml": ""])
        let configuration = try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        #expect(configuration.instance == "rawi@desk")
        #expect(configuration.politeness.delay == .seconds(5))
        #expect(configuration.warnings.count == 2)
        #expect(configuration.userAgent.contains("contact not configured"))
    }

    @Test func sourcesAreReadFromTheFileAndItsFolder() throws {
        let folder = try ScratchFolder([
            "rawi.toml": """
            contact = "mailto:desk@example.org"
            [schedule]
            interval = "45m"
            revisits = ["6h", "1h"]
            [sources]
            folder = "sources.d"
            [[source]]
            id = "notes"
            kind = "documents"
            path = "articles"
            """,
            "sources.d/b.toml": "[[source]]\nid = \"b\"\nurl = \"https://b.example/feed\"\n",
            "sources.d/a.toml":
                "[[source]]\nid = \"a\"\nkind = \"sitemap\"\nurl = \"https://a.example/s.xml\"\nenabled = false\n",
            "sources.d/readme.txt": "not read",
        ])
        let configuration = try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        #expect(configuration.sources.map(\.id) == ["notes", "a", "b"])
        #expect(configuration.sources.first?.path == folder.path + "/articles")
        #expect(configuration.schedule.interval == .seconds(2700))
        #expect(configuration.schedule.revisits == [.seconds(3600), .seconds(21_600)])
        #expect(configuration.userAgent == "rawi/\(Program.version) (+mailto:desk@example.org)")
        #expect(configuration.warnings.isEmpty)
    }

    /// Each fault with the line, key and a word of the reason that must be said.
    @Test(
        arguments: [
            ("contact = ", 1, nil, ""),
            ("x = 1", 1, "x", "unknown key"),
            ("[store]\nfolder = 3", 2, "store.folder", "string"),
            ("[schedule]\n\ninterval = \"fast\"", 3, "schedule.interval", "not a duration"),
            ("[fetch]\nconcurrency = 0", 2, "fetch.concurrency", "1 to 256"),
            ("[fetch]\nconnect_to = [\"a:b\"]", 2, "fetch.connect_to", "HOST:PORT"),
            ("[store]\nsegment_size = \"big\"", 2, "store.segment_size", "not a size"),
            ("log_level = \"loud\"", 1, "log_level", "one of"),
            (
                "[[source]]\nid = \"ok\"\nurl = \"https://a.example/\"\n[[source]]\nid = \"A\"\nurl = \"https://b.example/\"",
                5, "source.id",
                "only a-z"
            ),
            ("[[source]]\nid = \"a\"\nurl = \"ftp://a.example/\"", 3, "source.url", "http"),
            ("[[source]]\nid = \"a\"\nkind = \"fed\"", 3, "source.kind", "none of"),
            ("[politeness]\nobey_robots = \"yes\"", 2, "politeness.obey_robots", "true or false"),
            ("[schedule]\njitter = 3", 2, "schedule.jitter", "0 to 1"),
            ("[schedule]\nshortest = \"2d\"", 2, "schedule.shortest", "longer"),
            ("[[site]]\ndrop = [\"a\"]", 1, "site.host", "needs the host"),
            ("[[site]]\nhost = \"https://a.example\"\ndrop = [\"a\"]", 2, "site.host", "without scheme"),
            ("[[site]]\nhost = \"a.example\"", 2, "site.host", "says nothing"),
            ("[[site]]\nhost = \"a.example\"\ntake = [\"a:hover\"]", 3, "site.take", "no selector"),
        ] as [(String, Int, String?, String)])
    func aFaultNamesFileLineAndKey(text: String, line: Int, key: String?, word: String) throws {
        let folder = try ScratchFolder(["rawi.toml": text])
        let path = folder.path + "/rawi.toml"
        let error = #expect(throws: ConfigurationError.self) { try ConfigurationFile.load(path, hostname: "desk") }
        #expect(error?.file == path)
        #expect(error?.line == line)
        #expect(error?.key == key)
        #expect(word.isEmpty || error?.reason.contains(word) == true)
        #expect(error?.description.hasPrefix("\(path):\(line)") == true)
    }

    /// Looking for the line of each source in the whole text took minutes with so many.
    @Test func aLongListOfSourcesIsReadInOnePass() throws {
        var text = ""
        for number in 0..<3_000 { text += "[[source]]\nid = \"s\(number)\"\nurl = \"https://s\(number).example/\"\n" }
        let folder = try ScratchFolder([
            "good.toml": text, "bad.toml": text + "[[source]]\nid = \"s7\"\nurl = \"https://a.example/\"\n",
        ])
        let configuration = try ConfigurationFile.load(folder.path + "/good.toml", hostname: "desk")
        #expect(configuration.sources.count == 3_000)
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationFile.load(folder.path + "/bad.toml", hostname: "desk")
        }
        #expect(error?.line == 9_002)
        #expect(error?.reason.contains("bad.toml:23") == true)
    }

    @Test func rulesForASiteStandBesideItsSource() throws {
        let folder = try ScratchFolder([
            "rawi.toml": "[sources]\nfolder = \"sources.d\"\n",
            "sources.d/a.toml": """
            [[source]]
            id = "a"
            url = "https://a.example/feed"
            [[site]]
            host = "a.example"
            take = [".story > p", "#text"]
            drop = [".promo"]
            """,
        ])
        let configuration = try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        let rules = configuration.siteRules.rules(for: WebURL("https://www.a.example/1"))
        #expect(rules?.take.map(\.text) == [".story > p", "#text"])
        #expect(rules?.drop.map(\.text) == [".promo"])
        #expect(configuration.siteRules.rules(for: WebURL("https://b.example/1")) == nil)
    }

    @Test func anIDIsUsedOnce() throws {
        let folder = try ScratchFolder([
            "rawi.toml": "[sources]\nfolder = \".\"\n[[source]]\nid = \"a\"\nurl = \"https://a.example/\"\n"
        ])
        // The folder holds the file itself, whose other tables are not allowed in a source file.
        #expect(throws: ConfigurationError.self) {
            try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        }
    }

    /// The parser keeps what it took: a reload of what was read before must not ask it again.
    @Test func whatSaysTheSameIsParsedOnce() throws {
        let folder = try ScratchFolder([
            "rawi.toml": "[sources]\nfolder = \"sources.d\"\n",
            "sources.d/a.toml": "[[source]]\nid = \"a\"\nurl = \"https://a.example/feed\"\n",
            "sources.d/b.toml": "[[source]]\nid = \"b\"\nurl = \"https://b.example/feed\"\n",
        ])
        let reader = ConfigurationReader(folder.path + "/rawi.toml", hostname: "desk")
        let first = try reader.load()
        #expect(try reader.load() == first)
        #expect(reader.parsed == 3)
        let file = URL(filePath: "\(folder.path)/sources.d/b.toml")
        try Data("[[source]]\nid = \"b\"\nurl = \"no address\"\n".utf8).write(to: file)
        for _ in 0..<3 { #expect(throws: ConfigurationError.self) { try reader.load() } }
        #expect(reader.parsed == 4)
        try Data("[[source]]\nid = \"c\"\nurl = \"https://c.example/feed\"\n".utf8).write(to: file)
        #expect(try reader.load().sources.map(\.id) == ["a", "c"])
        #expect(reader.parsed == 5)
        try FileManager.default.removeItem(at: file)
        #expect(try reader.load().sources.map(\.id) == ["a"])
        #expect(reader.parsed == 5)
    }

    @Test func aMissingFileIsNamed() {
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationFile.load("/nonexistent/rawi.toml", hostname: "desk")
        }
        #expect(error?.description.hasPrefix("/nonexistent/rawi.toml: cannot be read") == true)
    }

    @Test(
        arguments: [
            ("90s", 90), ("15m", 900), ("6h", 21_600), ("3d", 259_200), ("1h30m", 5400), ("0", 0),
            ("", nil), ("5", nil), ("m", nil), ("1w", nil), ("-1s", nil), ("99999999999d", nil),
        ] as [(String, Int?)])
    func durationsAreReadAsPeopleWriteThem(text: String, seconds: Int?) {
        #expect(DurationText.parse(text) == seconds.map { .seconds($0) })
    }

    @Test func partsOfASecondAreMilliseconds() {
        #expect(DurationText.parse("500ms") == .milliseconds(500))
        #expect(DurationText.parse("1m5s250ms") == .milliseconds(65_250))
        #expect(DurationText.parse("5m") == .seconds(300))
        #expect(DurationText.parse("500msx") == nil)
        #expect(DurationText.format(.milliseconds(500)) == "500ms")
    }

    /// 78 keeps a service manager from starting it again; what the machine lacks for a moment must not (descriptor:2 of scripts/torture calls).
    @Test(arguments: [
        (EMFILE, ExitCode.unavailable), (ENFILE, .unavailable), (EIO, .inputOutput), (EISDIR, .configuration),
    ])
    func whatPassesIsNoFaultOfTheConfiguration(number: Int32, code: ExitCode) {
        #expect(WholeFile.Refused(number: number).code == code)
    }

    @Test func aFileThatIsNotThereIsNoMistakeInIt() throws {
        let absent = #expect(throws: ConfigurationError.self) {
            try ConfigurationFile.load("/nonexistent/rawi.toml", hostname: "desk")
        }
        #expect(absent?.code == .noInput)
        let folder = #expect(throws: ConfigurationError.self) { try ConfigurationFile.load("/", hostname: "desk") }
        #expect(folder?.code == .configuration)
    }

    @Test(
        arguments: [("512KiB", 512 << 10), ("64 MiB", 64 << 20), ("7", 7), ("1GiB", 1 << 30), ("1TB", nil), ("", nil)]
            as [(String, Int?)])
    func sizesAreReadAsPeopleWriteThem(text: String, bytes: Int?) {
        #expect(SizeText.parse(text) == bytes)
    }
}
