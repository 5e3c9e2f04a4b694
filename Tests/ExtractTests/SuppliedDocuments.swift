import Foundation
import Testing
import Text
import Web

@testable import Extract

/// An article file written for a test, and what it states: `Fixtures/documents/<case>/{document.*,expected.json}`.
struct DocumentCase: CustomTestStringConvertible, Sendable {
    /// What is not named here is not in the document, and must not be found in it.
    struct Expected: Decodable, Equatable, Sendable {
        var sourceKind: String
        var title: String?
        var authors: [String]?
        var publishedDay: String?
        var publishedRaw: String?
        var modifiedDay: String?
        var siteName: String?
        var section: String?
        var keywords: [String]?
        var description: String?
        var ownURL: String?
        var citations: [String]?
        var language: String?
        var direction: String?
        /// Names of repairs that must have been made.
        var repairs: [String]?
        /// The blocks in order; nil where only `contains` and `lacks` are checked.
        var text: [String]?
        var contains: [String]?
        var lacks: [String]?
    }

    let name: String
    let folder: URL
    var testDescription: String { name }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/documents")

    static let all: [DocumentCase] = {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
            return names.sorted().map { DocumentCase(name: $0, folder: root.appending(path: $0)) }
        } catch {
            return []  // no folder is no case: `everyCaseIsFound` fails
        }
    }()

    func document() throws -> (bytes: [UInt8], name: String) {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(files.first { $0.hasPrefix("document.") })
        return ([UInt8](try Data(contentsOf: folder.appending(path: name))), name)
    }

    func expected() throws -> Expected {
        try JSONDecoder().decode(Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    }
}

@Suite("Supplied documents")
struct SuppliedDocuments {
    @Test func everyCaseIsFound() {
        #expect(DocumentCase.all.count >= 13)
    }

    @Test("States what a person finds stated, and nothing else", arguments: DocumentCase.all)
    func golden(_ document: DocumentCase) throws {
        let expected = try document.expected()
        let (bytes, name) = try document.document()

        let found = try SuppliedDocument.read(bytes, name: name)
        let article = found.article

        #expect(found.sourceKind == expected.sourceKind)
        #expect(article.title == expected.title)
        #expect(article.authors == expected.authors ?? [])
        #expect(article.published?.date.dayText == expected.publishedDay)
        #expect(expected.publishedRaw == nil || article.published?.raw == expected.publishedRaw)
        #expect(article.modified?.dayText == expected.modifiedDay)
        #expect(article.siteName == expected.siteName)
        #expect(article.section == expected.section)
        #expect(article.keywords == expected.keywords ?? [])
        #expect(article.description == expected.description)
        #expect(found.ownURL == expected.ownURL)
        #expect(article.canonicalURL == expected.ownURL)
        #expect(found.citations.map(\.url.href) == expected.citations ?? [])
        #expect(article.language == expected.language)
        #expect(article.direction?.rawValue == expected.direction)
        #expect(Set(found.repairs).isSuperset(of: expected.repairs ?? []))
        if let text = expected.text { #expect(article.text.split(separator: "\n").map(String.init) == text) }
        for passage in expected.contains ?? [] { #expect(article.text.contains(passage)) }
        for passage in expected.lacks ?? [] { #expect(!article.text.contains(passage)) }
    }

    @Test("A document reads the same in every encoding", arguments: ["utf-8", "utf-16le", "utf-16be", "windows-1256"])
    func encodings(name: String) throws {
        let text = """
            افتتاح سوق السمك الجديد

            قالت البلدية إن السوق الجديد يضم أربعين متجرا ومخزنا مبردا، وإنه يفتح أبوابه كل صباح قبل طلوع الشمس.
            والوثائق كلها في https://city.example/fish لمن أراد أن يقرأها.
            """.replacing("\n", with: "\r\n")
        let plain = try SuppliedDocument.read(Array(text.utf8), name: "a.txt")

        let bytes = try #require(Self.encode(text, as: name))
        let found = try SuppliedDocument.read(bytes, name: "a.txt")

        #expect(found.charset.lowercased() == name)
        #expect(found.article.title == "افتتاح سوق السمك الجديد")
        #expect(found.article.text == plain.article.text)
        #expect(found.citations.map(\.url.href) == ["https://city.example/fish"])
    }

    /// Without a byte order mark; of windows-1256 the letters this test uses, from the standard's index.
    private static func encode(_ text: String, as name: String) -> [UInt8]? {
        switch name {
        case "utf-16le": return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case "utf-16be": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case "windows-1256":
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard let byte = scalar.isASCII ? UInt8(scalar.value) : windows1256[scalar] else { return nil }
                bytes.append(byte)
            }
            return bytes
        default: return Array(text.utf8)
        }
    }

    private static let windows1256: [Unicode.Scalar: UInt8] = [
        "أ": 0xC3, "إ": 0xC5, "ا": 0xC7, "ب": 0xC8, "ئ": 0xC6, "ة": 0xC9, "ت": 0xCA, "ث": 0xCB, "ج": 0xCC, "ح": 0xCD,
        "خ": 0xCE,
        "د": 0xCF, "ر": 0xD1, "ز": 0xD2, "س": 0xD3, "ش": 0xD4, "ص": 0xD5, "ض": 0xD6, "ط": 0xD8, "ع": 0xDA, "ف": 0xDD,
        "ق": 0xDE, "ك": 0xDF, "ل": 0xE1, "م": 0xE3, "ن": 0xE4, "ه": 0xE5, "و": 0xE6, "ى": 0xEC, "ي": 0xED, "،": 0xA1,
    ]
}
