import FoundationEssentials
import Testing

@testable import Store

/// A full segment waits to be compressed, for programs that follow the plain file.
@Suite struct SealDelayTests {
    private let files = MemoryFiles()

    private var delayed: StoreOptions {
        var options = options()
        options.sealDelay = .seconds(600)
        return options
    }

    private func open(at now: Date) throws(StoreError) -> RecordLog {
        try RecordLog(opening: "records", options: delayed, files: files, now: now)
    }

    private func compressed() throws -> Int { try files.list("/store").count { $0.hasSuffix(".zst") } }

    private func settle(_ log: RecordLog, at seconds: Double) throws {
        try log.rotateIfDue(now: noon.addingTimeInterval(seconds))
        while log.isSealing { try log.rotateIfDue(now: noon.addingTimeInterval(seconds)) }
    }

    private func fill(_ log: RecordLog) throws {
        try log.append(lines(3, for: log))
        try log.startSegment()
    }

    @Test func itWaits() throws {
        let log = try open(at: noon)
        try fill(log)
        try settle(log, at: 599)
        #expect(try compressed() == 0)
        #expect(log.segmentCounts.unsealed == 1)
        try settle(log, at: 600)
        #expect(try compressed() == 1)
        #expect(try Manifest.read(folder: "/store", files: files).count == 1)
    }

    /// Counted from when it was full, not from the start.
    @Test func itWaitsNoLongerForARestart() throws {
        let log = try open(at: noon)
        try log.rotateIfDue(now: noon)
        try fill(log)
        try log.close()
        let later = try open(at: noon.addingTimeInterval(400))
        #expect(later.nextSeq == 4)
        try settle(later, at: 400)
        #expect(try compressed() == 0)
        try settle(later, at: 600)
        #expect(try compressed() == 1)
    }

    @Test func itWaitsForNoFullDisk() throws {
        let log = try open(at: noon)
        try fill(log)
        files.setFaults { $0.room = delayed.reserveBytes + 3 * delayed.segmentBytes }
        try settle(log, at: 1)
        #expect(try compressed() == 1)
    }

    @Test func aClockThatWasAheadKeepsNothingOpen() throws {
        let log = try open(at: noon.addingTimeInterval(1e9))
        try fill(log)
        try settle(log, at: 0)
        #expect(try compressed() == 1)
    }
}
