import Bytes
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

    /// A line of 0.1.1, byte for byte; since then only U+007F, U+2028 and U+2029 are escaped.
    @Test func aLineIsWhatItWas() {
        var record = fullRecord()
        // Fields of later versions.
        record.agencies = []
        record.modifiedDay = nil
        record.revisionKind = nil
        record.duplicateSimilarity = nil
        record.duplicateLinked = nil
        record.links[0].page = nil
        record.document = nil
        record.body = []
        #expect(
            text(record.line(seq: 1)) == #"""
                {"schema":"rawi-record/1","seq":1,"id":"wno3b7ycmz4z2anltbttrsharb","revision":1,\#
                "previous_id":"fw6phu6e4fv2uayfnmoixp2via","type":"article",\#
                "url":"https://example.com/a?x=1&y=\"2\"","final_url":"https://example.com/a",\#
                "canonical_url":"https://example.com/a","url_key":"example.com/a","domain":"example.com",\#
                "site_name":"موقع «المثال»","publisher":"دار\tالمثال","title":"عنوان \"بين\" علامتين \\ وشرطة",\#
                "description":"سطر\r\nوسطر\b\f","text":"نص\n\u0000\u001f\u007f\u2028\u2029\#u{FEFF}\#u{200C}😀 e\#u{301} end",\#
                "text_direction":"rtl","word_count":412,"pages":2,"page_urls":["https://example.com/a/2"],\#
                "pages_missing":"http_404","authors":["كاتبة","O’Neil \"Q\""],"section":"أخبار",\#
                "keywords":["ا","ب"],"image_url":"https://example.com/i.jpg",\#
                "license":"https://creativecommons.org/licenses/by/4.0/","is_accessible_for_free":true,\#
                "language":"ar","language_confidence":0.997,"language_source":"text",\#
                "published_at":"2026-11-21T11:00:00Z","published_day":"2026-11-21","published_precision":"minute",\#
                "published_source":"json-ld","published_raw":"٢١ تشرين الثاني ٢٠٢٦",\#
                "modified_at":"2026-11-21T12:00:00Z","first_seen_at":"2026-11-21T12:00:00.000Z",\#
                "fetched_at":"2026-11-21T12:00:00.123Z",\#
                "source":{"id":"example","title":"المثال","tags":["syria","وكالة"]},"discovered_from":[{"kind":"feed",\#
                "url":"https://example.com/feed","source_id":"example","entry_id":"urn:1","position":0,\#
                "anchor":"اقرأ","named":"https://l.example/?u=1","seen_at":"2026-11-21T11:58:59.500Z"}],"links":[{"url":"https://example.org/","url_key":"org,example)/",\#
                "text":"مصدر","rel":["nofollow"],"internal":false},{"url":"https://example.com/b","internal":true}],\#
                "http":{"status":200,"version":"2","etag":"W/\"abc\"",\#
                "last_modified":"Sat, 21 Nov 2026 09:00:00 GMT","content_type":"text/html","charset":"windows-1256",\#
                "charset_source":"meta","bytes":231044,"encoding":"br","remote_ip":"192.0.2.1",\#
                "redirects":["https://example.com/a?x=1"],"duration_ms":412,"truncated":false,"partial":true},\#
                "payload_digest":"sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",\#
                "content_hash":"sha256:f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1",\#
                "duplicate_of":"filmnilswctpps3n6dy3bbmxci","duplicate_kind":"near","rights":{"robots":"allowed",\#
                "x_robots_tag":["noarchive"],"meta_robots":["max-snippet:-1"],"tdm_reservation":0,\#
                "tdm_policy":"https://example.com/tdm.json"},"extractor":{"name":"rawi","version":"1.0",\#
                "method":"density","quality":0.93,"kind":"uncertain"},"file":"inbox/001.txt","repairs":["presentation_forms"],\#
                "instance":"rawi@test"}

                """#)
    }

    @Test(
        "Nothing in a line looks like its end",
        arguments: ["\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\n", "\r", "\u{B}", "\u{0}"])
    func noEndOfALine(mark: String) throws {
        // At every place of the words of eight bytes by which the text is gone through, and beside what looks like it.
        for length in 0..<20 {
            var record = smallRecord(1)
            let around = String(repeating: "ا", count: length / 2) + (length % 2 == 0 ? "" : "a")
            record.text = around + mark + around + "\u{84}\u{2027}\u{202A}«»" + mark + mark + "é"
            record.authors = [mark]
            let line = record.line(seq: 1)
            #expect(!text(Array(line.dropLast())).unicodeScalars.contains { $0 == mark.unicodeScalars.first })
            #expect(try Record(decoding: line) == record)
        }
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
