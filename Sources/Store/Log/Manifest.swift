import Bytes
import FoundationEssentials
import Glibc

/// What the manifest says of a sealed segment: one line of `manifest.jsonl`.
struct ManifestEntry: Equatable, Sendable {
    var segment: String
    /// The file that holds it: the segment's name, or that with `.zst`.
    var file: String
    /// 0 and -1 when there is no line in it.
    var firstSeq: Int
    var lastSeq: Int
    var lines: Int
    /// Of the uncompressed lines; bytes of the file beyond them do not count.
    var bytes: Int
    /// Hexadecimal, over those bytes.
    var sha256: String
    /// Of the file as it lies on the disk: what `sha256sum` prints.
    var storedBytes: Int
    var storedSHA256: String
    var sealedAt: Date
    /// Where its operator has taken the file away from here with `rawi retire`. While the file is here, this says nothing.
    var retired: Retired?

    private static let schema = "rawi-manifest/1"

    struct Retired: Equatable, Sendable {
        var at: Date
        /// The file that tells what a rebuild needs of its records; nil for events.
        var index: String?
        /// What `sha256sum` prints of that.
        var indexSHA256: String?
    }

    func line() -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.member("schema", Self.schema)
            json.member("segment", segment)
            json.member("file", file)
            json.member("first_seq", firstSeq)
            json.member("last_seq", lastSeq)
            json.member("lines", lines)
            json.member("bytes", bytes)
            json.member("sha256", sha256)
            json.member("stored_bytes", storedBytes)
            json.member("stored_sha256", storedSHA256)
            json.member("sealed_at", sealedAt, milliseconds: true)
            guard let retired else { return }
            json.member("retired_at", retired.at, milliseconds: true)
            json.member("index", retired.index)
            json.member("index_sha256", retired.indexSHA256)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

extension ManifestEntry {
    init?(_ line: [UInt8]) {
        guard let json = (try? JSONReader.parse(line)), json["schema"]?.text == Self.schema,
            let segment = json["segment"]?.text,
            let file = json["file"]?.text, let first = json["first_seq"]?.integer, let last = json["last_seq"]?.integer,
            let lines = json["lines"]?.integer, let bytes = json["bytes"]?.integer, let digest = json["sha256"]?.text,
            (0...LineHead.seqLimit).contains(first), (-1...LineHead.seqLimit).contains(last), bytes >= 0,
            file == segment || file == segment + ".zst"
        else { return nil }
        self.segment = segment
        self.file = file
        firstSeq = first
        lastSeq = last
        self.lines = lines
        self.bytes = bytes
        sha256 = digest
        storedBytes = json["stored_bytes"]?.integer ?? 0
        storedSHA256 = json["stored_sha256"]?.text ?? ""
        sealedAt = json["sealed_at"]?.text.flatMap(Instant.parse) ?? Instant.date(milliseconds: 0)
        retired = json["retired_at"]?.text.flatMap(Instant.parse).map { at in
            // A name in this folder, whatever stands there.
            let index = json["index"]?.text.flatMap { $0.utf8.contains(UInt8(ascii: "/")) ? nil : $0 }
            return Retired(at: at, index: index, indexSHA256: json["index_sha256"]?.text)
        }
    }
}

/// `manifest.jsonl`: the sealed segments of both logs. It can be made again from the segments; a bad line counts as absent.
enum Manifest {
    static let name = "manifest.jsonl"

    /// By segment; the last line about a segment rules.
    ///
    /// - Parameter bad: is told of lines that are none, by their offset.
    static func read(
        folder: String, files: any FileSystem, bad: (Int) -> Void = { _ in }
    ) throws(StoreError) -> [String: ManifestEntry] {
        guard try files.size(folder + "/" + name) != nil else { return [:] }
        var lines = try SegmentLines(files: files, folder: folder, segment: name)
        var entries: [String: ManifestEntry] = [:]
        while let piece = try lines.piece() {
            switch piece {
            case .line(let start, let bytes):
                if let entry = ManifestEntry(bytes) { entries[entry.segment] = entry } else { bad(start) }
            case .lost(let start, _, _): bad(start)
            // Never finished, and cut off before the next line.
            case .torn: break
            }
        }
        return entries
    }

    /// Opened for each line, for two logs and `rawi retire` write to it, one after the other; a torn end is cut off first.
    static func append(_ entry: ManifestEntry, folder: String, files: any FileSystem) throws(StoreError) {
        let path = folder + "/" + name
        let file = try files.openForAppending(path)
        defer { file.close() }
        try file.takeTurn()
        let size = file.size
        let tail = try files.read(path, at: max(0, size - 4096), count: 4096)
        if let last = tail.last, last != 0x0A {
            try file.truncate(to: size - tail.count + (tail.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0))
        }
        let before = file.size
        do throws(StoreError) {
            try file.append(entry.line())
            try file.flush()
        } catch {
            try file.truncate(to: before)
            throw error
        }
        if size == 0 { try files.flushFolder(folder) }
    }
}
