import Foundation
import Testing

@testable import struct rawi_conformance.PageScores
@testable import struct rawi_conformance.PageSet

/// Three invented pages, of whose gold something is wrong on purpose: `Fixtures/page-sets`.
struct PageScoring {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/page-sets")

    private static func score(_ folder: URL, worst: Int = 0) throws -> (lines: [String], isWhole: Bool, told: [String])
    {
        var told: [String] = []
        var scores = PageScores(worst: worst) { told.append($0) }
        let results = try PageSet.all(in: folder).map { try scores.score($0) }
        return (results.map(\.line), results.allSatisfy(\.isWhole), told)
    }

    @Test("A set is a line: the bridge has another title, and lacks one of three passages")
    func line() throws {
        #expect(PageScores.head == "set\tpages\tf1\tsegment\ttitle\tauthor\tdate\tkept\tdeclined")
        let (lines, isWhole, told) = try Self.score(Self.fixtures, worst: 1)
        #expect(lines == ["invented\t3\t1.000\t0.800\t0.500\t1.000\t1.000\t1.000\t1.000"])
        #expect(isWhole)
        #expect(told == ["  invented bridge: segment 0.800, title 0.000, date 1.000, kept 1.000"])
        #expect(try Self.score(Self.fixtures.appending(path: "invented")).lines == lines)
    }

    @Test("A line, a page or a gzip that cannot be read is told, and the set is not whole")
    func faults() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "set-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let page = Self.fixtures.appending(path: "invented/html/bridge.html.gz")
        try Data(contentsOf: page).dropLast(40).write(to: folder.appending(path: "torn.html.gz"))
        try Data().write(to: folder.appending(path: "listing.html"))
        let gold = """
            {"id": "torn", "html_path": "torn.html.gz"}
            {"id": "absent", "html_path": "absent.html"}
            {"html_path": "listing.html"}

            {"id": "listing", "html_path": "listing.html", "kind": "listing", "author": ["A B"], "date": "May 2026"}
            no JSON
            """
        try Data(gold.utf8).write(to: folder.appending(path: "gold.jsonl"))
        let (lines, isWhole, told) = try Self.score(folder)
        #expect(lines == ["\(folder.lastPathComponent)\t1\t-\t-\t-\t-\t-\t-\t1.000"])
        #expect(!isWhole)
        let name = folder.lastPathComponent
        #expect(
            told.filter { $0.hasSuffix("is passed over") }
                == ["\(name) listing: author is passed over", "\(name) listing: date is passed over"])
        let begins = ["line 3 of", "line 6 of", "torn: ", "absent: "].map { "\(name): \($0)" }
        for beginning in begins { #expect(told.contains { $0.hasPrefix(beginning) }, "\(beginning)") }
        #expect(told.count == 6)
    }
}
