import Bytes
package import FoundationEssentials
import Glibc

/// Takes sealed segments elsewhere, the oldest first, and leaves behind what the daemon has to know of them. Also while it
/// runs: sealed segments are never written again, and of what it reads of them an index tells the same.
///
/// A stop at any point leaves the segment where it was, or listed as retired with its index beside; the next run goes on.
package struct Retirement {
    /// A segment that can go.
    package struct Candidate: Sendable, Equatable {
        let log: String
        let entry: ManifestEntry
        let start: Date
        let number: Int
        /// On the disk.
        package let bytes: Int

        package var file: String { entry.file }
        package var lines: Int { entry.lines }
    }

    private let folder: String
    private let files: any FileSystem
    private let now: Date
    /// The folder that they are moved to; nil removes them.
    private let destination: String?
    private let keep: (Record) -> RetiredRecord

    package init(
        folder: String, files: any FileSystem, now: Date, to destination: String?,
        keep: @escaping (Record) -> RetiredRecord
    ) {
        self.folder = folder
        self.files = files
        self.now = now
        self.destination = destination
        self.keep = keep
    }

    /// The oldest that go, of both logs: those with no line after `before`, and as many as it takes until all that is left
    /// of segments is no larger than `keepBytes`. Never an open one, nor one that is not listed in the manifest yet.
    package func candidates(before: Date?, keepBytes: Int?) throws(StoreError) -> [Candidate] {
        var found: [(candidate: Candidate, end: Date)] = []
        var total = 0
        for log in ["records", "events"] {
            let reader = try LogReader(log, folder: folder, files: files)
            for (index, segment) in reader.segments.enumerated() {
                let plain = try files.size(folder + "/" + segment.file)
                let compressed = try files.size(folder + "/" + segment.file + SegmentName.compression)
                total += (plain ?? 0) + (compressed ?? 0)
                guard index < reader.segments.count - 1, let entry = reader.manifest[segment.file] else { continue }
                // Being sealed right now, its plain file goes next.
                guard entry.file == segment.file || plain == nil, let bytes = plain ?? compressed else { continue }
                let candidate = Candidate(
                    log: log, entry: entry, start: segment.start, number: segment.number, bytes: bytes)
                found.append((candidate, reader.segments[index + 1].start))
            }
        }
        found.sort { ($0.candidate.start, $0.candidate.number) < ($1.candidate.start, $1.candidate.number) }
        return found.compactMap { candidate, end in
            let isOld = before.map { end <= $0 } ?? false
            guard isOld || total > keepBytes ?? .max else { return nil }
            total -= candidate.bytes
            return candidate
        }
    }

    /// Lines that cannot be read are told to `bad`: they go with the segment, and no index knows them.
    package func retire(_ candidate: Candidate, bad: (StoreError) -> Void) throws(StoreError) {
        if let destination { try files.makeFolder(destination) }
        var entry = candidate.entry
        entry.retired = ManifestEntry.Retired(at: now)
        if candidate.log == "records" { entry.retired = try writeIndex(of: candidate, bad: bad) }
        try Manifest.append(entry, folder: folder, files: files)
        if let destination { try move(candidate, to: destination) }
        try files.remove(folder + "/" + candidate.file)
        try files.flushFolder(folder)
    }

    private func writeIndex(
        of candidate: Candidate, bad: (StoreError) -> Void
    ) throws(StoreError) -> ManifestEntry.Retired {
        let segment = candidate.entry.segment
        let name = RetiredIndex.name(of: segment)
        let temporary = folder + "/" + name + ".tmp"
        try files.remove(temporary)
        var writer = FrameWriter(to: try files.openForAppending(temporary))
        try writer.add(RetiredIndex.head(of: segment))
        var lines = try CountedLines(
            files: files, folder: folder, segment: segment, from: 0, end: candidate.entry.bytes, stopSeq: nil)
        let path = folder + "/" + segment
        while let piece = try lines.piece() {
            switch piece {
            case .line(let start, let bytes):
                do throws(StoreError) {
                    try writer.add(keep(try Record(decoding: bytes)).line())
                } catch {
                    guard case .badLine(_, let inner, let reason) = error else { throw error }
                    bad(.badLine(path: path, offset: start + inner, reason: reason))
                }
            case .lost(let start, _, let reason): bad(.badLine(path: path, offset: start, reason: reason))
            case .torn: break
            }
        }
        let digest = try writer.finish()
        try files.rename(temporary, to: folder + "/" + name)
        try files.flushFolder(folder)
        return ManifestEntry.Retired(at: now, index: name, indexSHA256: digest)
    }

    /// Afterwards it is there for good; here it may still be as well.
    private func move(_ candidate: Candidate, to destination: String) throws(StoreError) {
        let (from, to) = (folder + "/" + candidate.file, destination + "/" + candidate.file)
        if try files.size(to) != nil {
            // From a run that was stopped, or somebody's copy.
            guard try isSame(from, to) else { throw .cannotCreate(path: to, errno: EEXIST) }
            return try files.flushFolder(destination)
        }
        do throws(StoreError) {
            try files.rename(from, to: to)
        } catch {
            guard case .io(_, EXDEV) = error else { throw error }
            try copy(from, to: to)
        }
        try files.flushFolder(destination)
    }

    private func copy(_ from: String, to: String) throws(StoreError) {
        let temporary = to + ".tmp"
        try files.remove(temporary)
        let output = try files.openForAppending(temporary)
        defer { output.close() }
        while true {
            let chunk = try files.read(from, at: output.size, count: SegmentLines.chunkBytes)
            if chunk.isEmpty { break }
            try output.append(chunk)
        }
        try output.flush()
        guard try isSame(from, temporary) else { throw .io(path: temporary, errno: EIO) }
        try files.rename(temporary, to: to)
    }

    private func isSame(_ one: String, _ other: String) throws(StoreError) -> Bool {
        try FileDigest(of: one, in: files).sha256 == FileDigest(of: other, in: files).sha256
    }
}
