import Glibc

/// The lines of one segment from an offset on, compressed or not, in pieces of bounded memory.
struct SegmentLines {
    enum Piece {
        /// A line with its `\n`; `start` is the offset of its first byte in the uncompressed segment.
        case line(start: Int, bytes: [UInt8])
        /// Bytes that cannot be read or belong to no line.
        case lost(start: Int, count: Int, reason: String)
        /// The end of the segment has no `\n`.
        case torn(start: Int, bytes: Int)
    }

    static let chunkBytes = 1 << 20
    /// Larger than any line that the limits on pages allow.
    static let lineLimit = 64 << 20

    private let path: String
    private let files: any FileSystem
    /// Only for compressed segments.
    private var frames: ArraySlice<SeekTable.Frame>?
    /// In the file: the next chunk to read.
    private var fileOffset: Int
    /// In the uncompressed segment: the byte after `chunk`.
    private var offset: Int
    private let end: Int
    private var chunk: [UInt8] = []
    private var next = 0
    private var carry: [UInt8] = []
    private var pending: Piece?

    /// `end`: bytes beyond it do not count; `Int.max` when the whole file does. Throws `.io` when there is no such segment.
    init(
        files: any FileSystem, folder: String, segment: String, from start: Int = 0, end: Int = .max
    ) throws(StoreError) {
        let plain = folder + "/" + segment
        let isPlain = try files.size(plain) != nil
        try self.init(files: files, path: isPlain ? plain : plain + ".zst", isPlain: isPlain, from: start, end: end)
    }

    init(files: any FileSystem, path: String, isPlain: Bool, from start: Int, end: Int) throws(StoreError) {
        self.files = files
        self.end = end
        self.path = path
        if isPlain {
            fileOffset = start
            offset = start
            return
        }
        guard try files.size(path) != nil else { throw .io(path: path, errno: ENOENT) }
        fileOffset = 0
        offset = 0
        guard let table = try SeekTable(path, files: files) else {
            frames = []
            pending = .lost(start: 0, count: 0, reason: "no table of frames at the end")
            return
        }
        var remaining = table.frames[...]
        while let frame = remaining.first, offset + frame.content <= start {
            remaining = remaining.dropFirst()
            offset += frame.content
            fileOffset += frame.compressed
        }
        frames = remaining
        // Frames end with a line, positions do as well: what is before `start` within the frame are whole lines.
        if start > offset {
            _ = try readChunk()
            next = min(chunk.count, start - (offset - chunk.count))
        }
    }

    /// The whole lines that are at hand, in one piece; nil when `piece` has to bring something first. For who needs bytes
    /// rather than lines.
    mutating func block() -> [UInt8]? {
        guard pending == nil, next < chunk.count, let last = chunk[next...].lastIndex(of: 0x0A) else { return nil }
        let block = carry.isEmpty ? Array(chunk[next...last]) : carry + chunk[next...last]
        carry = []
        next = last + 1
        return block
    }

    mutating func piece() throws(StoreError) -> Piece? {
        while true {
            if let piece = pending {
                pending = nil
                return piece
            }
            if next < chunk.count {
                let start = offset - chunk.count + next - carry.count
                if let newline = Self.newline(in: chunk, from: next) {
                    let line = carry.isEmpty ? Array(chunk[next...newline]) : carry + chunk[next...newline]
                    carry = []
                    next = newline + 1
                    return .line(start: start, bytes: line)
                }
                carry += chunk[next...]
                next = chunk.count
                if carry.count > Self.lineLimit {
                    let count = carry.count
                    carry = []
                    return .lost(start: start, count: count, reason: "a line that does not end")
                }
            }
            if try !readChunk() {
                guard pending == nil else { continue }
                guard !carry.isEmpty else { return nil }
                let count = carry.count
                carry = []
                return .torn(start: offset - count, bytes: count)
            }
        }
    }

    /// false at the end, or when `pending` says what was lost instead.
    private mutating func readChunk() throws(StoreError) -> Bool {
        next = 0
        chunk = []
        guard frames != nil else {
            chunk = try files.read(path, at: fileOffset, count: min(Self.chunkBytes, end - offset))
            fileOffset += chunk.count
            offset += chunk.count
            return !chunk.isEmpty
        }
        guard offset < end, let frame = frames?.popFirst() else { return false }
        let stored = try files.read(path, at: fileOffset, count: frame.compressed)
        fileOffset += frame.compressed
        offset += frame.content
        guard frame.content <= 2 * Self.lineLimit, let content = decompressedFrame(stored, content: frame.content)
        else {
            let start = offset - frame.content - carry.count
            pending = .lost(start: start, count: frame.content + carry.count, reason: "a damaged frame")
            carry = []
            return false
        }
        chunk = content
        return true
    }

    private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count,
                let found = memchr(base + start, 0x0A, buffer.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

/// What can be said of a line without reading all of it as JSON.
enum LineHead {
    /// No number of ours comes near it, and counting on from it cannot overflow.
    static let seqLimit = 999_999_999_999_999_999

    /// The line's number; nil when this is no line of ours: a power loss leaves zeros, a bad block leaves anything.
    static func seq(_ line: some Collection<UInt8>) -> Int? {
        line.withContiguousStorageIfAvailable { buffer -> Int? in
            let body = buffer.last == 0x0A ? buffer.dropLast() : buffer[...]
            guard body.first == UInt8(ascii: "{"), body.last == UInt8(ascii: "}") else { return nil }
            // No early exit: this form runs 16 bytes at a time.
            var lowest: UInt8 = 0xFF
            for byte in body { lowest = min(lowest, byte) }
            guard lowest >= 0x20 else { return nil }
            return number(after: Array("\"seq\":".utf8), in: body.prefix(96))
        } ?? nil
    }

    /// The numbers of the first and the last line that have one.
    static func firstSeq(in block: [UInt8]) -> Int? {
        var start = 0
        while start < block.count {
            let end = block[start...].firstIndex(of: 0x0A) ?? block.count
            if let seq = seq(block[start..<end]) { return seq }
            start = end + 1
        }
        return nil
    }

    static func lastSeq(in block: [UInt8]) -> Int? {
        var end = block.last == 0x0A ? block.count - 1 : block.count
        while end > 0 {
            let start = block[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            if let seq = seq(block[start..<end]) { return seq }
            end = start - 1
        }
        return nil
    }

    private static func number(after name: [UInt8], in head: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var index = head.startIndex
        while index + name.count < head.endIndex {
            guard head[index..<index + name.count].elementsEqual(name) else {
                index += 1
                continue
            }
            index += name.count
            var value = 0
            let start = index
            while index < head.endIndex, index - start < 18, head[index] >= 0x30, head[index] <= 0x39 {
                value = value * 10 + Int(head[index] - 0x30)
                index += 1
            }
            // Cut off in the middle of its digits it would be another number.
            let isWhole = index < head.endIndex && (head[index] < 0x30 || head[index] > 0x39)
            return index > start && isWhole ? value : nil
        }
        return nil
    }
}
