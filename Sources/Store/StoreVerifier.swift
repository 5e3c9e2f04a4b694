import Bytes
import Glibc

/// Reads a store's folder and says what is wrong with it. Changes nothing and needs no lock: a daemon may be writing.
///
/// Memory is bounded: a chunk, a line, the open batch of ids; ids seen before lie in a temporary database on disk.
package struct StoreVerifier {
    package struct Problem: Sendable, Equatable {
        package let file: String
        /// In the uncompressed file; nil when the whole file is meant.
        package let offset: Int?
        package let reason: String
    }

    /// What was found in one log.
    package struct Figures: Sendable, Equatable {
        package var segments = 0
        package var lines = 0
        package var bytes = 0
        package var firstSeq = 0
        package var lastSeq = 0
    }

    package struct Report: Sendable, Equatable {
        package var records = Figures()
        package var events = Figures()
        /// The first thousand; `problemCount` has them all.
        package var problems: [Problem] = []
        package var problemCount = 0
        /// An unfinished last line in an open segment: no problem, the next start moves it aside.
        package var tornBytes = 0
    }

    static let problemLimit = 1000

    private let folder: String
    private let files: any FileSystem
    private var report = Report()
    private let ids: UniqueKeys

    /// Throws only when the folder cannot be read; everything else is in the report.
    package static func verify(folder: String, files: any FileSystem) throws(StoreError) -> Report {
        var verifier = StoreVerifier(folder: folder, files: files, ids: try UniqueKeys())
        try verifier.verify(log: "records", \.records, schema: .record)
        try verifier.verify(log: "events", \.events, schema: .event)
        return verifier.report
    }

    private init(folder: String, files: any FileSystem, ids: UniqueKeys) {
        self.folder = folder
        self.files = files
        self.ids = ids
    }

    private mutating func problem(_ file: String, _ offset: Int?, _ reason: String) {
        report.problemCount += 1
        guard report.problems.count < Self.problemLimit else { return }
        report.problems.append(Problem(file: file, offset: offset, reason: reason))
    }

    private mutating func verify(
        log: String, _ figures: WritableKeyPath<Report, Figures>, schema: SchemaCheck
    ) throws(StoreError) {
        let manifest = try Manifest.read(folder: folder, files: files)
        let segments = try LogReader(log, folder: folder, files: files).segments()
        let names = Set(segments.map(\.file))
        let current = RecordLog.currentName(log)
        // Read through the link: a stop never leaves it without its segment.
        if try files.list(folder).contains(current), try files.size(folder + "/" + current) == nil {
            problem(current, nil, "the segment it points to is not there")
        }
        for (segment, entry) in manifest where SegmentName(segment, log: log) != nil && !names.contains(segment) {
            problem(entry.file, nil, "listed in the manifest, but not there")
        }
        for (index, segment) in segments.enumerated() {
            report[keyPath: figures].segments += 1
            let isLast = index == segments.count - 1
            try verify(segment, manifest[segment.file], isLast: isLast, figures, schema: schema)
        }
        for duplicate in try ids.flush() { problem(duplicate.file, duplicate.offset, "an id seen before") }
    }

    private mutating func verify(
        _ segment: SegmentName, _ entry: ManifestEntry?, isLast: Bool, _ figures: WritableKeyPath<Report, Figures>,
        schema: SchemaCheck
    ) throws(StoreError) {
        let digest = SHA256()
        var lines = 0
        var offset = 0
        var firstSeq = 0
        var unnumbered = 0
        let end = entry?.bytes ?? .max
        var reader = try SegmentLines(files: files, folder: folder, segment: segment.file, end: end)
        while true {
            let piece: SegmentLines.Piece?
            do throws(StoreError) {
                piece = try reader.piece()
            } catch {
                // Compressed while we read: go on in the other file.
                guard case .io(_, ENOENT) = error else { throw error }
                reader = try SegmentLines(files: files, folder: folder, segment: segment.file, from: offset, end: end)
                continue
            }
            guard let piece else { break }
            switch piece {
            case .lost(let start, _, let reason): problem(segment.file, start, reason)
            case .torn(let start, let count):
                report.tornBytes += count
                if !isLast { problem(segment.file, start, "a torn line in a segment that is not the last") }
            case .line(let start, let bytes):
                digest.update(bytes)
                lines += 1
                offset = start + bytes.count
                report[keyPath: figures].lines += 1
                report[keyPath: figures].bytes += bytes.count
                guard let seq = verifyLine(segment.file, start, bytes, schema) else {
                    unnumbered += 1
                    continue
                }
                if firstSeq == 0 { firstSeq = seq }
                count(seq, segment.file, start, unnumbered: unnumbered, figures)
                unnumbered = 0
            }
            if ids.isFull {
                for duplicate in try ids.flush() { problem(duplicate.file, duplicate.offset, "an id seen before") }
            }
        }
        guard let entry else { return }
        if Hex.text(digest.finish()) != entry.sha256 { problem(segment.file, nil, "not the digest of the manifest") }
        if lines != entry.lines { problem(segment.file, nil, "\(lines) lines, \(entry.lines) in the manifest") }
        if firstSeq != entry.firstSeq, unnumbered == 0, lines > 0 {
            problem(segment.file, nil, "begins with seq \(firstSeq), \(entry.firstSeq) in the manifest")
        }
    }

    private mutating func count(
        _ seq: Int, _ file: String, _ offset: Int, unnumbered: Int, _ figures: WritableKeyPath<Report, Figures>
    ) {
        let last = report[keyPath: figures].lastSeq
        if report[keyPath: figures].firstSeq == 0 {
            report[keyPath: figures].firstSeq = seq
        } else if seq <= last {
            problem(file, offset, "seq \(seq) after \(last)")
        } else if seq > last + 1 + unnumbered {
            problem(file, offset, "seq \(last + 1) to \(seq - 1) are missing")
        }
        report[keyPath: figures].lastSeq = max(last, seq)
    }

    /// The line's number, nil when it has none.
    private mutating func verifyLine(
        _ file: String, _ offset: Int, _ bytes: [UInt8], _ schema: SchemaCheck
    ) -> Int? {
        let json: JSONValue
        do throws(JSONReader.Failure) {
            json = try JSONReader.parse(bytes)
        } catch {
            problem(file, offset + error.offset, error.reason)
            return nil
        }
        for reason in schema.problems(in: json) { problem(file, offset, reason) }
        if let id = json["id"]?.text, let key = json["url_key"]?.text, let revision = json["revision"]?.integer {
            if id != Record.id(urlKey: key, revision: revision) {
                problem(file, offset, "an id that is not that of its url_key and revision")
            }
            if revision > 0, json["previous_id"]?.text == nil { problem(file, offset, "a revision of nothing") }
            // One id is one pair of url_key and revision: unique ids are unique revisions.
            ids.add(id, file: file, offset: offset)
        }
        if (json["duplicate_of"]?.text == nil) != (json["duplicate_kind"]?.text == nil) {
            problem(file, offset, "duplicate_of and duplicate_kind do not go together")
        }
        return json["seq"]?.integer.flatMap { (1...LineHead.seqLimit).contains($0) ? $0 : nil }
    }
}
