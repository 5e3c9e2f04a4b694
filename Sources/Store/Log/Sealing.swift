import Bytes
import FoundationEssentials

/// Seals one segment in steps, so that the daemon's loop never stands still for a whole one: digest, compress, list in the
/// manifest. Safe against a stop at any point: the compressed file appears by rename when it is complete, the plain one goes
/// last, and what is half done is done again.
final class Sealing {
    /// A step of 4 MiB takes some 20 ms.
    static let stepBytes = 4 << 20

    let segment: String
    private let files: any FileSystem
    private let folder: String
    private let output: (any AppendFile)?
    private var frames: FrameWriter?
    private let digest = SHA256()
    private var lines: SegmentLines
    private var entry: ManifestEntry

    /// `end`: bytes beyond it were never acknowledged and are dropped. `stopSeq`: so are lines from this number on, which
    /// stand in the next segment.
    init(
        files: any FileSystem, folder: String, segment: String, end: Int, compresses: Bool, now: Date
    ) throws(StoreError) {
        self.files = files
        self.folder = folder
        self.segment = segment
        lines = try SegmentLines(files: files, folder: folder, segment: segment, end: end)
        let isPlain = try files.size(folder + "/" + segment) != nil
        entry = ManifestEntry(
            segment: segment, file: isPlain && !compresses ? segment : segment + ".zst", firstSeq: 0, lastSeq: -1,
            lines: 0, bytes: 0, sha256: "", storedBytes: 0, storedSHA256: "", sealedAt: now)
        let temporary = Self.temporary(folder, segment)
        try files.remove(temporary)
        output = isPlain && compresses ? try files.openForAppending(temporary) : nil
        frames = output.map { FrameWriter(to: $0) }
    }

    static func temporary(_ folder: String, _ segment: String) -> String { "\(folder)/\(segment).zst.tmp" }

    /// The next part; the entry when all is done.
    func step(stopSeq: Int?) throws(StoreError) -> ManifestEntry? {
        let before = entry.bytes
        while entry.bytes - before < Self.stepBytes {
            if let block = lines.block() {
                if try !take(block, stopSeq) { return try finish() }
                continue
            }
            switch try lines.piece() {
            case .line(_, let bytes)?:
                if try !take(bytes, stopSeq) { return try finish() }
            case .lost(let start, _, let reason)?:
                throw .badLine(path: folder + "/" + segment, offset: start, reason: reason)
            case .torn?, nil: return try finish()
            }
        }
        return nil
    }

    /// Whole lines; false when one of them, and all after it, stand in the next segment.
    private func take(_ block: [UInt8], _ stopSeq: Int?) throws(StoreError) -> Bool {
        guard let stopSeq, let lastSeq = LineHead.lastSeq(in: block), lastSeq >= stopSeq else {
            try add(block)
            return true
        }
        for line in block.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            // Only that very number: a flipped bit makes others, and what follows it counts.
            if LineHead.seq(line) == stopSeq { return false }
            try add(Array(line) + [0x0A])
        }
        return true
    }

    private func add(_ block: [UInt8]) throws(StoreError) {
        if entry.firstSeq == 0 { entry.firstSeq = LineHead.firstSeq(in: block) ?? 0 }
        entry.lastSeq = LineHead.lastSeq(in: block) ?? entry.lastSeq
        var newlines = 0
        for byte in block { newlines += byte == 0x0A ? 1 : 0 }
        entry.lines += newlines
        entry.bytes += block.count
        digest.update(block)
        try frames?.add(block)
    }

    private func finish() throws(StoreError) -> ManifestEntry {
        entry.sha256 = Hex.text(digest.finish())
        let plain = folder + "/" + segment
        if let output {
            entry.storedSHA256 = try frames?.finish() ?? ""
            entry.storedBytes = output.size
            try files.rename(Self.temporary(folder, segment), to: plain + ".zst")
            try files.flushFolder(folder)
        } else {
            try digestStored()
        }
        try Manifest.append(entry, folder: folder, files: files)
        if output != nil { try files.remove(plain) }
        return entry
    }

    /// For a file that stays as it is. A tail that was never acknowledged stays in it, beyond `bytes`.
    private func digestStored() throws(StoreError) {
        let path = folder + "/" + entry.file
        if entry.file == segment, try files.size(path) == entry.bytes {
            entry.storedBytes = entry.bytes
            entry.storedSHA256 = entry.sha256
            return
        }
        let stored = try FileDigest(of: path, in: files)
        entry.storedBytes = stored.bytes
        entry.storedSHA256 = stored.sha256
    }

    /// Leaves nothing half done behind.
    func abandon() throws(StoreError) {
        output?.close()
        try files.remove(Self.temporary(folder, segment))
    }
}
