import Daemon
import FoundationEssentials
import Glibc
import Papers
import Poppler
import Testing

@testable import Store

@Suite struct DocumentSimulation {
    private static func source(_ path: String) -> Source {
        var source = Source(id: "notes", kind: .documents, url: "")
        source.path = path
        source.tags = ["own"]
        source.depth = 0
        return source
    }

    private static let note =
        "The keeper wrote four pages about the harbour, its lamps and the storms of that winter.\n"

    private static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    @Test(.enabled(if: PDFReader.find() != nil, "poppler-utils is not installed"))
    func pdfFilesBecomeRecordsAndFaultsEvents() async throws {
        let folder = try ScratchFolder(["2025/a.txt": Self.note, "photo.jpg": "no", "other.jpg": "no"])
        let pages = [
            ["Lamps of the harbour", "The keeper counts them every night before he goes home."], ["He sleeps."],
        ]
        let pdf = HandmadePDF(pages: pages, link: "https://lantern.example/lamps", title: "Lamps of the harbour")
        try Self.write(pdf.bytes, to: folder.path + "/lamps.pdf")
        try Self.write(HandmadePDF(pages: [[], []]).bytes, to: folder.path + "/scan.pdf")
        try Self.write(Array("%PDF-1.4\nbroken".utf8), to: folder.path + "/broken.pdf")
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        let time = VirtualTime()
        let simulation = try Simulation(
            [Self.source(folder.path)], web: SimulatedWeb(time) { _, _, _ in nil }, time: time)

        try await simulation.run(for: .seconds(7200))

        let records = try simulation.records().sorted { ($0.document?.path ?? "") < ($1.document?.path ?? "") }
        #expect(records.compactMap(\.document?.path) == ["2025/a.txt", "lamps.pdf"])
        #expect(records.map(\.source?.tags) == [["own", "2025"], ["own"]])
        #expect(records.map(\.urlKey) == ["document:notes/2025/a.txt", "document:notes/lamps.pdf"])
        let lamps = try #require(records.last)
        #expect(lamps.title == "Lamps of the harbour")
        #expect(lamps.document?.format == "pdf")
        #expect(lamps.document?.pages == 2)
        #expect(lamps.document?.created == "2025-03-18T10:22:33+03")
        #expect(lamps.links.map(\.url) == ["https://lantern.example/lamps"])
        #expect(lamps.links.map(\.page) == [1])
        let events = try simulation.eventLines()
        let told = events.compactMap { line in
            ["no_text", "damaged", "unknown_kind", "no_file"].first { line.contains("\"reason\":\"\($0)\"") }
        }
        // Once each, whatever the days.
        #expect(told.sorted() == ["damaged", "no_file", "no_text", "unknown_kind"])
        #expect(events.contains { $0.contains("ocrmypdf") && $0.contains("scan.pdf") })
        #expect(events.contains { $0.contains("\"entries\":2") && $0.contains(".jpg") })

        // What was mended is read.
        try Self.write(
            HandmadePDF(pages: [["Now it has a text of its own to be read."]]).bytes, to: folder.path + "/scan.pdf")
        try await simulation.run(for: .seconds(3600))
        #expect(try simulation.records().contains { $0.document?.path == "scan.pdf" })
    }

    @Test("A redirector that a note names is passed by, and stays in the chain")
    func theNamedAddressStaysInTheChain() async throws {
        let named = "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F1%3Ffbclid%3Dx&h=AT0"
        let folder = try ScratchFolder(["a.txt": Self.note + named + "\nhttps://news.example/2\n"])
        var source = Self.source(folder.path)
        source.depth = 1
        let time = VirtualTime()
        let web = SimulatedWeb.outlet(time, stories: 2)
        let simulation = try Simulation([source], web: web, time: time)
        try await simulation.run(for: .seconds(3600))
        let records = try simulation.records().filter { $0.document == nil }
        #expect(
            records.map(\.url).sorted { ($0 ?? "") < ($1 ?? "") } == [
                "https://news.example/1", "https://news.example/2",
            ])
        #expect(records.compactMap { $0.discoveredFrom.first?.named } == [named])
        #expect(web.requests.allSatisfy { $0.url.utf8.starts(with: "https://news.example/".utf8) })
    }

    /// Nothing is asked of anybody: no back-off, and no warning every ten seconds.
    @Test func aFolderThatIsMadeLaterIsReadAtTheNextLook() async throws {
        let parent = try ScratchFolder([:])
        let path = parent.path + "/later"
        let time = VirtualTime()
        let simulation = try Simulation([Self.source(path)], web: SimulatedWeb(time) { _, _, _ in nil }, time: time)
        var said: [String] = []
        try await simulation.run(for: .seconds(7200)) { remark in said.append(remark.message) }
        #expect(said.count { $0.contains("cannot be listed: No such file or directory") } == 1, "\(said)")
        #expect(try simulation.eventLines().count { $0.contains("fetch_error") } == 1)

        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Self.write(Array(Self.note.utf8), to: path + "/a.txt")
        try await simulation.run(for: .seconds(60))
        #expect(try simulation.records().count == 1)
    }

    @Test func aFileThatMayNotBeReadIsReadOnceItMay() async throws {
        // Root reads everything.
        guard geteuid() != 0 else { return }
        let folder = try ScratchFolder(["a.txt": Self.note])
        #expect(chmod(folder.path + "/a.txt", 0) == 0)
        let time = VirtualTime()
        let simulation = try Simulation(
            [Self.source(folder.path)], web: SimulatedWeb(time) { _, _, _ in nil }, time: time)
        try await simulation.run(for: .seconds(3600))
        #expect(try simulation.eventLines().count { $0.contains("no_permission") } == 1)

        #expect(chmod(folder.path + "/a.txt", 0o600) == 0)
        try await simulation.run(for: .seconds(3600))
        #expect(try simulation.records().count == 1)
    }
}
