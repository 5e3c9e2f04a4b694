import Bytes
import FoundationEssentials
import Testing

@testable import Store

@Suite struct RecordLogTests {
    /// `rawi tail -n` right after a segment was full.
    @Test(arguments: [true, false])
    func theNewestLinesAreReadOverSegments(compresses: Bool) throws {
        try withFolder { folder in
            var options = options(folder)
            options.segmentBytes = 100
            options.compresses = compresses
            let store = try Store(opening: options, files: DiskFiles(), now: noon)
            for _ in 0..<5 {
                try store.records.append(lines(3, for: store.records))
                try seal(store.records)
            }
            try store.records.startSegment()
            try store.records.append(lines(1, for: store.records))
            let open = store.records.position.segment
            try store.close()
            let reader = try LogReader("records", folder: folder)
            func seqs(_ count: Int, before: String?) throws -> [Int] {
                try reader.last(count, before: before).map { try Record.decode($0).seq }
            }
            #expect(try seqs(4, before: nil) == [13, 14, 15, 16])
            #expect(try seqs(4, before: open) == [12, 13, 14, 15])
            #expect(try seqs(100, before: open) == Array(1...15))
            #expect(try seqs(0, before: nil).isEmpty)
        }
    }

    let files = MemoryFiles()

    func open(_ options: StoreOptions = options(), at now: Date = noon) throws(StoreError) -> RecordLog {
        try RecordLog(opening: "records", options: options, files: files, now: now)
    }

    func names() throws -> [String] { try files.list("/store").sorted() }

    let first = "records-20261121T120000Z-rawi@test-000001.jsonl"
    let second = "records-20261121T120000Z-rawi@test-000002.jsonl"

    @Test func linesAreAppendedAndFound() throws {
        let log = try open()
        #expect(log.nextSeq == 1)
        try log.append(lines(3, for: log))
        try log.append(lines(2, for: log))
        #expect(log.nextSeq == 6)
        #expect(try replayed(log).seqs == [1, 2, 3, 4, 5])
        #expect(files.bytes("/store/current.jsonl") == files.bytes("/store/" + first))
        #expect(log.position == LogPosition(segment: first, offset: try files.size("/store/" + first) ?? 0, seq: 5))
    }

    @Test func numbersGoOnAfterAStart() throws {
        let log = try open()
        try log.append(lines(3, for: log))
        try log.close()
        let next = try open()
        #expect(next.nextSeq == 4)
        #expect(next.position == LogPosition(segment: first, offset: try files.size("/store/" + first) ?? 0, seq: 3))
        try next.append(lines(1, for: next))
        #expect(try replayed(next).seqs == [1, 2, 3, 4])
        #expect(try names() == ["current.jsonl", first])
    }

