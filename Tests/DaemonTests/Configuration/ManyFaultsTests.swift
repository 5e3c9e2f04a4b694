import FoundationEssentials
import Testing

@testable import Daemon

@Suite struct ManyFaultsTests {
    /// All of them at once, as they stand in the files: whoever mends five mistakes asks once.
    @Test func allFaultsAreNamedInTheOrderOfTheFiles() throws {
        let folder = try ScratchFolder([
            "rawi.toml": """
            contakt = "mailto:a@b.example"
            [schedule]
            jitter = 3
            intervall = "1h"
            [sources]
            folder = "sources.d"
            [[source]]
            id = "a"
            knd = "feed"
            interval = "soon"
            url = "ftp://a.example/"
            [[site]]
            host = "a.example"
            take = ["a:hover"]
            """,
            "sources.d/1.toml": "[[source]\n",
            "sources.d/2.toml": "[[source]]\nid = \"b\"\nurl = \"https://b.example/\"\n",
            "sources.d/3.toml": "[[source]]\nid = \"b\"\nurl = \"https://c.example/\"\ndepth = 9\n",
        ])
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        }
        let all = try #require(error?.all)
        #expect(
            all.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line ?? 0) \($0.key ?? "")" } == [
                "rawi.toml:1 contakt", "rawi.toml:3 schedule.jitter", "rawi.toml:4 schedule.intervall",
                "rawi.toml:9 source.knd", "rawi.toml:10 source.interval", "rawi.toml:11 source.url",
                "rawi.toml:14 site.take", "1.toml:1 ", "3.toml:4 source.depth", "3.toml:2 source.id",
            ], "\(all)")
        #expect(all.first?.reason.contains("did you mean contact?") == true)
        #expect(all[2].reason.contains("did you mean interval?"))
        #expect(error?.summary.hasSuffix("(and 9 more: rawi check names them)") == true)
    }

    @Test func twoSourcesWithOneAddressAreToldOf() throws {
        let folder = try ScratchFolder([
            "rawi.toml": """
            contact = "mailto:a@b.example"
            [[source]]
            id = "a"
            url = "https://www.a.example/feed?utm_source=x"
            [[source]]
            id = "b"
            url = "http://a.example/feed"
            [[source]]
            id = "c"
            url = "http://a.example/feed"
            enabled = false
            """
        ])
        let warnings = try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk").warnings
        #expect(warnings.count == 1 && warnings[0].contains(":6: b asks for the same address as a ("), "\(warnings)")
    }

    @Test func whatCannotBeReadIsSaidInTheSystemsWords() throws {
        let folder = try ScratchFolder()
        for (path, words) in [(folder.path + "/none", "No such file or directory"), (folder.path, "Is a directory")] {
            let error = #expect(throws: ConfigurationError.self) { try ConfigurationFile.load(path, hostname: "desk") }
            #expect(error?.description == "\(path): cannot be read: \(words)")
        }
    }

    @Test(
        arguments: [
            ("rum", "run"), ("chekc", "check"), ("noonpst", "noonpost"), ("xyz", nil), ("source", "sources"),
            ("a", nil),
        ] as [(String, String?)])
    func whatWasMeantIsNear(word: String, meant: String?) {
        #expect(Similar.nearest(to: word, among: ["run", "check", "noonpost", "sources", "b"]) == meant)
    }

    @Test func theStarterIsAGoodConfiguration() throws {
        let folder = try ScratchFolder([
            "rawi.toml": StarterConfiguration.text(contact: "mailto:\"q\"@b.example"), "sources.d/none.txt": "",
        ])
        var read = try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
        #expect(read.contact == "mailto:\"q\"@b.example" && read.warnings == [])
        #expect(read.sources.map(\.id) == ["articles"] && read.sourcesFolder == "sources.d")
        (read.contact, read.sources, read.sourcesFolder) = (nil, [], nil)
        #expect(read == Configuration(instance: "rawi@desk"))
        for key in ConfigurationKey.all where key.section != "sources" {
            #expect(StarterConfiguration.text(contact: nil).contains("\(key.key) = "))
        }
    }

    /// A file of root's is none of the service's.
    @Test func whatTheServicesUserMayReadIsToldByModes() throws {
        let folder = try ScratchFolder(["a.toml": ""])
        let path = folder.path + "/a.toml"
        let stranger = ServiceUser(name: "x", user: 54_321, groups: [54_321])
        let root = ServiceUser(name: "root", user: 0, groups: [])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(!stranger.mayRead(path) && root.mayRead(path))
        #expect(!stranger.mayRead(folder.path + "/none"))
    }
}
