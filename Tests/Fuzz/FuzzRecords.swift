import FoundationEssentials
import Store

extension FuzzEntry {
    static let records: [FuzzEntry] = [
        FuzzEntry("record-line") { bytes in
            _ = SchemaCheck.event.problems(in: bytes)
            guard let record = try? Record(decoding: bytes) else { return }
            // Whatever was read can be written and read again.
            let line = record.line(seq: 1)
            let again = try? Record(decoding: line)
            precondition(again?.line(seq: 1) == line)
        },
        FuzzEntry("segment", passes: 4) { bytes in readStore("records-20261121T093000Z-fuzz-000001.jsonl", bytes) },
        FuzzEntry("segment-zst", passes: 4) { bytes in
            readStore("records-20261121T093000Z-fuzz-000001.jsonl.zst", bytes)
        },
        FuzzEntry("manifest", passes: 4) { bytes in readStore("manifest.jsonl", bytes) },
    ]

    /// A store whose one file holds anything: opening, replaying, appending and verifying must all come back.
    private static func readStore(_ name: String, _ bytes: [UInt8]) {
        let files = MemoryFiles()
        files.put("/store/" + name, bytes)
        do throws(StoreError) {
            let now = Date(timeIntervalSince1970: 1_795_262_400)
            let store = try Store(
                opening: StoreOptions(folder: "/store", instance: "fuzz"), files: files, now: now)
            var cursor = try store.records.cursor(after: nil)
            while let item = try cursor.next(bad: { _ in }) {
                guard case .line(let line) = item else { continue }
                do throws(StoreError) { _ = try Record(decoding: line.bytes) } catch {}
            }
            let event = Event(type: "fuzz", at: now, instance: "fuzz")
            try store.records.append([event.line(seq: store.records.nextSeq)])
            try store.records.rotateIfDue(now: now.addingTimeInterval(100_000))
            _ = try StoreVerifier.verify(folder: "/store", files: files) { $0 }
            try store.close()
        } catch {}
    }
}
