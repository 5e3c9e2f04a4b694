import Bytes

/// What is kept of a line of an article that is not its newest.
package struct EarlierLine: Sendable, Equatable, Hashable, Comparable {
    package var revision: Int
    /// 32 bits that tell the daemon whose line it is from others (`writer`); 0 where one has the database for itself.
    package var writer: UInt32
    /// 64 bits over text and headline.
    package var version: Int64

    package init(revision: Int, writer: UInt32 = 0, version: Int64) {
        self.revision = revision
        self.writer = writer
        self.version = version
    }

    package static func writer(_ instance: String) -> UInt32 {
        SHA256.digest(Array(instance.utf8)).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    package static func < (left: EarlierLine, right: EarlierLine) -> Bool { left.order < right.order }

    /// As the bytes of `PackedLines` compare.
    private var order: (Int, UInt32, UInt64) { (revision, writer, UInt64(bitPattern: version)) }
}

extension ArticleRow {
    /// Whether this line stays where both are known: the higher revision, then the one seen first, then by the daemon's name.
    package func outranks(_ other: ArticleRow) -> Bool {
        if revision != other.revision { return revision > other.revision }
        let (mine, theirs) = (Instant.milliseconds(firstSeenAt), Instant.milliseconds(other.firstSeenAt))
        if mine != theirs { return mine < theirs }
        return instance.utf8.lexicographicallyPrecedes(other.instance.utf8)
    }

    /// Itself as another one's past.
    private var past: EarlierLine? {
        version.map { EarlierLine(revision: revision, writer: EarlierLine.writer(instance), version: $0) }
    }

    /// What a database that is shared makes of the row when another line of the article comes, in whichever order they come. A line
    /// that comes again stands in place of itself.
    func joined(with line: ArticleRow) -> ArticleRow {
        let stays = outranks(line)
        var row = stays ? self : line
        var lines = Set(earlier)
        if stays || line.outranks(self), let past = (stays ? line : self).past { lines.insert(past) }
        row.earlier = Array(lines.sorted().suffix(Self.mostEarlier))
        return row
    }
}

/// Sixteen bytes each, big-endian: revision, writer, version. They sort as bytes as they sort as lines.
enum PackedLines {
    static let size = 16

    static func list(_ bytes: [UInt8]) -> [EarlierLine] {
        stride(from: 0, to: bytes.count / size * size, by: size).map { start in
            func number(_ range: Range<Int>) -> UInt64 {
                bytes[start + range.lowerBound..<start + range.upperBound].reduce(0) { $0 << 8 | UInt64($1) }
            }
            return EarlierLine(
                revision: Int(number(0..<4)), writer: UInt32(truncatingIfNeeded: number(4..<8)),
                version: Int64(bitPattern: number(8..<16)))
        }
    }
}
