import Bytes
package import Store

/// The records of a store, in order, sealed segments too, as a reader wants them.
package struct RecordReader {
    package var filter = RecordFilter()
    /// Only the newest revision of each article, whatever the filter leaves of the others.
    package var isLatestOnly = false
    /// Copies that were stored without their text get the original's.
    package var fillsCopies = false
    /// Lines before this number are passed over.
    package var firstSeq = 0

    package struct Found {
        package let record: Record
        /// The line as it stands in the store; nil where it was filled in.
        package let line: [UInt8]?
        package let seq: Int
    }

    private let log: LogReader

    package init(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) {
        log = try LogReader("records", folder: folder, files: files)
    }

    /// Of all segments, as `progress` counts them.
    package var bytes: Int { log.bytes * (needsSurvey ? 2 : 1) }

    private var needsSurvey: Bool { isLatestOnly || fillsCopies }

    /// Until `body` answers false.
    ///
    /// - Parameters:
    ///   - progress: is told of bytes that were gone through.
    ///   - complain: of lines that cannot be read, and of segments that were retired.
    package func read(
        progress: (Int) -> Void = { _ in }, complain: (String) -> Void = { _ in },
        _ body: (Found) throws(StoreError) -> Bool
    ) throws(StoreError) {
        var survey = Survey()
        if needsSurvey {
            try log.read { piece throws(StoreError) in
                guard case .line(let line) = piece else { return true }
                progress(line.bytes.count + 1)
                if let record = Self.record(line, complain: { _ in }) { survey.note(record, line.seq) }
                return true
            }
        }
        var originals: [String: LinePlace] = [:]
        try log.read(from: fillsCopies ? 0 : firstSeq) { piece throws(StoreError) in
            switch piece {
            case .lost(let segment, let reason): complain("\(segment): \(reason)")
            case .retired(let segment, let lines): complain("\(segment): retired, with \(lines) lines")
            case .line(let line):
                progress(line.bytes.count + 1)
                guard let record = Self.record(line, complain: complain) else { return true }
                if survey.originals.contains(record.id) { originals[record.id] = line.place }
                guard line.seq >= firstSeq, !isLatestOnly || survey.isLatest(record, line.seq), filter.takes(record)
                else { return true }
                let filled = fillsCopies ? try fill(record, from: originals) : nil
                return try body(
                    Found(record: filled ?? record, line: filled == nil ? line.bytes : nil, seq: line.seq))
            }
            return true
        }
    }

    private func fill(_ record: Record, from originals: [String: LinePlace]) throws(StoreError) -> Record? {
        var (text, next) = (record.text, record.duplicateOf)
        // Another address of a copy leads to it, and that to its original.
        for _ in 0..<3 where text == nil {
            guard let id = next, let place = originals[id], let line = try log.line(at: place) else { break }
            let other = try Record(decoding: line)
            (text, next) = (other.text, other.duplicateOf)
        }
        guard record.text == nil, let text else { return nil }
        var filled = record
        filled.text = text
        return filled
    }

    /// A line's number; nil when it is none of a store's.
    package static func seq(of line: [UInt8]) -> Int? { StoredLine.seq(of: line) }

    private static func record(_ line: StoredLine, complain: (String) -> Void) -> Record? {
        do throws(StoreError) {
            return try Record(decoding: line.bytes)
        } catch {
            complain("\(line.place.segment): the line \(line.seq) is no record")
            return nil
        }
    }
}

/// What has to be known of the whole store before its first record can be shown: 16 bytes an article.
private struct Survey {
    private var latest: [Int64: Int] = [:]
    /// Whose text others have left out.
    private(set) var originals: Set<String> = []

    mutating func note(_ record: Record, _ seq: Int) {
        latest[SHA256.key(record.urlKey)] = seq
        if record.text == nil, let id = record.duplicateOf { originals.insert(id) }
    }

    func isLatest(_ record: Record, _ seq: Int) -> Bool { latest[SHA256.key(record.urlKey)] == seq }
}
