import FoundationEssentials
import Glibc
import Testing

@testable import Store

@Suite struct RetirementTests {
    static func keep(_ record: Record) -> RetiredRecord {
        RetiredRecord(
            id: record.id, urlKey: record.urlKey, revision: record.revision, owner: "example.org/\(record.urlKey)",
            contentHash: record.contentHash, version: -7, wordCount: record.wordCount,
            firstSeenAt: record.firstSeenAt, isOriginal: true)
    }

    static func retirement(_ files: MemoryFiles, to destination: String? = nil) -> Retirement {
        Retirement(folder: "/store", files: files, now: noon, to: destination, keep: keep)
    }

    static func open(_ files: MemoryFiles) throws(StoreError) -> RecordLog {
        var small = options()
        small.segmentBytes = 1000
        return try RecordLog(opening: "records", options: small, files: files, now: noon)
    }

    /// Four sealed segments of three lines and an open one of one.
    static func filled(_ files: MemoryFiles) throws(StoreError) -> RecordLog {
        let log = try open(files)
        for _ in 0..<4 {
            try log.append(lines(3, for: log))
            try seal(log)
        }
        try log.append(lines(1, for: log))
        return log
    }

    /// The ids that a replay from the start brings.
    static func known(_ log: RecordLog) throws(StoreError) -> [String] {
        var found: [String] = []
        try log.replay(
            after: nil, bad: { Issue.record("\($0)") }, retired: { found += $0.map(\.id) },
            { line throws(StoreError) in found.append(try Record(decoding: line.bytes).id) })
        return found
    }

    static let all = (1...13).map { smallRecord($0).id }

    @Test(arguments: [nil, "/store/../archive", "/far"])
    func theOldestGoAndStayKnown(destination: String?) throws {
        let files = MemoryFiles()
        files.setFaults { $0.elsewhere = ["/far"] }
        let log = try Self.filled(files)
        let retirement = Self.retirement(files, to: destination)
        let candidates = try retirement.candidates(before: nil, keepBytes: 0)
        // Never the open one.
        #expect(candidates.count == 4)
        let one = try #require(candidates.first)
        let bytes = files.bytes("/store/" + one.file)
        for candidate in candidates.prefix(2) { try retirement.retire(candidate, bad: { Issue.record("\($0)") }) }
        if let destination { #expect(files.bytes(destination + "/" + one.file) == bytes) }
        #expect(files.bytes("/store/" + one.file) == nil)

        let report = try verified(files)
        #expect(report.problems == [])
        #expect(report.records.retiredSegments == 2)
        #expect(report.records.retiredLines == 6)
        #expect(report.records.lines == 7)
        #expect((report.records.firstSeq, report.records.lastSeq) == (1, 13))

        // The one that was open beside it all, and one that starts afterwards.
        #expect(try Self.known(log) == Self.all)
        try log.append(lines(3, for: log))
        try seal(log)
        try log.close()
        let next = try Self.open(files)
        #expect(next.nextSeq == 17)
        #expect(try Self.known(next) == Self.all + (14...16).map { smallRecord($0).id })
        #expect(try verified(files).problems == [])
        #expect(try retirement.candidates(before: nil, keepBytes: 0).count == 3)
    }

    /// Whatever it is, the segment does not go for it.
    @Test func anotherFileOfThatNameStopsIt() throws {
        let files = MemoryFiles()
        let log = try Self.filled(files)
        let retirement = Self.retirement(files, to: "/archive")
        let one = try #require(try retirement.candidates(before: nil, keepBytes: 0).first)
        files.put("/archive/" + one.file, [1, 2, 3])
        #expect(throws: StoreError.cannotCreate(path: "/archive/" + one.file, errno: EEXIST)) {
            try retirement.retire(one, bad: { Issue.record("\($0)") })
        }
        #expect(files.bytes("/archive/" + one.file) == [1, 2, 3])
        #expect(files.bytes("/store/" + one.file) != nil)
        #expect(try Self.known(log) == Self.all)
    }

    /// Also where no segment is left that could tell.
    @Test func noNumberIsGivenOutTwice() throws {
        let files = MemoryFiles()
        let log = try Self.open(files)
        for _ in 0..<2 {
            try log.append(lines(3, for: log))
            try seal(log)
        }
        let retirement = Self.retirement(files)
        let candidates = try retirement.candidates(before: nil, keepBytes: 0)
        #expect(candidates.count == 2)
        for candidate in candidates { try retirement.retire(candidate, bad: { Issue.record("\($0)") }) }
        try log.close()
        #expect(try Self.open(files).nextSeq == 7)
    }

