import Bytes
import FoundationEssentials
package import Store
import Text

/// The events of a store, in order, sealed segments too: their lines as they stand.
package struct EventReader {
    /// Of the filter, what events have: when, and whose source.
    package var filter = RecordFilter()
    package var firstSeq = 0

    private let log: LogReader

    package init(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) {
        log = try LogReader("events", folder: folder, files: files)
    }

    package var bytes: Int { log.bytes }

    /// Until `body` answers false. For `progress` and `complain` see `RecordReader.read`.
    package func read(
        progress: (Int) -> Void = { _ in }, complain: (String) -> Void = { _ in },
        _ body: ([UInt8]) throws(StoreError) -> Bool
    ) throws(StoreError) {
        try log.read(from: firstSeq) { piece throws(StoreError) in
            switch piece {
            case .lost(let segment, let reason): complain("\(segment): \(reason)")
            case .retired(let segment, let lines): complain("\(segment): retired, with \(lines) lines")
            case .line(let line):
                progress(line.bytes.count + 1)
                return takes(line.bytes) ? try body(line.bytes) : true
            }
            return true
        }
    }

    private func takes(_ line: [UInt8]) -> Bool {
        guard filter.since != nil || filter.until != nil || !filter.sources.isEmpty else { return true }
        let event: JSONValue
        do throws(JSONReader.Failure) { event = try JSONReader.parse(line) } catch { return true }
        let at = event["at"]?.text.flatMap(RFC3339.parse)
        if let at, let since = filter.since, at < since { return false }
        if let at, let until = filter.until, at >= until { return false }
        return filter.sources.isEmpty || event["source_id"]?.text.map(filter.sources.contains) == true
    }
}
