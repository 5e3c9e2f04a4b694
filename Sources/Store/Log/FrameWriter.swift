import Bytes
import Glibc

/// Writes whole lines as zstd frames of about a MiB each, their places in a table at the end, with the digest of the file.
struct FrameWriter {
    /// Uncompressed bytes a frame holds, at least, with the line that passes it.
    static let frameBytes = 1 << 20

    private let compressor = ZstdCompressor()
    private let output: any AppendFile
    private let digest = SHA256()
    private var frame: [UInt8] = []
    private var table = SeekTable()

    /// - Parameter output: empty.
    init(to output: any AppendFile) { self.output = output }

    mutating func add(_ lines: [UInt8]) throws(StoreError) {
        frame += lines
        if frame.count >= Self.frameBytes { try writeFrame() }
    }

    /// The digest of the file, which is flushed and closed.
    mutating func finish() throws(StoreError) -> String {
        try writeFrame()
        digest.update(table.bytes)
        try output.append(table.bytes)
        try output.flush()
        output.close()
        return Hex.text(digest.finish())
    }

    private mutating func writeFrame() throws(StoreError) {
        guard !frame.isEmpty else { return }
        guard let bytes = compressor.frame(frame) else { throw .io(path: output.path, errno: ENOMEM) }
        table.frames.append(SeekTable.Frame(compressed: bytes.count, content: frame.count))
        digest.update(bytes)
        try output.append(bytes)
        frame.removeAll(keepingCapacity: true)
    }
}
