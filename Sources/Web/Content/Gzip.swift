/// Files in the format of gzip (RFC 1952), which sitemaps are published in: the body itself, not a Content-Encoding.
package enum Gzip {
    /// The bytes within, of all members one after the other; nil when these are no gzip, or broken before the first of
    /// their bytes.
    ///
    /// `isTruncated` when the file ends early, is damaged later on, or holds more than `limitBytes`: never more than that
    /// comes back, however much a small file claims to hold. What follows the last member is not looked at.
    package static func inflate(_ bytes: [UInt8], limitBytes: Int) -> (bytes: [UInt8], isTruncated: Bool)? {
        // Asked of every feed, and room to unpack into is dear.
        guard bytes.starts(with: Inflation.gzipMark) else { return nil }
        let inflation = Inflation(.gzip)
        var output: [UInt8] = []
        var isOver = false
        _ = bytes.withUnsafeBufferPointer { packed in
            inflation.take(packed) { piece in
                let room = max(0, limitBytes) - output.count
                output.append(contentsOf: piece.prefix(room))
                isOver = piece.count > room
                return !isOver
            }
        }
        guard isOver || inflation.isWhole || !output.isEmpty else { return nil }
        return (output, isOver || !inflation.isWhole)
    }
}
