import FoundationEssentials
import Testing

@testable import Store

@Suite struct RecordTests {
    @Test func aRecordComesBackAsItWentIn() throws {
        let record = fullRecord()
        let line = record.line(seq: 7)
        let back = try Record.decode(line)
        #expect(back.seq == 7)
        #expect(back.record == record)
        #expect(back.record.line(seq: 7) == line)
    }

    @Test func everyRecordFitsTheSchema() {
        #expect(SchemaCheck.record.problems(in: fullRecord().line(seq: 1)) == [])
        #expect(SchemaCheck.record.problems(in: smallRecord(1).line(seq: 1)) == [])
        #expect(SchemaCheck(RecordSchema.text).problems(in: fullRecord().line(seq: 1)) == [])
    }

    @Test func aLineIsOneLine() {
        let line = fullRecord().line(seq: 1)
        #expect(line.count { $0 == 0x0A } == 1)
        #expect(line.last == 0x0A)
        #expect(line.dropLast().allSatisfy { $0 >= 0x20 })
        #expect(LineHead.seq(line) == 1)
    }

    @Test func whatIsNotKnownIsAbsent() throws {
        var record = smallRecord(1)
        record.url = ""
        record.authors = ["", ""]
        record.languageConfidence = .nan
        let line = text(record.line(seq: 1))
        #expect(
            line == """
                {"schema":"rawi-record/1","seq":1,"id":"\(record.id)","revision":0,"previous_id":null,"type":"article",\
                "url_key":"example.com/1","title":"خبر 1","first_seen_at":"2026-11-21T12:00:00.000Z",\
                "fetched_at":"2026-11-21T12:00:00.000Z","duplicate_of":null,"duplicate_kind":null,\
                "extractor":{"name":"rawi","version":"1.0"},"instance":"rawi@test"}

                """)
    }

    @Test func everyMemberIsDeclaredInTheSchema() throws {
        guard case .object(let members) = try JSONReader.parse(fullRecord().line(seq: 1)) else {
            Issue.record("no object")
            return
        }
        let properties = try JSONReader.parse(RecordSchema.text.utf8)["$defs"]?["record"]?["properties"]
        let undeclared = members.map(\.name).filter { properties?[$0] == nil }
        #expect(undeclared == [])
        guard case .object(let declared)? = properties else {
            Issue.record("no properties")
            return
        }
        #expect(declared.map(\.name).filter { name in !members.contains { $0.name == name } } == [])
    }

    @Test func millisecondsDoNotDriftFromCopyToCopy() throws {
        for millisecond in 0..<1000 {
            var record = smallRecord(1)
            record.fetchedAt = Date(timeIntervalSince1970: 1_795_262_400 + Double(millisecond) / 1000)
            let line = record.line(seq: 1)
            #expect(try Record(decoding: line).line(seq: 1) == line)
        }
    }

    @Test(
        "Hopeless instants are clamped",
        arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 253_402_300_800, -62_135_596_801])
    func hopelessInstants(seconds: Double) {
        var record = smallRecord(1)
        record.fetchedAt = Date(timeIntervalSince1970: seconds)
        #expect(SchemaCheck.record.problems(in: record.line(seq: 1)) == [])
    }

    @Test func anIDIsThatOfAddressAndRevisionAlone() {
        let id = Record.id(urlKey: "example.com/a", revision: 0)
        #expect(id.utf8.count == 26)
        #expect(id == Record.id(urlKey: "example.com/a", revision: 0))
        #expect(id != Record.id(urlKey: "example.com/a", revision: 1))
        // sha256("a\n0") begins with these 17 bytes, written in base32 by coreutils.
        #expect(Record.id(urlKey: "a", revision: 0) == "n46wqxmjgfy5dvujxtk6tee7jr")
    }

    @Test(
        "Lines that are no records",
        arguments: [
            "", "{", "null", "[]", "{}", "{\"schema\":\"rawi-record/1\"}", "{\"schema\":\"rawi-record/2\",\"seq\":1}",
            "{\"schema\":\"rawi-event/1\",\"seq\":1,\"type\":\"x\"}", "{\"seq\":1}}", "\u{0}",
        ])
    func noRecords(line: String) {
        #expect(throws: StoreError.self) { try Record(decoding: Array(line.utf8)) }
    }

    @Test func unknownMembersArePassedOver() throws {
        let line = text(fullRecord().line(seq: 3))
        let more = line.replacing("\"seq\":3", with: "\"seq\":3,\"future\":{\"a\":[1,{}]}")
        #expect(try Record(decoding: Array(more.utf8)) == fullRecord())
    }

    @Test func mutatedLinesNeverCrash() {
        var random = SplitMix(state: 42)
        let line = fullRecord().line(seq: 1)
        for _ in 0..<5000 {
            var mutated = line
            for _ in 0...Int(random.next() % 4) {
                let index = Int(random.next() % UInt64(mutated.count))
                switch random.next() % 3 {
                case 0: mutated[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: mutated.removeSubrange(index...)
                default: mutated.insert(contentsOf: mutated[..<(index / 2)], at: index)
                }
                if mutated.isEmpty { mutated = [0x7B] }
            }
            _ = LineHead.seq(mutated)
            _ = SchemaCheck.record.problems(in: mutated)
            if let record = try? Record(decoding: mutated) {
                // What was read can be written, and read again as the same.
                #expect((try? Record(decoding: record.line(seq: 1)))?.line(seq: 1) == record.line(seq: 1))
            }
        }
    }
}

@Suite struct EventTests {
    @Test func anEventHasTheEnvelopeAndItsFields() {
        let event = Event(
            type: "fetch_error", at: noon, url: "https://example.com/", sourceID: "example",
            fields: [
                ("outcome", .text("time\"out")), ("status", .number(504)), ("gone", .flag(false)),
                ("retry_at", .instant(noon)), ("seq", .number(9)),
            ], instance: "rawi@test")
        let line = event.line(seq: 4)
        #expect(
            text(line) == """
                {"schema":"rawi-event/1","seq":4,"type":"fetch_error","at":"2026-11-21T12:00:00.000Z",\
                "url":"https://example.com/","source_id":"example","outcome":"time\\"out","status":504,"gone":false,\
                "retry_at":"2026-11-21T12:00:00.000Z","instance":"rawi@test"}

                """)
        #expect(SchemaCheck.event.problems(in: line) == [])
        #expect(event == event)
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
