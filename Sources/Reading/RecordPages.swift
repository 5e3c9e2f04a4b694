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

        fileprivate mutating func show(_ lines: [StoredLine]) {
            for line in lines {
                if let record = RecordPages.record(line) {
                    records.append((line.seq, record))
                } else {
                    problems.append("\(line.place.segment): the line \(line.seq) is no record")
                }
            }
        }
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
        var newest = NewestLines()
        // What most want most of the time: it need not cost a whole segment.
        if wish.isPlain, seq == .max, let lines = try log.tail(limit + 1) {
            for line in lines { newest.add(line, atMost: limit) }
            page.show(newest.take(limit).lines)
            page.next = page.records.last?.seq
            return page
        }
        try log.readNewestFirst(before: seq) { piece throws(StoreError) in
            switch piece {
            case .piece(.lost(let segment, let reason)): page.problems.append("\(segment): \(reason)")
            case .piece(.retired(let segment, let lines)):
                page.problems.append("\(segment): retired, with \(lines) lines")
            case .piece(.line(let line)):
                if wish.isPlain || Self.takes(line, wish) { newest.add(line, atMost: limit - page.records.count) }
            case .segmentEnd(let first, let isLast):
                let (lines, areAll) = newest.take(limit - page.records.count)
                page.show(lines)
                if !areAll || page.records.count >= limit {
                    page.next = areAll && isLast ? nil : lines.last?.seq ?? page.records.last?.seq
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

    fileprivate static func record(_ line: StoredLine) -> Record? {
        do throws(StoreError) { return try Record(decoding: line.bytes) } catch { return nil }
    }
}

/// Of the segment that is being read: its newest, since the oldest come first.
private struct NewestLines {
    private var lines: [StoredLine] = []
    private var bytes = 0
    private var hasDropped = false

    /// A page of a few enormous lines is a short one.
    private static let mostBytes = 16 << 20

    mutating func add(_ line: StoredLine, atMost limit: Int) {
        lines.append(line)
        bytes += line.bytes.count
        // Not one by one: removing from the front moves all the others.
        if lines.count >= 2 * limit + 64 { drop(lines.count - limit) }
        while bytes > Self.mostBytes, lines.count > 1 { drop((lines.count + 1) / 2) }
    }

    private mutating func drop(_ count: Int) {
        bytes -= lines[..<count].reduce(0) { $0 + $1.bytes.count }
        lines.removeFirst(count)
        hasDropped = true
    }

    /// Newest first, and whether those were all.
    mutating func take(_ count: Int) -> (lines: [StoredLine], areAll: Bool) {
        defer { self = NewestLines() }
        return (lines.suffix(count).reversed(), !hasDropped && lines.count <= count)
    }
}
