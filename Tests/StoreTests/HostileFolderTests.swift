import FoundationEssentials
import Testing

@testable import Store

@Suite struct HostileFolderTests {
    static let names = [
        "records-20261121T093000Z-fuzz-000001.jsonl", "records-20261121T093000Z-fuzz-000001.jsonl.zst",
        "events-20261121T093000Z-fuzz-000007.jsonl", "manifest.jsonl",
    ]

    /// Sound bytes for each of the names.
    func sound() throws -> [String: [UInt8]] {
        let files = MemoryFiles()
        var small = options()
        small.segmentBytes = 500
        let log = try RecordLog(opening: "records", options: small, files: files, now: noon)
        try log.append(lines(5, for: log))
        let plain = files.bytes("/store/" + log.position.segment)
        try seal(log)
        let segment = log.segments[0].file
        return [
            Self.names[0]: plain ?? [], Self.names[1]: files.bytes("/store/\(segment).zst") ?? [],
            Self.names[2]: Event(type: "x", at: noon, instance: "fuzz").line(seq: 1),
            Self.names[3]: files.bytes("/store/manifest.jsonl") ?? [],
        ]
    }

    func use(_ files: MemoryFiles) throws(StoreError) {
        let log = try RecordLog(opening: "records", options: options(), files: files, now: noon)
        _ = try RecordLog(opening: "events", options: options(), files: files, now: noon)
        var last = 0
        try log.replay(after: nil, bad: { _ in }, { line in last = line.position.seq })
        #expect(last < log.nextSeq)
        try log.append(lines(2, for: log))
        try log.rotateIfDue(now: noon.addingTimeInterval(100_000))
        let next = try RecordLog(opening: "records", options: options(), files: files, now: noon)
        #expect(next.nextSeq == log.nextSeq)
    }

    @Test func aFolderOfAnyBytesIsOpenedReadAndWritten() throws {
        let sound = try sound()
        var random = SplitMix(state: 7)
        for round in 0..<1500 {
            let name = Self.names[round % Self.names.count]
            var bytes = sound[name] ?? []
            for _ in 0...Int(random.next() % 6) where !bytes.isEmpty {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.removeSubrange(index...)
                case 2: bytes.insert(contentsOf: bytes[index...].prefix(300), at: index)
                default: bytes[index] = [0x0A, 0x39, 0x7B, 0xFF, 0][Int(random.next() % 5)]
                }
            }
            let files = MemoryFiles()
            files.put("/store/" + name, bytes)
            try use(files)
            if round % 50 == 0 { _ = try verified(files) }
        }
    }

    @Test(
        "Numbers at the edge",
        arguments: [
            "{\"seq\":9223372036854775807}", "{\"seq\":999999999999999}", "{\"seq\":1000000000000000000}",
            "{\"seq\":-1}", "{\"seq\":0}",
            "{\"seq\":1e9}",
        ])
    func numbersAtTheEdge(line: String) throws {
        let files = MemoryFiles()
        files.put("/store/" + Self.names[0], Array(line.utf8) + [0x0A])
        try use(files)
        _ = try verified(files)
    }

    @Test func aTableOfFramesThatLiesIsNoTable() throws {
        let files = MemoryFiles()
        var table = SeekTable()
        table.frames = [.init(compressed: 1 << 31, content: 1 << 31), .init(compressed: 0, content: 0)]
        files.put("/store/" + Self.names[1], table.bytes)
        #expect(try SeekTable("/store/" + Self.names[1], files: files) == nil)
        table.frames = [.init(compressed: 0, content: 1 << 31)]
        files.put("/store/" + Self.names[1], table.bytes)
        try use(files)
    }
}
