import Dedupe
import FoundationEssentials
import Testing
import Web

@testable import Daemon
@testable import Store

/// A rebuilt index knows of a record what the settled one knew.
@Suite struct RecordIndexTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let text = (1...60).map { "كلمة\($0)" }.joined(separator: " ")

    private static func key(_ address: String) -> String {
        WebURL(address).map { CanonicalURL($0).key } ?? address
    }

    private static func record(_ change: (inout Record) -> Void = { _ in }) -> Record {
        let key = key("https://a.example/1")
        var record = Record(
            id: Record.id(urlKey: key, revision: 0), kind: .article, urlKey: key, firstSeenAt: noon, fetchedAt: noon,
            extractorVersion: "1", instance: "test")
        record.url = "https://a.example/1"
        record.title = "عنوان"
        record.text = text
        let fingerprint = Fingerprint(of: text)
        (record.contentHash, record.wordCount) = (fingerprint.contentHash, fingerprint.wordCount)
        change(&record)
        return record
    }

    private static func state(after changes: [StateChange]) throws -> SQLiteState {
        let state = try SQLiteState(path: nil)
        try state.transaction { state throws(StoreError) in for change in changes { try state.apply(change) } }
        return state
    }

    private static func known(_ urlKey: String, in state: SQLiteState) throws -> String? {
        try state.transaction { state throws(StoreError) in try state.article(urlKey: urlKey)?.recordID }
    }

    private static func texts(in state: SQLiteState) throws -> [String] {
        let near = Fingerprint(of: text + " وزيادة")
        return try state.transaction { state throws(StoreError) in
            try state.texts(contentHash: near.contentHash, bands: near.bands).map(\.recordID)
        }
    }

    private static func same(in state: SQLiteState) throws -> [String] {
        let one = Fingerprint(of: text)
        return try state.transaction { state throws(StoreError) in
            try state.texts(contentHash: one.contentHash, bands: []).map(\.recordID)
        }
    }

    @Test func anArticleItsAddressesAndItsText() throws {
        let record = Self.record {
            $0.url = "https://a.example/old"
            $0.pageURLs = ["https://a.example/1/2"]
        }
        let state = try Self.state(after: RecordIndex.changes(replaying: record))
        for address in ["https://a.example/1", "https://a.example/old", "https://a.example/1/2"] {
            #expect(try Self.known(Self.key(address), in: state) == record.id, "\(address)")
        }
        #expect(try Self.texts(in: state) == [record.id])
    }

    @Test func aCopysTextIsNotCompared() throws {
        let copy = Self.record { ($0.duplicateOf, $0.duplicateKind) = ("r0", .text) }
        let state = try Self.state(after: RecordIndex.changes(replaying: copy))
        #expect(try Self.known(copy.urlKey, in: state) == copy.id)
        #expect(try Self.texts(in: state).isEmpty)
    }

    @Test func whatIsLeftOfARetiredRecord() throws {
        let record = Self.record {
            $0.url = "https://a.example/old"
            $0.pageURLs = ["https://a.example/1/2"]
        }
        let state = try Self.state(after: RecordIndex.changes(replaying: RecordIndex.retired(record)))
        for address in ["https://a.example/1", "https://a.example/old", "https://a.example/1/2"] {
            #expect(try Self.known(Self.key(address), in: state) == record.id, "\(address)")
        }
        #expect(try Self.same(in: state) == [record.id], "an equal text is known again")
        let copy = Self.record { ($0.duplicateOf, $0.duplicateKind) = ("r0", .text) }
        let other = try Self.state(after: RecordIndex.changes(replaying: RecordIndex.retired(copy)))
        #expect(try Self.same(in: other).isEmpty)
    }

    /// Its owner's visits revise an article; another address of it is at rest.
    @Test(arguments: [(Record.DuplicateKind?.none, 1), (.text, 1), (.near, 1), (.address, 0)])
    func whoIsVisitedAfterARebuild(kind: Record.DuplicateKind?, visits: Int) throws {
        let record = Self.record { ($0.duplicateOf, $0.duplicateKind) = (kind == nil ? nil : "r0", kind) }
        let position = LogPosition(segment: "records-1.jsonl", offset: 1, seq: 1)
        let line = RecordLog.Line(position: position, bytes: record.line(seq: 1))
        let changes = ReplayChanges(
            of: [.line(line)], configuration: Configuration(instance: "test"), now: Self.noon)
        #expect(changes.bad.isEmpty && changes.count == 1)
        let added = changes.changes.count { if case .add = $0 { true } else { false } }
        #expect(added == visits)
    }
}
