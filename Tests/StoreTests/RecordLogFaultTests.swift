import FoundationEssentials
import Testing

@testable import Store

@Suite struct RecordLogFaultTests {
    func open(_ files: MemoryFiles, _ options: StoreOptions = options()) throws(StoreError) -> RecordLog {
        try RecordLog(opening: "records", options: options, files: files, now: noon)
    }

    @Test func aCrashAtAnyByteOfAWriteLosesNothingAcknowledged() throws {
        let batch = (4...6).flatMap { smallRecord($0).line(seq: $0) }
        for torn in 0...batch.count {
            let files = MemoryFiles()
            let log = try open(files)
            try log.append(lines(3, for: log))
            // Written, not flushed: the disk has some of it.
            let file = try files.openForAppending("/store/" + log.position.segment)
            try file.append(batch)
            files.crash(keepingUnflushed: torn)
            let next = try open(files)
            let found = try replayed(next)
            #expect(found.bad == [])
            #expect(found.seqs == Array(1..<next.nextSeq))
            #expect(next.nextSeq == 4 + batch.prefix(torn).count { $0 == 0x0A })
            try next.append(lines(1, for: next))
            #expect(try replayed(next).seqs == Array(1..<next.nextSeq))
        }
    }

    @Test(arguments: [false, true])
    func aFullDiskLeavesNoTraceAndGoesOnByItself(cannotReserve: Bool) throws {
        let files = MemoryFiles()
        files.setFaults { $0.cannotReserve = cannotReserve }
        let log = try open(files)
        try log.append(lines(3, for: log))
        let position = log.position
        let before = files.bytes("/store/current.jsonl")
        for room in stride(from: 0, to: 900, by: 7) {
            files.setFaults { $0.room = room }
            #expect(throws: StoreError.full(path: "/store/" + position.segment)) { try log.append(lines(3, for: log)) }
            #expect(files.bytes("/store/current.jsonl") == before)
            #expect(log.position == position)
        }
        // Who follows the file sees nothing of it.
        #expect(files.cuts == 0 || cannotReserve)
        files.setFaults { $0.room = nil }
        try log.append(lines(3, for: log))
        #expect(try replayed(log).seqs == Array(1...6))
        #expect(log.segmentCounts.all == 1)
    }

