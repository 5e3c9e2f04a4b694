import FoundationEssentials

@testable import Store

let noon = Date(timeIntervalSince1970: 1_795_262_400)

func record(_ key: String, revision: Int = 0, text: String? = "نص", copyOf: String? = nil) -> Record {
    var record = Record(
        id: Record.id(urlKey: key, revision: revision), kind: .article, urlKey: key, firstSeenAt: noon, fetchedAt: noon,
        extractorVersion: "1.0", instance: "rawi@test")
    record.revision = revision
    record.url = "https://\(key)"
    record.domain = "example.org"
    record.title = "خبر \(key)"
    record.text = text
    record.duplicateOf = copyOf
    record.duplicateKind = copyOf.map { _ in .text }
    return record
}

/// A store of sealed segments, one a list, and an open one.
func shelf(_ segments: [[Record]]) throws(StoreError) -> MemoryFiles {
    let files = MemoryFiles()
    var options = StoreOptions(folder: "/store", instance: "rawi@test")
    (options.reserveBytes, options.segmentBytes) = (0, 1)
    let log = try RecordLog(opening: "records", options: options, files: files, now: noon)
    for (index, records) in segments.enumerated() {
        let first = log.nextSeq
        try log.append(records.enumerated().map { $1.line(seq: first + $0) })
        guard index < segments.count - 1 else { break }
        repeat { try log.rotateIfDue(now: noon) } while log.isSealing
    }
    try log.close()
    return files
}
