import FoundationEssentials
import Reading
import Testing

@testable import Store

@Suite("The records of a store, for who reads them") struct RecordReaderTests {
    private func read(
        _ files: MemoryFiles, _ prepare: (inout RecordReader) -> Void = { _ in },
        complain: (String) -> Void = { Issue.record("\($0)") }
    ) throws -> [RecordReader.Found] {
        var reader = try RecordReader(folder: "/store", files: files)
        prepare(&reader)
        var found: [RecordReader.Found] = []
        try reader.read(complain: complain) { item throws(StoreError) in
            found.append(item)
            return true
        }
        return found
    }

    @Test("Sealed segments and the open one, in order, as they stand")
    func allSegments() throws {
        let files = try shelf([[record("a"), record("b")], [record("c")], [record("d")]])
        #expect(try files.list("/store").count { $0.hasSuffix(".zst") } == 2)
        let found = try read(files)
        #expect(found.map(\.seq) == [1, 2, 3, 4])
        #expect(found.map(\.record.urlKey) == ["a", "b", "c", "d"])
        #expect(found.allSatisfy { $0.line == $0.record.line(seq: $0.seq).dropLast() })
        #expect(try read(files) { $0.firstSeq = 3 }.map(\.seq) == [3, 4])
    }

    @Test("Of each article the newest, though the filter takes an earlier one only")
    func latest() throws {
        var corrected = record("a", revision: 1)
        corrected.language = "ar"
        let files = try shelf([[record("a"), record("b")], [corrected]])
        #expect(try read(files) { $0.isLatestOnly = true }.map(\.record.revision) == [0, 1])
        var filter = RecordFilter()
        filter.languages = ["und"]
        let found = try read(files) {
            $0.isLatestOnly = true
            $0.filter = filter
        }
        #expect(found.map(\.record.urlKey) == ["b"])
    }

    @Test("A copy's text is the original's, through another address too")
    func filled() throws {
        let original = record("a", text: "الأصل")
        let copy = record("b", text: nil, copyOf: original.id)
        let other = record("c", text: nil, copyOf: copy.id)
        let files = try shelf([[original], [copy, record("d", text: "غيره")], [other]])
        let found = try read(files) { $0.fillsCopies = true }
        #expect(found.map(\.record.text) == ["الأصل", "الأصل", "غيره", "الأصل"])
        #expect(found.map { $0.line == nil } == [false, true, false, true])
        #expect(try read(files).map(\.record.text) == ["الأصل", nil, "غيره", nil])
        let tail = try read(files) { ($0.fillsCopies, $0.firstSeq) = (true, 4) }
        #expect(tail.map(\.record.text) == ["الأصل"])
    }

    @Test("What cannot be read is named, and the rest is there")
    func damage() throws {
        let files = try shelf([[record("a")], [record("b")], [record("c")]])
        let sealed = try #require(try files.list("/store").sorted().first { $0.hasSuffix("000002.jsonl.zst") })
        let handle = try files.openForAppending("/store/" + sealed)
        try handle.truncate(to: 20)
        handle.close()
        var problems: [String] = []
        let found = try read(files, complain: { problems.append($0) })
        #expect(found.map(\.record.urlKey) == ["a", "c"])
        #expect(problems.count == 1 && problems.first?.hasPrefix("records-") == true, "\(problems)")
    }

    @Test("It ends when nobody wants more")
    func ends() throws {
        var count = 0
        let reader = try RecordReader(folder: "/store", files: try shelf([[record("a"), record("b")], [record("c")]]))
        try reader.read { _ throws(StoreError) in
            count += 1
            return count < 2
        }
        #expect(count == 2)
    }
}

@Suite("Which records a reader wants") struct RecordFilterTests {
    static let sample: Record = {
        var sample = record("a", copyOf: "x")
        sample.language = "ar-SY"
        sample.domain = "news.example.org"
        sample.source = Record.SourceNote(id: "wakala", tags: ["syria"])
        sample.discoveredFrom = [Record.Origin(kind: "feed", sourceID: "thani", seenAt: noon)]
        return sample
    }()

    private static func filter(_ change: (inout RecordFilter) -> Void) -> RecordFilter {
        var filter = RecordFilter()
        change(&filter)
        return filter
    }

    static let cases: [(RecordFilter, Bool)] = [
        (RecordFilter(), true),
        (filter { $0.since = noon }, true), (filter { $0.since = noon + 1 }, false),
        (filter { $0.until = noon }, false), (filter { $0.until = noon + 1 }, true),
        (filter { $0.languages = ["ar"] }, true), (filter { $0.languages = ["AR-sy", "tr"] }, true),
        (filter { $0.languages = ["a"] }, false), (filter { $0.languages = ["und"] }, false),
        (filter { $0.domains = ["example.org"] }, true), (filter { $0.domains = ["ample.org"] }, false),
        (filter { $0.sources = ["wakala"] }, true), (filter { $0.sources = ["thani"] }, true),
        (filter { $0.sources = ["thalith"] }, false),
        (filter { $0.tags = ["syria", "x"] }, true), (filter { $0.tags = ["x"] }, false),
        (filter { $0.kind = .document }, false), (filter { $0.withoutCopies = true }, false),
    ]

    @Test(arguments: cases.indices)
    func takes(index: Int) {
        let (filter, isTaken) = Self.cases[index]
        #expect(filter.takes(Self.sample) == isTaken, "\(filter)")
    }
}
