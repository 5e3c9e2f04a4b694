import Foundation
import Testing

@testable import Lexicon

struct WordLists {
    @Test(
        "Parses, in known languages, no phrase empty or twice", arguments: Lexicon.all.map(\.name))
    func isSound(name: String) throws {
        let list = try #require(Lexicon.all.first { $0.name == name }).list
        #expect(list.faults == [])
        #expect(!list.phrases.isEmpty)
    }

    @Test("No list is left out of the listing")
    func isListed() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Lexicon")
        var declared: Set<String> = []
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        for case let file as String in files where file.hasSuffix(".swift") {
            for line in try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
            where line.hasPrefix("    package static let ") && line.hasSuffix(" = WordList(") {
                declared.insert(String(line.split(separator: " ")[3]))
            }
        }
        #expect(declared == Set(Lexicon.all.map(\.name)))
        #expect(Lexicon.all.count == declared.count)
    }

    @Test("A line is a language and its phrases, in order; a language may have several lines")
    func lines() {
        let list = WordList(
            """
            en: published on | publi…
            ar: نشر في
            en: …zeitung
            """)
        #expect(list.faults == [])
        #expect(list.texts == ["published on", "publi", "نشر في", "zeitung"])
        #expect(list.whole == ["published on", "نشر في"])
        #expect(list.words == ["published", "on", "نشر", "في"])
        #expect(list.counts == ["en": 3, "ar": 1])
    }

    @Test("Words that stand together, and the space at a word's end")
    func marks() {
        let list = WordList("en: sign up & inbox | by_ | fact-checked | text:")
        #expect(list.groups == [["sign up", "inbox"], ["by "], ["fact-checked"], ["text:"]])
    }

    @Test("The place in a line is a number, with every way to write it")
    func numbers() {
        let list = WordList(numbered: "en: january / jan | february")
        #expect(list.numbered.map(\.number) == [1, 1, 2])
        #expect(list.numbered.map(\.way) == ["january", "jan", "february"])
    }

    @Test(
        "A malformed line is told and passed over",
        arguments: zip(
            [
                WordList("published"), WordList("xx: published"), WordList("en: a || b"), WordList("en: a | b |"),
                WordList("en: a | b | a"), WordList("en: …"),
            ], [1, 1, 1, 1, 1, 1]))
    func malformed(list: WordList, faults: Int) {
        #expect(list.faults.count == faults)
    }
}
