import Reading
import Testing

@testable import Store

@Suite("Records from the newest on back") struct RecordPagesTests {
    private func keys(_ page: RecordPages.Page) -> [String] { page.records.map(\.record.urlKey) }

    @Test("Page by page, through sealed segments, each record once")
    func pages() throws {
        let files = try shelf([[record("a"), record("b")], [record("c")], [record("d"), record("e")]])
        let pages = try RecordPages(folder: "/store", files: files)
        var (before, seen) = (Int.max, [[String]]())
        while true {
            let page = try pages.page(RecordWish(), of: 2, before: before)
            seen.append(keys(page))
            guard let next = page.next else { break }
            before = next
        }
        #expect(seen == [["e", "d"], ["c", "b"], ["a"]])
        #expect(try pages.page(RecordWish(), of: 5).next == nil, "nothing is before the first")
    }

    @Test("What has few is looked for further back, within patience")
    func patience() throws {
        let files = try shelf([[record("old")], [record("x")], [record("y")]])
        let pages = try RecordPages(folder: "/store", files: files)
        let wish = RecordWish(title: TextSearch(["old"]), source: nil)
        #expect(keys(try pages.page(wish, of: 1)) == ["old"])
        var asked = 0
        let cut = try pages.page(wish, of: 1) {
            asked += 1
            return asked < 2
        }
        #expect(cut.records.isEmpty && cut.isCutShort)
        #expect(cut.next == 2, "the line that it came to")
        #expect(keys(try pages.page(wish, of: 1, before: 2)) == ["old"])
    }

    @Test("Enormous lines make short pages, and none is passed over")
    func enormous() throws {
        let records = (0..<5).map { record("r\($0)", text: String(repeating: "x", count: 6 << 20)) }
        let pages = try RecordPages(folder: "/store", files: try shelf([[record("first")], records]))
        var (before, seen) = (Int.max, [String]())
        while true {
            let page = try pages.page(RecordWish(), of: 4, before: before)
            #expect(page.records.reduce(0) { $0 + ($1.record.text?.utf8.count ?? 0) } <= 16 << 20)
            seen += keys(page)
            guard let next = page.next else { break }
            before = next
        }
        #expect(seen == ["r4", "r3", "r2", "r1", "r0", "first"])
    }

    @Test("The end of a long segment is as good as all of it")
    func tail() throws {
        let records = (0..<300).map { record("r\($0)", text: String(repeating: "ن", count: 4_000)) }
        let pages = try RecordPages(folder: "/store", files: try shelf([[record("first")], records]))
        for limit in [1, 5, 90, 299, 300, 301] {
            let page = try pages.page(RecordWish(), of: limit)
            #expect(page.records.map(\.seq) == (0..<limit).map { 301 - $0 }, "\(limit)")
            #expect(page.next == (limit == 301 ? nil : 302 - limit), "\(limit)")
        }
    }

    @Test("By source and by title, a record's own and not those of what it carries")
    func wishes() throws {
        var (one, other) = (record("one"), record("other"))
        one.source = Record.SourceNote(id: "s\"1", title: "نهر", tags: [])
        other.title = nil
        other.source = Record.SourceNote(id: "t", title: "s\"1 نهر", tags: [])
        let pages = try RecordPages(folder: "/store", files: try shelf([[one, other]]))
        #expect(keys(try pages.page(RecordWish(title: nil, source: "s\"1"), of: 9)) == ["one"])
        #expect(keys(try pages.page(RecordWish(title: TextSearch(["نهر"]), source: nil), of: 9)) == [])
        #expect(keys(try pages.page(RecordWish(title: TextSearch(["خَبَر"]), source: nil), of: 9)) == ["one"])
    }

    @Test("All that belongs to a record")
    func family() throws {
        let original = record("a")
        var citing = record("c")
        citing.links = [Record.Link(url: "https://a", urlKey: "a", text: "", rel: [], isInternal: false)]
        let files = try shelf([
            [original, record("b", copyOf: original.id)], [citing, record("a", revision: 1), record("d")],
        ])
        let pages = try RecordPages(folder: "/store", files: files)
        #expect(keys(try pages.page(RecordWish(about: original), of: 9)) == ["a", "c", "b", "a"])
        #expect(try pages.page(RecordWish(id: original.id), of: 1).records.map(\.seq) == [1])
    }
}
