package import FoundationEssentials

/// An append-only log of JSON lines in segments.
package final class RecordLog {
    /// A line as it was found when reading.
    package struct Line: Sendable {
        package let position: LogPosition
        package let bytes: [UInt8]
    }

    /// The number that the next line must carry.
    package var nextSeq: Int { 1 }
    /// After the last flushed line.
    package var position: LogPosition { LogPosition(segment: "", offset: 0, seq: 0) }

    init() {}

    /// Appends complete lines and flushes them (fdatasync). On an error nothing of the batch counts as written: what came to
    /// the file is cut off again, and if that fails the segment is sealed as it stands and the next one opened.
    package func append(_ lines: [[UInt8]]) throws(StoreError) {}

    /// Calls `body` with every complete line after `position` (all, when nil), in order. Corrupt lines are reported by
    /// `bad` and skipped.
    package func replay(
        after position: LogPosition?, bad: (StoreError) -> Void, _ body: (Line) throws(StoreError) -> Void
    ) throws(StoreError) {}

    /// Seals the open segment when it is old or large enough.
    package func rotateIfDue(now: Date) throws(StoreError) {}
}
