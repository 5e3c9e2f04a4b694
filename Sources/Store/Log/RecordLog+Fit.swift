extension RecordLog {
    /// Whether a database that has taken in everything up to `position` can be this log's. One that is ahead of the lines
    /// (they were restored from a copy, cut off or taken away) knows articles that stand in no line, and believed it would keep
    /// them from ever being recorded.
    package func fits(_ position: LogPosition) throws(StoreError) -> Bool {
        guard position.seq < nextSeq else { return false }
        // The start of a log, before its first line.
        if position.seq <= 0 { return true }
        let path = options.folder + "/" + position.segment
        guard segments.contains(where: { $0.file == position.segment }), let size = try files.size(path) else {
            // Compressed since, or archived by its operator: what the manifest says of it still tells.
            return listed[position.segment].map { position.offset <= $0.bytes && position.seq <= $0.lastSeq } ?? false
        }
        // A new segment has no line of its own yet; the numbers were compared.
        if position.offset == 0 { return true }
        guard position.offset <= size else { return false }
        // The end of the log, whatever its last line is still worth.
        if position.offset == size, position.segment == segments.last?.file { return position.seq == nextSeq - 1 }
        return try seq(endingAt: position.offset, of: path) == position.seq
    }

    /// The number of the line that ends right before `offset`; nil where no line of ours does.
    private func seq(endingAt offset: Int, of path: String) throws(StoreError) -> Int? {
        var window = min(64 << 10, offset)
        while true {
            let bytes = try files.read(path, at: offset - window, count: window)
            guard bytes.last == 0x0A else { return nil }
            if let before = bytes.dropLast().lastIndex(of: 0x0A) {
                return LineHead.seq(bytes[(before + 1)..<(bytes.count - 1)])
            }
            if window == offset { return LineHead.seq(bytes[..<(bytes.count - 1)]) }
            window = min(window * 4, offset)
        }
    }
}
