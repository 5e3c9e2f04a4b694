extension RecordLog {
    /// The log as it stands, to be read.
    var reader: LogReader {
        var ends: [String: Int] = [:]
        for segment in unsealed { ends[segment.name.file] = segment.end }
        return LogReader(
            log: log, folder: options.folder, files: files, segments: segments,
            manifest: listed.merging(sealed) { _, newer in newer }, ends: ends)
    }

    /// Every complete line after `position` (all, when nil), in order, at the caller's pace; in the place of a segment that was
    /// taken elsewhere what its index tells. Memory holds a chunk and a line, or one such index, no more.
    ///
    /// A position that does not fit the files (the folder was restored from elsewhere) is taken by its `seq`.
    package func cursor(after position: LogPosition?) throws(StoreError) -> LogCursor {
        try LogCursor(reader, after: position)
    }
}