    @Test func aReplayResumesWhereItStopped() throws {
        var small = options()
        small.segmentBytes = 1500
        let log = try open(small)
        var positions: [LogPosition] = []
        for _ in 0..<12 {
            try log.append(lines(1, for: log))
            positions.append(log.position)
        }
        try seal(log)
        try log.append(lines(1, for: log))
        for (index, position) in positions.enumerated() {
            #expect(try replayed(log, after: position).seqs == Array(index + 2...13))
        }
        // A position that fits nothing is taken by its number.
        #expect(
            try replayed(log, after: LogPosition(segment: "gone.jsonl", offset: 77, seq: 9)).seqs == [10, 11, 12, 13])
        var beyond = log.position
        beyond.offset = 1 << 40
        beyond.seq = 12
        #expect(try replayed(log, after: beyond).seqs == [13])
    }

    @Test func segmentsAreSealedBySizeAndCompressed() throws {
        var small = options()
        small.segmentBytes = 1000
        let log = try open(small)
        try log.append(lines(10, for: log))
        let written = files.bytes("/store/" + first)
        try seal(log)
        try log.append(lines(1, for: log))
        #expect(try names() == ["current.jsonl", "manifest.jsonl", first + ".zst", second])
        #expect(files.bytes("/store/current.jsonl") == files.bytes("/store/" + second))
        let entry = try #require(try Manifest.read(folder: "/store", files: files)[first])
        #expect(entry.firstSeq == 1)
        #expect(entry.lastSeq == 10)
        #expect(entry.lines == 10)
        #expect(entry.bytes == written?.count)
        #expect(entry.sha256 == written.map { Hex.text(SHA256.digest($0)) })
        let stored = try #require(files.bytes("/store/" + entry.file))
        #expect(entry.storedSHA256 == Hex.text(SHA256.digest(stored)))
        #expect(entry.storedBytes == stored.count)
        #expect(try replayed(log).seqs == Array(1...11))
        #expect(log.sealProblem == nil)
    }

    @Test func segmentsAreSealedByAge() throws {
        let log = try open()
        try log.rotateIfDue(now: noon.addingTimeInterval(90_000))
        #expect(try names() == ["current.jsonl", first])
        try log.append(lines(1, for: log))
        try log.rotateIfDue(now: noon.addingTimeInterval(86_399))
        #expect(log.segmentCounts.all == 1)
        try seal(log, at: noon.addingTimeInterval(86_400))
        #expect(
            try names() == [
                "current.jsonl", "manifest.jsonl", first + ".zst", "records-20261122T120000Z-rawi@test-000002.jsonl",
            ])
    }

    @Test func framesCanBeReadOnTheirOwn() throws {
        var wide = options()
        wide.segmentBytes = 1 << 20
        let log = try open(wide)
        var record = smallRecord(1)
        record.text = String(repeating: "كلمة ", count: 20_000)
        for _ in 0..<30 { try log.append([record.line(seq: log.nextSeq)]) }
        let position = log.position
        try log.append([record.line(seq: log.nextSeq)])
        try seal(log, at: noon.addingTimeInterval(90_000))
        let name = try #require(try names().first { $0.hasSuffix(".zst") })
        let table = try #require(try SeekTable("/store/" + name, files: files))
        #expect(table.frames.count >= 1)
        #expect(try replayed(log, after: position).seqs == [31])
    }

    @Test func uncompressedSegmentsAreListedAsWell() throws {
        var plain = options()
        plain.segmentBytes = 1000
        plain.compresses = false
        let log = try open(plain)
        try log.append(lines(10, for: log))
        try seal(log)
        let entry = try #require(try Manifest.read(folder: "/store", files: files)[first])
        #expect(entry.file == first)
        #expect(entry.sha256 == entry.storedSHA256)
        #expect(try replayed(log).seqs == Array(1...10))
    }

    @Test(
        "A torn tail is moved aside",
        arguments: ["{", "{\"schema\":\"rawi-record/1\",\"seq\":4", "\u{0}\u{0}\u{0}\u{0}", "x"])
    func tornTail(tail: String) throws {
        let log = try open()
        try log.append(lines(3, for: log))
        let whole = try #require(files.bytes("/store/" + first))
        files.put("/store/" + first, whole + Array(tail.utf8))
        let next = try open()
        #expect(next.tornBytes == tail.utf8.count)
        #expect(next.nextSeq == 4)
        #expect(files.bytes("/store/" + first) == whole)
        #expect(files.bytes("/store/" + first + ".torn") == Array(tail.utf8))
    }

    @Test func aTornTailLongerThanTheWindowIsFound() throws {
        let log = try open()
        try log.append(lines(3, for: log))
        let whole = try #require(files.bytes("/store/" + first))
        files.put("/store/" + first, whole + [UInt8](repeating: 0x61, count: 3_000_000))
        let next = try open()
        #expect(next.tornBytes == 3_000_000)
        #expect(next.nextSeq == 4)
    }

    @Test func aCorruptLineInTheMiddleIsSkippedAndReported() throws {
        let log = try open()
        try log.append(lines(5, for: log))
        var bytes = try #require(files.bytes("/store/" + first))
        let starts = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == 0x0A }
        bytes[starts[1] + 30] = 0
        bytes[starts[3] + 40] = 0x22
        files.put("/store/" + first, bytes)
        let next = try open()
        #expect(next.nextSeq == 6)
        let found = try replayed(next)
        #expect(found.seqs == [1, 3, 5])
        #expect(found.bad.count == 2)
        guard case .badLine("/store/\(first)", starts[1], _)? = found.bad.first else {
            Issue.record("\(found.bad)")
            return
        }
    }

    @Test func damagedLastLinesKeepTheirNumbers() throws {
        let log = try open()
        try log.append(lines(5, for: log))
        var bytes = try #require(files.bytes("/store/" + first))
        let starts = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == 0x0A }
        bytes[starts[3] + 3] = 0
        bytes[starts[4] + 3] = 0
        files.put("/store/" + first, bytes)
        #expect(try open().nextSeq == 6)
    }

    @Test func aDamagedFrameCostsOnlyItsLines() throws {
        var wide = options()
        wide.segmentBytes = 4 << 20
        let log = try open(wide)
        var random = SplitMix(state: 1)
        for _ in 0..<40 {
            var record = smallRecord(log.nextSeq)
            record.text = (0..<20_000).map { _ in String(random.next() % 100_000) }.joined(separator: " ")
            try log.append([record.line(seq: log.nextSeq)])
        }
        try seal(log)
        let name = try #require(try names().first { $0.hasSuffix(".zst") })
        var bytes = try #require(files.bytes("/store/" + name))
        let table = try #require(try SeekTable("/store/" + name, files: files))
        try #require(table.frames.count > 2)
        bytes[table.frames[0].compressed + 1000] ^= 0xFF
        files.put("/store/" + name, bytes)
        let found = try replayed(log)
        #expect(found.bad.count == 1)
        #expect(found.seqs.count < 40)
        #expect(found.seqs.last == 40)
        #expect(found.seqs.first == 1)
    }

    @Test func aBatchIsNotTornApartByRotation() throws {
        var small = options()
        small.segmentBytes = 1
        let log = try open(small)
        for _ in 0..<3 { try log.append(lines(4, for: log)) }
        #expect(log.segmentCounts.all == 3)
        #expect(try replayed(log).seqs == Array(1...12))
        try seal(log)
        #expect(log.segmentCounts.unsealed == 0)
        #expect(try replayed(log).seqs == Array(1...12))
        #expect(try open(small).nextSeq == 13)
    }

    @Test func aMissingManifestIsMadeAgain() throws {
        var small = options()
        small.segmentBytes = 1000
        let log = try open(small)
        try log.append(lines(10, for: log))
        try seal(log)
        let manifest = try Manifest.read(folder: "/store", files: files)
        try files.remove("/store/manifest.jsonl")
        let next = try open(small)
        #expect(next.nextSeq == 11)
        #expect(try replayed(next).seqs == Array(1...10))
        try seal(next)
        #expect(try Manifest.read(folder: "/store", files: files) == manifest)
    }

    @Test func aTornManifestLineIsCutOff() throws {
        var small = options()
        small.segmentBytes = 1000
        let log = try open(small)
        try log.append(lines(10, for: log))
        try seal(log)
        let manifest = try #require(files.bytes("/store/manifest.jsonl"))
        files.put("/store/manifest.jsonl", manifest + Array("{\"schema\":".utf8))
        try log.append(lines(10, for: log))
        try seal(log)
        let entries = try Manifest.read(folder: "/store", files: files)
        #expect(entries.count == 2)
        #expect(
            files.bytes("/store/manifest.jsonl")?.starts(with: manifest + Array("{\"schema\":\"rawi-m".utf8)) == true)
    }

    @Test(
        "Names of segments",
        arguments: [
            ("records-20261121T120000Z-a-000001.jsonl", 1),
            ("records-20261121T120000Z-a-b-1234567.jsonl.zst", 1_234_567),
            ("records-20261121T120000Z-a-0.jsonl", nil), ("records-20261321T120000Z-a-1.jsonl", nil),
            ("events-20261121T120000Z-a-1.jsonl", nil), ("records-20261121T120000Z-a-1.jsonl.torn", nil),
            ("records-20261121T120000Z-a-1.jsonl.zst.tmp", nil), ("records.jsonl", nil), ("", nil),
            ("records-20261121T120000Z-a-99999999999999999999.jsonl", nil),
        ])
    func segmentNames(name: String, number: Int?) {
        #expect(SegmentName(name, log: "records")?.number == number)
    }

    @Test func anInstanceOfAnyNameMakesAFileName() {
        let name = SegmentName(log: "records", start: noon, instance: "../ا b-c@h", number: 1)
        #expect(name.file == "records-20261121T120000Z-..____b_c@h-000001.jsonl")
        #expect(SegmentName(name.file, log: "records") == name)
    }
}
