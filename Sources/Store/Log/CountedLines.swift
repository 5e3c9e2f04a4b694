import Glibc

/// The lines of one segment as far as they count, wherever they lie by now.
struct CountedLines {
    private let files: any FileSystem
    private let folder: String
    private let segment: String
    private let end: Int
    private let stopSeq: Int?
    private var lines: SegmentLines
    private var offset: Int

    init(
        files: any FileSystem, folder: String, segment: String, from start: Int, end: Int, stopSeq: Int?
    ) throws(StoreError) {
        self.files = files
        self.folder = folder
        self.segment = segment
        self.end = end
        self.stopSeq = stopSeq
        offset = start
        lines = try SegmentLines(files: files, folder: folder, segment: segment, from: start, end: end)
    }

    mutating func piece() throws(StoreError) -> SegmentLines.Piece? {
        while true {
            let piece: SegmentLines.Piece?
            do throws(StoreError) {
                piece = try lines.piece()
            } catch {
                // Compressed while we read: go on in the other file.
                guard case .io(_, ENOENT) = error else { throw error }
                lines = try SegmentLines(files: files, folder: folder, segment: segment, from: offset, end: end)
                continue
            }
            guard case .line(let start, let bytes)? = piece else { return piece }
            guard start < end else { return nil }
            // Only that very number: a flipped bit makes others, and what follows it counts.
            if let stopSeq, LineHead.seq(bytes) == stopSeq { return nil }
            offset = start + bytes.count
            return piece
        }
    }
}
