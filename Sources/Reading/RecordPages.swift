import Bytes
package import Store

/// The records of a store from the newest on back, so many at a time, without reading more of it than it takes: for those who
/// look at the newest and do not wait.
package struct RecordPages {
    package struct Page: Sendable {
        /// Newest first.
        package fileprivate(set) var records: [(seq: Int, record: Record)] = []
        /// Older ones stand before this number; nil when all was looked through.
        package fileprivate(set) var next: Int?
        /// Whether patience ended before so many were found.
        package fileprivate(set) var isCutShort = false
        package fileprivate(set) var problems: [String] = []
    }

    private let log: LogReader

    package init(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) {
        log = try LogReader("records", folder: folder, files: files)
    }

    /// - Parameters:
    ///   - seq: only what stands before this line.
    ///   - patience: asked after each segment; where it answers false, what was found until then is the page.
    package func page(
        _ wish: RecordWish, of limit: Int, before seq: Int = .max, patience: () -> Bool = { true }
    ) throws(StoreError) -> Page {
        var page = Page()
        // Of the segment that is being read: its newest, since the oldest come first.
        var found: [StoredLine] = []
        var hasMore = false
        try log.readNewestFirst(before: seq) { piece throws(StoreError) in
            switch piece {
            case .piece(.lost(let segment, let reason)): page.problems.append("\(segment): \(reason)")
            case .piece(.retired(let segment, let lines)):
                page.problems.append("\(segment): retired, with \(lines) lines")
            case .piece(.line(let line)):
                guard wish.isPlain || Self.takes(line, wish) else { break }
                found.append(line)
                if found.count >= 2 * limit + 64 { found.removeFirst(found.count - limit) }
                if page.records.count + found.count > limit { hasMore = true }
            case .segmentEnd(let first, let isLast):
                for line in found.reversed().prefix(limit - page.records.count) {
                    guard let record = Self.record(line) else {
                        page.problems.append("\(line.place.segment): the line \(line.seq) is no record")
                        continue
                    }
                    page.records.append((line.seq, record))
                }
                found = []
                if page.records.count >= limit {
                    page.next = hasMore || !isLast ? page.records.last?.seq : nil
                    return false
                }
                if !isLast, !patience() {
                    (page.next, page.isCutShort) = (first, first != nil)
                    return false
                }
            }
            return true
        }
        return page
    }

    private static func takes(_ line: StoredLine, _ wish: RecordWish) -> Bool {
        wish.mayBe(line.bytes) && record(line).map(wish.takes) == true
    }

    private static func record(_ line: StoredLine) -> Record? {
        do throws(StoreError) { return try Record(decoding: line.bytes) } catch { return nil }
    }
}
