import Foundation
import Testing
import Web

@testable import Extract

/// A page written for a test, with what a person reads in it: `Fixtures/pages/<case>/{page.html,expected.json}`. What is
/// named there as the record names it (`title`, `published_day`) is compared with the record, in the daemon's tests.
struct GoldenPage: CustomTestStringConvertible, Sendable {
    struct Expected: Decodable, Sendable {
        var url: String
        var kind: String
        var charset: String?
        var metaRobots: [String]?
        var links: [String]?
        /// The whole text, a block each.
        var text: [String]?
        var contains: [String]
        var lacks: [String]
    }

    let name: String
    let folder: URL
    var testDescription: String { name }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/pages")

    static var all: [GoldenPage] {
        // None is an answer too: the test that counts the cases fails.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().map { GoldenPage(name: $0, folder: root.appending(path: $0)) }
    }
}

@Suite("Golden pages")
struct GoldenPages {
    @Test func everyCaseIsFound() {
        #expect(GoldenPage.all.count >= 89)
    }

    @Test("Reads as a person wrote it down", arguments: GoldenPage.all)
    func golden(page: GoldenPage) throws {
        let bytes = [UInt8](try Data(contentsOf: page.folder.appending(path: "page.html")))
        let expected = try JSONDecoder().decode(
            GoldenPage.Expected.self, from: Data(contentsOf: page.folder.appending(path: "expected.json")))

        let found = try Extractor.extract(bytes, url: WebURL(expected.url), contentType: nil)
        let article = found.article

        #expect(found.kind.rawValue == expected.kind)
        if let charset = expected.charset { #expect(found.charset == charset) }
        if let robots = expected.metaRobots { #expect(found.rights.metaRobots == robots) }
        if let links = expected.links { #expect(article.links.map(\.url) == links) }
        if let text = expected.text { #expect(article.text == text.joined(separator: "\n")) }
        #expect(article.body.map(\.text).joined(separator: "\n") == article.text)
        for passage in expected.contains {
            #expect(article.text.utf8Contains(passage), "missing: \(passage) in: \(article.text)")
        }
        for passage in expected.lacks {
            #expect(!article.text.utf8Contains(passage), "extra: \(passage) in: \(article.text)")
        }
    }
}
