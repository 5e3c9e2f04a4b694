import Bytes
import Testing

@testable import Reading
@testable import Store

@Suite("What readers are shown") struct ShownTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("Cells of RFC 4180, lists and objects in one")
    func table() throws {
        var sample = record("a", text: "سطر\nوسطر")
        sample.title = "قال: \"نعم\", ثم"
        sample.authors = ["ا", "ب"]
        sample.source = Record.SourceNote(id: "wakala", title: "وكالة")
        let table = RecordTable(columns: [
            "seq", "title", "authors", "source", "source.title", "text", "nothing", "extractor",
        ])
        #expect(text(table.header) == "seq,title,authors,source,source.title,text,nothing,extractor\r\n")
        let row = text(try table.row(sample.line(seq: 7)))
        #expect(
            row
                == "7,\"قال: \"\"نعم\"\", ثم\",ا; ب,wakala,وكالة,\"سطر\nوسطر\",,\"{\"\"name\"\":\"\"rawi\"\",\"\"version\"\":\"\"1.0\"\"}\"\r\n"
        )
        #expect(throws: JSONReader.Failure.self) { try table.row(Array("{".utf8)) }
    }

    static let searches: [([String], Bool)] = [
        (["العباره"], true), (["ٱلْعَبَّارَةُ"], true), (["العبارة", "FERRY"], true), (["مرفا سهلان"], true),
        (["2026"], true), (["٢٠٢٦"], true), (["العبارة", "طائرة"], false), (["سهلان مرفأ"], false),
    ]

    @Test("Words as a reader compares them", arguments: searches.indices)
    func search(index: Int) throws {
        let (words, isFound) = Self.searches[index]
        var sample = record("a", text: "عادت العَبّارة أمس.\nThe ferry came back to مرفأ سهلان in ٢٠٢٦.")
        sample.title = "خبر"
        let search = try #require(TextSearch(words))
        #expect((search.found(in: sample) != nil) == isFound, "\(words)")
    }

    @Test("Around what was found stand its words; the title needs no excerpt")
    func excerpts() throws {
        let filler = String(repeating: "كلمات كثيرة هنا وهناك ", count: 40)
        let sample = record("a", text: filler + "الهدف المنشود " + filler)
        let search = try #require(TextSearch(["الهدف"]))
        let excerpt = try #require(search.found(in: sample)?.excerpts.first)
        #expect(excerpt.hasPrefix("… ") && excerpt.hasSuffix(" …") && excerpt.contains("الهدف المنشود"))
        #expect(TextSearch(["خبر"])?.found(in: sample)?.excerpts == [])
        #expect(TextSearch(["ـ"]) == nil && TextSearch([]) == nil)
    }

    @Test("By words: what went, what came")
    func diff() {
        let diff = WordDiff(from: "قال الوزير إن ثلاثة\nجرحوا أمس", to: "قال الوزير إن أربعة\nجرحوا أول أمس")
        #expect(
            diff.pieces == [
                .same("قال الوزير إن "), .removed("ثلاثة\n"), .added("أربعة\n"), .same("جرحوا "), .added("أول "),
                .same("أمس"),
            ])
        #expect(WordDiff(from: "a  b", to: "a b").isEqual && !diff.isEqual)
        #expect(WordDiff(from: "", to: "").pieces.isEmpty)
    }

    @Test("Texts that share nothing take no room by the square of their length")
    func largeDiff() {
        let (old, new) = ((0..<30_000).map { "a\($0)" }, (0..<30_000).map { "b\($0)" })
        let diff = WordDiff(from: "x " + old.joined(separator: " "), to: "x " + new.joined(separator: " "))
        #expect(diff.pieces.count == 3 && diff.pieces.first == .same("x "))
    }

    @Test("Copies are counted beside those who were seen first")
    func statistics() {
        var (first, copy) = (record("a"), record("b"))
        copy.domain = "sahab.example"
        copy.duplicateOf = first.id
        copy.duplicateKind = .near
        first.language = "ar"
        var counts = StoreStatistics()
        for item in [first, copy, record("a", revision: 1)] { counts.add(item) }
        #expect(counts.records == 3 && counts.articles == 1 && counts.revisions == 1)
        #expect(counts.copies == ["near": 1] && counts.languages == ["ar": 1])
        #expect(counts.firsts.first?.key.copying == "sahab.example" && counts.firsts.first?.value == 1)
        #expect(counts.days == ["2026-11-21": 1])
    }
}
