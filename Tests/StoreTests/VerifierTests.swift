import FoundationEssentials
import Glibc
import Testing

@testable import Store

@Suite struct VerifierTests {
    @Test func aLinkWithoutItsSegmentIsNamed() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            try store.records.append(lines(2, for: store.records))
            try store.close()
            for name in try DiskFiles().list(folder) where name.hasPrefix("records-") {
                try DiskFiles().remove(folder + "/" + name)
            }
            let report = try verified(DiskFiles(), folder)
            #expect(report.problems.map(\.file) == ["current.jsonl"])
        }
    }

    let files = MemoryFiles()
    let first = "records-20261121T120000Z-rawi@test-000001.jsonl"

    func verify() throws(StoreError) -> StoreVerifier.Report { try verified(files) }

    func open(segmentBytes: Int = 1 << 20) throws(StoreError) -> Store {
        var small = options()
        small.segmentBytes = segmentBytes
        return try Store(opening: small, files: files, now: noon)
    }

    @Test func aSoundStoreHasNoProblems() throws {
        let store = try open(segmentBytes: 1000)
        for _ in 0..<10 {
            try store.records.append(lines(3, for: store.records))
            try seal(store.records)
        }
        try store.events.append([Event(type: "source_state", at: noon, instance: "rawi@test").line(seq: 1)])
        let report = try verify()
        #expect(report.problems == [])
        #expect(report.records.lines == 30)
        #expect(report.records.firstSeq == 1)
        #expect(report.records.lastSeq == 30)
        #expect(report.records.segments == store.records.segmentCounts.all)
        #expect(report.events.lines == 1)
    }

    /// What a change of three sound lines leads to.
    func problems(_ change: ([[UInt8]]) -> [[UInt8]]) throws -> [String] {
        files.put("/store/" + first, change((1...3).map { smallRecord($0).line(seq: $0) }).flatMap { $0 })
        return try verify().problems.map(\.reason)
    }

    @Test func whatIsWrongIsNamed() throws {
        #expect(try problems { $0 } == [])
        #expect(try problems { [$0[0], $0[2]] } == ["seq 2 to 2 are missing"])
        #expect(try problems { [$0[0], $0[2], $0[1]] } == ["seq 2 to 2 are missing", "seq 2 after 3"])
        #expect(try problems { [$0[0], smallRecord(1).line(seq: 2)] } == ["an id seen before"])
        #expect(try problems { [$0[0], Array("{\"seq\":2}\n".utf8), $0[2]] }.contains("/schema: absent"))
        #expect(try problems { [$0[0], Array("junk\n".utf8), $0[2]] } == ["no value"])
        var wrong = smallRecord(1)
        wrong.revision = 1
        #expect(
            try problems { _ in [wrong.line(seq: 1)] } == [
                "an id that is not that of its url_key and revision", "a revision of nothing",
            ])
        var changed = smallRecord(2)
        changed.text = "نص"
        changed.contentHash = sampleHash(of: "نص آخر")
        #expect(
            try problems { [$0[0], changed.line(seq: 2), $0[2]] } == ["a content_hash that is not that of its text"])
        changed.contentHash = sampleHash(of: "نص")
        #expect(try problems { [$0[0], changed.line(seq: 2), $0[2]] } == [])
        var lonely = smallRecord(1)
        lonely.duplicateKind = .text
        #expect(try problems { _ in [lonely.line(seq: 1)] } == ["duplicate_of and duplicate_kind do not go together"])
    }

    /// A bit of the manifest is another: the line is none, or says what the segment is not. Only when it was sealed can be nothing
    /// but believed.
    @Test func damageToTheManifestIsNamed() throws {
        let store = try open(segmentBytes: 400)
        for _ in 0..<3 {
            try store.records.append(lines(3, for: store.records))
            try seal(store.records)
        }
        try store.close()
        let manifest = try files.read("/store/manifest.jsonl", at: 0, count: 1 << 20)
        #expect(try verify().problems == [])
        let text = String(decoding: manifest, as: UTF8.self)
        let sealedAt = try #require(text.firstRange(of: "\"sealed_at\""))
        let line = text.utf8.prefix { $0 != 0x0A }.count
        for at in 0...line
        where at < text.utf8.distance(from: text.startIndex, to: sealedAt.lowerBound) || at >= line - 1 {
            var damaged = manifest
            damaged[at] ^= 1 << UInt8(at % 6)
            files.put("/store/manifest.jsonl", damaged)
            #expect(
                try !verify().problems.isEmpty, "byte \(at): \(String(decoding: damaged.prefix(line), as: UTF8.self))")
        }
    }

    /// As after lines were cut off beside a database that had taken them in.
    @Test func whatIsReferredToMustBeThere() throws {
        var revision = smallRecord(2)
        revision.revision = 1
        revision.id = Record.id(urlKey: revision.urlKey, revision: 1)
        revision.previousID = smallRecord(2).id
        var copy = smallRecord(3)
        copy.duplicateOf = smallRecord(1).id
        copy.duplicateKind = .text
        let lines = { (first: Int, second: Record, third: Record) in
            [smallRecord(first).line(seq: 1), second.line(seq: 2), third.line(seq: 3)]
        }
        #expect(try problems { _ in lines(2, revision, smallRecord(4)) } == [])
        #expect(try problems { _ in lines(1, smallRecord(4), copy) } == [])
        files.put("/store/" + first, lines(5, revision, copy).flatMap { $0 })
        let found = try verify().problems
        #expect(
            found.map(\.reason) == [
                "previous_id names no record: \(smallRecord(2).id)",
                "duplicate_of names no record: \(smallRecord(1).id)",
            ])
        let start = smallRecord(5).line(seq: 1).count
        #expect(found.map(\.offset) == [start, start + revision.line(seq: 2).count])
        #expect(found.allSatisfy { $0.file == first })
        // In a store of a shared index other daemons' stores may have them.
        files.put("/store/name", Array("0123\n".utf8))
        let shared = try verify()
        #expect(shared.problems == [] && shared.namedElsewhere == 2)
    }

    @Test func aTornTailIsNoProblemInTheOpenSegment() throws {
        files.put("/store/" + first, smallRecord(1).line(seq: 1) + Array("{\"sch".utf8))
        let report = try verify()
        #expect(report.problems == [])
        #expect(report.tornBytes == 5)
    }

    @Test func aChangedSealedSegmentIsFound() throws {
        var plain = options()
        plain.segmentBytes = 1000
        plain.compresses = false
        let store = try Store(opening: plain, files: files, now: noon)
        try store.records.append(lines(5, for: store.records))
        try seal(store.records)
        var bytes = try #require(files.bytes("/store/" + first))
        let spot = try #require(bytes.firstIndex(of: 0xD8))
        bytes[spot + 1] ^= 1
        files.put("/store/" + first, bytes)
        #expect(try verify().problems.map(\.reason) == ["not the digest of the manifest"])
        try files.remove("/store/" + first)
        #expect(try verify().problems.map(\.reason) == ["listed in the manifest, but not there"])
    }
}
