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
        /// Taken elsewhere by `rawi retire`; the other figures are without them, `firstSeq` and `lastSeq` with them.
        package var retiredSegments = 0
        package var retiredLines = 0
    }

    package struct Report: Sendable, Equatable {
        package var records = Figures()
        package var events = Figures()
        /// The first thousand; `problemCount` has them all.
        package var problems: [Problem] = []
        package var problemCount = 0
        /// Unfinished last lines of segments that are not listed: no problem, they were never acknowledged. The next start moves
        /// them aside.
        package var tornBytes = 0
        /// Ids in `previous_id` and `duplicate_of` that no line here has, in a store whose index other daemons share: theirs may.
        package var namedElsewhere = 0
    }

    static let problemLimit = 1000

    private let folder: String
    private let files: any FileSystem
    private var report = Report()
    private let ids: UniqueKeys
    /// Segments that went while they were read: their index tells ids again.
    private var begun: Set<String> = []
    private let contentHash: (String) -> String
    private let progress: (Int) -> Void

    /// Throws only when the folder cannot be read; everything else is in the report.
    ///
    /// - Parameters:
    ///   - contentHash: what `content_hash` must be, from the `text` of the line.
    ///   - progress: is told of bytes that were gone through.
    package static func verify(
        folder: String, files: any FileSystem, contentHash: @escaping (String) -> String,
        progress: @escaping (Int) -> Void = { _ in }
    ) throws(StoreError) -> Report {
        var verifier = StoreVerifier(
            folder: folder, files: files, ids: try UniqueKeys(), contentHash: contentHash, progress: progress)
        try verifier.verifyManifest()
        try verifier.verify(log: "records", \.records, schema: .record)
        let isShared = try StoreName.exists(folder, files)
        try verifier.ids.dangling {
            if isShared {
                verifier.report.namedElsewhere += 1
            } else {
                verifier.problem($0.key.file, $0.key.offset, "\($0.field) names no record: \($0.id)")
            }
        }
        try verifier.verify(log: "events", \.events, schema: .event)
        return verifier.report
    }

    private init(
        folder: String, files: any FileSystem, ids: UniqueKeys, contentHash: @escaping (String) -> String,
        progress: @escaping (Int) -> Void
    ) {
        self.folder = folder
        self.files = files
        self.ids = ids
        self.contentHash = contentHash
        self.progress = progress
    }

    private mutating func problem(_ file: String, _ offset: Int?, _ reason: String) {
        report.problemCount += 1
        guard report.problems.count < Self.problemLimit else { return }
        report.problems.append(Problem(file: file, offset: offset, reason: reason))
    }

    private mutating func verifyManifest() throws(StoreError) {
        var bad: [Int] = []
        _ = try Manifest.read(folder: folder, files: files) { bad.append($0) }
        for offset in bad { problem(Manifest.name, offset, "no line of a manifest") }
    }

    private mutating func verify(
        log: String, _ figures: WritableKeyPath<Report, Figures>, schema: SchemaCheck
    ) throws(StoreError) {
        let reader = try LogReader(log, folder: folder, files: files)
        let names = Set(reader.segments.map(\.file))
        let current = RecordLog.currentName(log)
        // Read through the link: a stop never leaves it without its segment.
        if reader.hasLink, try files.size(folder + "/" + current) == nil {
            problem(current, nil, "the segment it points to is not there")
        }
        for (segment, entry) in reader.manifest where entry.retired == nil && !names.contains(segment) {
            problem(entry.file, nil, "listed in the manifest, but not there")
        }
        for segment in reader.allSegments {
            let figuresBefore = report[keyPath: figures]
            do throws(StoreError) {
                try verify(segment, in: reader, figures, schema: schema)
            } catch {
                guard case .io(_, ENOENT) = error, let entry = try reader.retiredEntry(segment) else { throw error }
                if figuresBefore != report[keyPath: figures], let index = entry.retired?.index { begun.insert(index) }
                try verify(retired: entry, figures)
            }
        }
        try flushIDs()
    }

    /// What is left of a segment that was taken elsewhere; where that happened while we read it, the rest of it.
    private mutating func verify(
        retired entry: ManifestEntry, _ figures: WritableKeyPath<Report, Figures>
    ) throws(StoreError) {
        report[keyPath: figures].retiredSegments += 1
        report[keyPath: figures].retiredLines += entry.lines
        guard let retired = entry.retired else { return }
        if entry.lines > 0, entry.firstSeq > report[keyPath: figures].lastSeq {
            count(entry.firstSeq, entry.file, 0, unnumbered: 0, figures)
        }
        report[keyPath: figures].lastSeq = max(report[keyPath: figures].lastSeq, entry.lastSeq)
        guard let index = retired.index else { return }
        do throws(StoreError) {
            for record in try RetiredIndex.read(retired, folder: folder, files: files) {
                ids.add(record.id, file: index, offset: 0)
                if ids.isFull { try flushIDs() }
            }
        } catch {
            switch error {
            case .badLine(_, let offset, let reason): problem(index, offset, reason)
            case .io(_, ENOENT): problem(index, nil, "named in the manifest, but not there")
            default: throw error
            }
        }
    }

    private mutating func flushIDs() throws(StoreError) {
        for duplicate in try ids.flush() where !begun.contains(duplicate.file) {
            problem(duplicate.file, duplicate.offset, "an id seen before")
        }
    }

    private mutating func verify(
        _ segment: SegmentName, in reader: LogReader, _ figures: WritableKeyPath<Report, Figures>, schema: SchemaCheck
    ) throws(StoreError) {
        let digest = SHA256()
        var lines = 0
        var size = 0
        var firstSeq = 0
        var unnumbered = 0
        var pieces = try reader.lines(of: segment)
        report[keyPath: figures].segments += 1
        while let piece = try pieces.piece() {
            switch piece {
            case .lost(let start, _, let reason): problem(segment.file, start, reason)
            case .torn(_, let count): report.tornBytes += count
            case .line(let start, let bytes):
                digest.update(bytes)
                progress(bytes.count + 1)
                lines += 1
                size += bytes.count
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
            if ids.isFull { try flushIDs() }
        }
        guard let entry = reader.manifest[segment.file] else { return }
        if Hex.text(digest.finish()) == entry.sha256 {
            try verifyStored(entry)
        } else {
            problem(segment.file, nil, "not the digest of the manifest")
        }
        if lines != entry.lines { problem(segment.file, nil, "\(lines) lines, \(entry.lines) in the manifest") }
        if size != entry.bytes, lines == entry.lines {
            problem(segment.file, nil, "\(size) bytes, \(entry.bytes) in the manifest")
        }
        if firstSeq != entry.firstSeq, unnumbered == 0, lines > 0 {
            problem(segment.file, nil, "begins with seq \(firstSeq), \(entry.firstSeq) in the manifest")
        }
        let numbers = max(0, entry.lastSeq - entry.firstSeq + 1)
        if numbers != entry.lines, entry.lastSeq >= 0 {
            problem(
                segment.file, nil, "\(entry.lines) lines for seq \(entry.firstSeq) to \(entry.lastSeq) in the manifest")
        }
    }

    /// The file as it lies there: what an archive or `sha256sum` is compared with.
    private mutating func verifyStored(_ entry: ManifestEntry) throws(StoreError) {
        let path = folder + "/" + entry.file
        guard try files.size(path) != nil else {
            // It may have been compressed, or taken elsewhere, since.
            if try Manifest.read(folder: folder, files: files)[entry.segment] == entry, entry.retired == nil {
                problem(entry.file, nil, "listed in the manifest, but not there")
            }
            return
        }
        guard !entry.storedSHA256.isEmpty || entry.storedBytes != 0 else { return }
        let stored = try FileDigest(of: path, in: files)
        if stored.sha256 != entry.storedSHA256 || stored.bytes != entry.storedBytes {
            problem(entry.file, nil, "not the file of the manifest (stored_sha256, stored_bytes)")
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
        for field in ["previous_id", "duplicate_of"] {
            if let id = json[field]?.text { ids.refer(to: id, by: field, file: file, offset: offset) }
        }
        // A copy's text may be left out; what is kept must be what was hashed.
        if let text = json["text"]?.text, let hash = json["content_hash"]?.text, contentHash(text) != hash {
            problem(file, offset, "a content_hash that is not that of its text")
        }
        if (json["duplicate_of"]?.text == nil) != (json["duplicate_kind"]?.text == nil) {
            problem(file, offset, "duplicate_of and duplicate_kind do not go together")
        }
        return json["seq"]?.integer.flatMap { (1...LineHead.seqLimit).contains($0) ? $0 : nil }
    }
}
