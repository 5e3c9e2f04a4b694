import Bytes
import Extract
import FoundationEssentials
import Testing
import Web

@testable import Daemon
@testable import Store

/// The golden pages' records: what `expected.json` names as a field of the record stands in the line as it says.
@Suite struct GoldenRecords {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/pages")
    /// What the pages' own test looks at.
    private static let others: Set = ["kind", "text", "contains", "lacks", "links", "charset", "metaRobots"]

    private static func pages() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
    }

    @Test func everyFieldIsAsExpected() throws {
        let names = Set(RecordField.all.map(\.name))
        var checked = 0
        for page in try Self.pages() {
            let folder = Self.root.appending(path: page)
            let expected = try JSONReader.parse(Data(contentsOf: folder.appending(path: "expected.json")))
            guard case .object(let members) = expected, let url = expected["url"]?.text else {
                Issue.record("\(page): no object with a url")
                continue
            }
            let line = try Self.line(of: [UInt8](Data(contentsOf: folder.appending(path: "page.html"))), url: url)
            for member in members where !Self.others.contains(member.name) {
                #expect(names.contains(member.name), "\(page): no field is called \(member.name)")
                // An empty list is an answer too: nothing is known.
                let wanted = member.value == .array([]) ? nil : member.value
                #expect(line[member.name] == wanted, "\(page): \(member.name)")
                checked += 1
            }
        }
        #expect(checked >= 550)
    }

    private static func line(of bytes: [UInt8], url: String) throws -> JSONValue {
        let article = try Extractor.extract(bytes, url: WebURL(url), contentType: nil).article
        var record = Record.blank
        record.url = url
        record.canonicalURL = article.canonicalURL
        record.fill(from: article)
        return try JSONReader.parse(record.line(seq: 1))
    }
}