    @Test func whatIsKeptComesBackAsItWas() throws {
        let files = MemoryFiles()
        let log = try Self.filled(files)
        let candidate = try #require(try Self.retirement(files).candidates(before: nil, keepBytes: 0).first)
        try Self.retirement(files).retire(candidate, bad: { Issue.record("\($0)") })
        var found: [RetiredRecord] = []
        try log.replay(after: nil, bad: { Issue.record("\($0)") }, retired: { found += $0 }, { _ in })
        #expect(found == (1...3).map { Self.keep(smallRecord($0)) })
        // What was taken in before it went does not come again.
        found = []
        let after = LogPosition(segment: candidate.entry.segment, offset: candidate.entry.bytes, seq: 3)
        #expect(try log.fits(after))
        try log.replay(after: after, bad: { Issue.record("\($0)") }, retired: { found += $0 }, { _ in })
        #expect(found == [])
    }

    @Test func theLimitsSayHowMany() throws {
        let files = MemoryFiles()
        _ = try Self.filled(files)
        let retirement = Self.retirement(files)
        let all = try retirement.candidates(before: nil, keepBytes: 0)
        let open = files.bytes("/store/current.jsonl")?.count ?? 0
        let sum = all.reduce(open) { $0 + $1.bytes }
        #expect(try retirement.candidates(before: nil, keepBytes: sum) == [])
        #expect(try retirement.candidates(before: nil, keepBytes: sum - 1) == [all[0]])
        #expect(try retirement.candidates(before: nil, keepBytes: sum - all[0].bytes - 1) == Array(all.prefix(2)))
        #expect(try retirement.candidates(before: noon.addingTimeInterval(-1), keepBytes: nil) == [])
        #expect(try retirement.candidates(before: noon, keepBytes: nil) == all)
    }

    /// After each change to the files in turn the machine stops.
    @Test(arguments: [nil, "/archive", "/far"])
    func aStopAtAnyStepIsMadeGood(destination: String?) throws {
        var steps = 0
        for changes in 0... {
            let files = MemoryFiles()
            let log = try Self.filled(files)
            files.setFaults {
                $0.changesLeft = changes
                $0.elsewhere = ["/far"]
            }
            let retirement = Self.retirement(files, to: destination)
            var isDone = false
            do throws(StoreError) {
                for candidate in try retirement.candidates(before: nil, keepBytes: 0).prefix(2) {
                    try retirement.retire(candidate, bad: { Issue.record("\($0)") })
                }
                isDone = true
            } catch {}
            // The daemon beside it goes on, or stops too.
            files.setFaults { $0.changesLeft = nil }
            #expect(try Self.known(log) == Self.all)
            files.crash(keepingUnflushed: changes % 3 * 10)
            files.setFaults { $0.elsewhere = ["/far"] }
            #expect(try verified(files).problems == [], "after \(changes) changes")
            let next = try Self.open(files)
            #expect(try Self.known(next) == Self.all, "after \(changes) changes")
            for candidate in try retirement.candidates(before: nil, keepBytes: 0) {
                try retirement.retire(candidate, bad: { Issue.record("\($0)") })
            }
            #expect(try Self.known(next) == Self.all)
            let report = try verified(files)
            #expect(report.problems == [])
            #expect(report.records.retiredSegments == 4)
            steps = changes
            if isDone { break }
        }
        #expect(steps > 10)
    }

    /// Somebody wants to look at it: it counts again, and its index does not.
    @Test func aSegmentThatIsPutBackIsThere() throws {
        let files = MemoryFiles()
        let log = try Self.filled(files)
        let retirement = Self.retirement(files, to: "/archive")
        let candidate = try #require(try retirement.candidates(before: nil, keepBytes: 0).first)
        try retirement.retire(candidate, bad: { Issue.record("\($0)") })
        files.put("/store/" + candidate.file, try #require(files.bytes("/archive/" + candidate.file)))
        #expect(try verified(files).problems == [])
        #expect(try verified(files).records.retiredSegments == 0)
        try log.close()
        #expect(try Self.known(Self.open(files)) == Self.all)
    }

    @Test func aDamagedIndexIsNamed() throws {
        let files = MemoryFiles()
        let log = try Self.filled(files)
        let candidate = try #require(try Self.retirement(files).candidates(before: nil, keepBytes: 0).first)
        try Self.retirement(files).retire(candidate, bad: { Issue.record("\($0)") })
        let path = "/store/" + RetiredIndex.name(of: candidate.entry.segment)
        var bytes = try #require(files.bytes(path))
        bytes[20] ^= 1
        files.put(path, bytes)
        #expect(try verified(files).problems.map(\.reason) == ["not the digest of the manifest"])
        var bad: [StoreError] = []
        try log.replay(after: nil, bad: { bad.append($0) }, { _ in })
        #expect(bad == [.badLine(path: path, offset: 0, reason: "not the digest of the manifest")])
        try files.remove(path)
        #expect(try verified(files).problems.map(\.reason) == ["named in the manifest, but not there"])
    }
}