    @Test func anErrorOfAWriteMovesToTheNextSegment() throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(3, for: log))
        files.setFaults { $0.failingWrites = 1 }
        try log.append(lines(3, for: log))
        #expect(log.segmentCounts.all == 2)
        #expect(log.position.seq == 6)
        #expect(try replayed(log).seqs == Array(1...6))
        try seal(log)
        #expect(try replayed(log).seqs == Array(1...6))
        #expect(try open(files).nextSeq == 7)
    }

    @Test(
        "A failed flush or write never repeats a number, and cuts no file", arguments: [false, true])
    func failedFlush(fails: Bool) throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(3, for: log))
        files.setFaults {
            $0.failingFlushes = fails ? 0 : 1
            $0.failingWrites = fails ? 1 : 0
        }
        try log.append(lines(3, for: log))
        let found = try replayed(log)
        #expect(found.seqs == Array(1...6))
        #expect(files.cuts == 0)
        #expect(try verified(files).problems == [])
        // A restart sees the file as it lies there.
        let next = try open(files)
        #expect(next.nextSeq == 7)
        #expect(try replayed(next).seqs == Array(1...6))
        try seal(next)
        #expect(try replayed(next).seqs == Array(1...6))
        #expect(try verified(files).problems == [])
    }

    @Test func twoErrorsInARowAreTheCallersToKnow() throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(3, for: log))
        files.setFaults { $0.failingWrites = 2 }
        #expect(throws: StoreError.self) { try log.append(lines(3, for: log)) }
        #expect(log.nextSeq == 4)
        // And yet a later one may succeed.
        try log.append(lines(3, for: log))
        #expect(try replayed(log).seqs == Array(1...6))
    }

    @Test func aFullDiskThatCannotBeCutBackKeepsNumbersUnique() throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(3, for: log))
        files.setFaults {
            $0.room = 700
            $0.cannotReserve = true
            $0.failingTruncations = 1
        }
        #expect(throws: StoreError.self) { try log.append(lines(3, for: log)) }
        files.setFaults { $0.room = nil }
        // Other lines under the same numbers.
        try log.append((4...5).map { smallRecord($0 + 100).line(seq: $0) })
        var titles: [String] = []
        try log.replay(
            after: nil, bad: { Issue.record("\($0)") },
            { line throws(StoreError) in titles.append(try Record(decoding: line.bytes).urlKey) })
        let expected = ["example.com/1", "example.com/2", "example.com/3", "example.com/104", "example.com/105"]
        #expect(titles == expected)
        titles = []
        try open(files).replay(
            after: nil, bad: { Issue.record("\($0)") },
            { line throws(StoreError) in titles.append(try Record(decoding: line.bytes).urlKey) })
        #expect(titles == expected)
    }

    /// A flipped bit in one number is no reason to take all that follows for never acknowledged.
    @Test func aDamagedNumberLosesNoOtherLine() throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(6, for: log))
        let first = log.position.segment
        try log.startSegment()
        try log.append(lines(2, for: log))
        try log.close()
        let whole = text(try #require(files.bytes("/store/" + first)))
        files.put("/store/" + first, Array(whole.replacing("\"seq\":3,", with: "\"seq\":93,").utf8))
        let next = try open(files)
        try seal(next)
        #expect(try verified(files).records.lines == 8)
    }

    @Test func aStopInTheMiddleOfSealingIsMadeGood() throws {
        // Every number of bytes that fit while sealing stops it at another point.
        var small = options()
        small.segmentBytes = 1000
        for room in stride(from: 0, through: 3000, by: 31) {
            let files = MemoryFiles()
            let log = try open(files, small)
            try log.append(lines(10, for: log))
            files.setFaults { $0.room = 10_000 }
            try log.rotateIfDue(now: noon)
            files.setFaults { $0.room = room }
            try log.rotateIfDue(now: noon.addingTimeInterval(61))
            files.crash(keepingUnflushed: room % 50)
            let next = try open(files, small)
            #expect(try replayed(next).seqs == Array(1...10))
            #expect(next.nextSeq == 11)
            try next.append(lines(1, for: next))
            try seal(next)
            #expect(try replayed(next).seqs == Array(1...11))
            #expect(try verified(files).problems == [])
        }
    }

    /// After each change to the files in turn the machine stops.
    @Test func aStopAtEachChangeWhileSealingIsMadeGood() throws {
        var small = options()
        small.segmentBytes = 1000
        var steps = 0
        for changes in 0... {
            let files = MemoryFiles()
            let log = try open(files, small)
            try log.append(lines(10, for: log))
            files.setFaults { $0.changesLeft = changes }
            do throws(StoreError) { try seal(log) } catch {}
            let isDone = log.segmentCounts.unsealed == 0 && log.segmentCounts.all == 2
            files.crash()
            let next = try open(files, small)
            #expect(try replayed(next).seqs == Array(1...10), "after \(changes) changes")
            try seal(next)
            #expect(try replayed(next).seqs == Array(1...10))
            #expect(try verified(files).problems == [])
            steps = changes
            if isDone { break }
        }
        #expect(steps > 5)
    }

    @Test func aSegmentThatCannotBeSealedWaits() throws {
        var small = options()
        small.segmentBytes = 1000
        let files = MemoryFiles()
        let log = try open(files, small)
        try log.append(lines(10, for: log))
        files.setFaults { $0.room = 100 }
        try log.rotateIfDue(now: noon)
        #expect(log.sealProblem == .full(path: "/store"))
        #expect(!log.isSealing)
        files.setFaults { $0.room = nil }
        try log.rotateIfDue(now: noon.addingTimeInterval(59))
        #expect(log.segmentCounts.unsealed == 1)
        try log.rotateIfDue(now: noon.addingTimeInterval(60))
        #expect(log.segmentCounts.unsealed == 0)
        #expect(log.sealProblem == nil)
    }

    /// The manifest is lost and one compressed segment has no table any more.
    @Test func aSegmentThatCannotBeReadHoldsUpNoOther() throws {
        var small = options()
        small.segmentBytes = 1000
        let files = MemoryFiles()
        let log = try open(files, small)
        for _ in 0..<4 {
            try log.append(lines(3, for: log))
            try seal(log)
        }
        let entries = try Manifest.read(folder: "/store", files: files)
        let damaged = try #require(entries.values.first { $0.firstSeq == 4 }).file
        files.put("/store/" + damaged, try #require(files.bytes("/store/" + damaged)).dropLast(3))
        try files.remove("/store/manifest.jsonl")
        let next = try open(files, small)
        try seal(next)
        #expect(next.segmentCounts.unsealed == 1)
        #expect(
            next.sealProblems == [
                .badLine(path: "/store/" + damaged.dropLast(4), offset: 0, reason: "no table of frames at the end")
            ])
        #expect(!next.isSealing)
        #expect(Set(try Manifest.read(folder: "/store", files: files).values.map(\.firstSeq)) == [1, 7, 10])
        try next.rotateIfDue(now: noon.addingTimeInterval(3599))
        #expect(!next.isSealing)
        try next.append(lines(3, for: next))
        try seal(next, at: noon.addingTimeInterval(3599))
        #expect(next.segmentCounts.unsealed == 1)
    }

    /// A process that was killed before it flushed leaves lines that the next one counts on: they are made safe first.
    @Test func whatAStartFindsIsNotLostByTheNextCrash() throws {
        let files = MemoryFiles()
        let log = try open(files)
        try log.append(lines(3, for: log))
        try files.openForAppending("/store/" + log.position.segment).append(smallRecord(4).line(seq: 4))
        #expect(try open(files).nextSeq == 5)
        files.crash()
        #expect(try open(files).nextSeq == 5)
    }

    @Test func aNewSegmentSurvivesACrash() throws {
        var small = options()
        small.segmentBytes = 1
        let files = MemoryFiles()
        let log = try open(files, small)
        for _ in 0..<3 { try log.append(lines(2, for: log)) }
        files.crash()
        let next = try open(files, small)
        #expect(next.nextSeq == 7)
        #expect(try replayed(next).seqs == Array(1...6))
    }
}
