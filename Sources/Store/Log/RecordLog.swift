package import FoundationEssentials

/// An append-only log of JSON lines in segments.
///
/// The open segment is the one with the highest number; `current.jsonl` points to it. Sealed ones are listed in the manifest
/// and, when so configured, compressed. Owned by one task.
package final class RecordLog {
    /// A line as it was found when reading.
    package struct Line: Sendable {
        /// After the line: what to resume from when it has been dealt with.
        package let position: LogPosition
        /// With its `\n`.
        package let bytes: [UInt8]

        /// It cannot be used: what is wrong with it at its byte `inner`.
        package func bad(_ reason: String, at inner: Int, in folder: String) -> StoreError {
            .badLine(
                path: folder + "/" + position.segment, offset: position.offset - bytes.count + inner, reason: reason)
        }
    }

    /// A segment that is closed but not listed yet.
    struct Unsealed {
        let name: SegmentName
        /// What was acknowledged; beyond it nothing counts.
        let end: Int
        /// Why it cannot be sealed, and when that is tried again.
        var problem: StoreError?
        var notBefore = Date.distantPast
    }

    let files: any FileSystem
    let options: StoreOptions
    /// `records` or `events`.
    let log: String

    /// In order; the last one is or was open.
    var segments: [SegmentName] = []
    var sealed: [String: ManifestEntry] = [:]
    /// What the manifest lists of this log, whether or not the file is still here.
    var listed: [String: ManifestEntry] = [:]
    var unsealed: [Unsealed] = []
    /// The open segment; nil after it failed and before the next one is made.
    var file: (any AppendFile)?
    var sealing: Sealing?
    /// The latest instant we were told: names of segments need one.
    var now: Date
    /// After a failure to seal, not before then.
    var sealAfter: Date
    /// What waits to be sealed does not wait any longer.
    private var lacksRoom = false
    private var batch: [UInt8] = []

    /// The number that the next line must carry.
    package internal(set) var nextSeq = 1
    /// Bytes of a torn last line that opening moved to `.torn`.
    package internal(set) var tornBytes = 0
    /// Why the last attempt to seal failed, where that is not one segment's fault; it is tried again a minute later.
    var sealProblem: StoreError?
    private var writeProblem: StoreError?

    /// What keeps segments from being sealed. Nothing is lost by it.
    package var sealProblems: [StoreError] { unsealed.compactMap(\.problem) + (sealProblem.map { [$0] } ?? []) }

    /// After the last flushed line.
    package var position: LogPosition {
        LogPosition(segment: segments.last?.file ?? "", offset: file?.size ?? 0, seq: nextSeq - 1)
    }

    /// How many segments there are, the open one included, and how many of them wait to be sealed.
    package var segmentCounts: (all: Int, unsealed: Int) { (segments.count, unsealed.count) }

    init(opening log: String, options: StoreOptions, files: any FileSystem, now: Date) throws(StoreError) {
        self.log = log
        self.options = options
        self.files = files
        self.now = now
        sealAfter = .distantPast
        try recover()
    }

    /// Appends complete lines, each with its `\n` and numbered from `nextSeq` on, and flushes them (fdatasync). On an error
    /// nothing of the batch counts as written, and followers have seen nothing of it where the disk was full. After any other
    /// error what came to the file is left behind in it, the segment is sealed without that, and the next one is opened.
    ///
    /// What the disk said when lines had to go into another segment; told once.
    package func takeWriteProblem() -> StoreError? {
        defer { writeProblem = nil }
        return writeProblem
    }

    /// `.full`: try again later. `.io`: the next segment failed as well; give up.
    package func append(_ lines: [[UInt8]]) throws(StoreError) {
        guard !lines.isEmpty else { return }
        batch.removeAll(keepingCapacity: true)
        for line in lines { batch += line }
        if file.map({ $0.size >= options.segmentBytes }) ?? true { try startSegment() }
        do throws(StoreError) {
            try write()
        } catch {
            if case .full = error { throw error }
            writeProblem = error
            // After a failed flush the kernel forgets which pages were dirty: only another file can be trusted.
            abandon()
            try startSegment()
            do throws(StoreError) {
                try write()
            } catch {
                abandon()
                throw error
            }
        }
        nextSeq += lines.count
        // One huge batch is no reason to keep its memory.
        if batch.capacity > 8 << 20 { batch = [] }
    }

    private func write() throws(StoreError) {
        guard let file else { return }
        let before = file.size
        do throws(StoreError) {
            try file.reserve(batch.count)
            try file.append(batch)
            try file.flush()
        } catch {
            let reason = error
            guard case .full = reason else {
                // Cutting it off would make everybody who follows the file read all of it again.
                abandon(at: before)
                throw reason
            }
            if file.size > before {
                do throws(StoreError) { try file.truncate(to: before) } catch { abandon(at: before) }
            }
            throw reason
        }
    }

    /// Closes the open segment for good; what is beyond `size` does not count.
    private func abandon(at size: Int? = nil, until notBefore: Date = .distantPast) {
        guard let file, let name = segments.last else { return }
        unsealed.append(Unsealed(name: name, end: size ?? file.size, notBefore: notBefore))
        file.close()
        self.file = nil
    }

    /// Makes the next segment and points `current` to it; only then the old one is closed.
    func startSegment() throws(StoreError) {
        // Above all there ever were: the number is what orders them.
        let numbers = listed.keys.compactMap { SegmentName($0, log: log)?.number } + [segments.last?.number ?? 0]
        let name = SegmentName(log: log, start: now, instance: options.instance, number: (numbers.max() ?? 0) + 1)
        let path = options.folder + "/" + name.file
        let fresh = try files.openForAppending(path)
        do throws(StoreError) {
            try files.link(options.folder + "/" + Self.currentName(log), to: name.file)
            try files.flushFolder(options.folder)
        } catch {
            fresh.close()
            try files.remove(path)
            throw error
        }
        abandon(until: sealTime(closedAt: now))
        segments.append(name)
        file = fresh
    }

    /// The next line is numbered so, in a segment of its own: the numbers of one have no gap.
    func goOn(from seq: Int) throws(StoreError) {
        if let file, file.size > 0 { try startSegment() }
        nextSeq = seq
    }

    static func currentName(_ log: String) -> String { log == "records" ? "current.jsonl" : "current-\(log).jsonl" }

    /// Seals the open segment when it is old or large enough, and goes on compressing those sealed before, a few megabytes
    /// (some 20 ms) a call: call it once a batch and once a tick.
    package func rotateIfDue(now: Date) throws(StoreError) {
        self.now = now
        lacksRoom = isShortOfRoom()
        if let file, let name = segments.last, file.size > 0 {
            let age = now.timeIntervalSince(name.start)
            let ageLimit = Double(options.segmentAge.components.seconds)
            // A clock that was far ahead when the segment began must not keep it open for years.
            if file.size >= options.segmentBytes || age >= ageLimit || age < -ageLimit { try startSegment() }
        }
        sealSome()
    }

    /// Whether `rotateIfDue` has more to compress: call it again soon.
    package var isSealing: Bool { sealing != nil || (now >= sealAfter && unsealed.contains(where: isDue)) }

    /// Who follows the plain file reads on in it for so long: it goes when it has been compressed.
    func sealTime(closedAt: Date) -> Date {
        guard options.compresses, options.sealDelay > .zero else { return .distantPast }
        return closedAt.addingTimeInterval(Double(options.sealDelay.components.seconds))
    }

    /// A clock that was far ahead when it was closed must not keep it from being sealed for years.
    private func isDue(_ segment: Unsealed) -> Bool {
        let wait = segment.notBefore.timeIntervalSince(now)
        let longest = max(Double(options.sealDelay.components.seconds), Self.retryAfter)
        return wait <= 0 || wait > longest || lacksRoom && segment.problem == nil
    }

    /// Compressed they take a sixth: nobody's following is worth a full disk.
    private func isShortOfRoom() -> Bool {
        guard options.compresses, !unsealed.isEmpty else { return false }
        do throws(StoreError) {
            return try files.freeBytes(options.folder) - options.reserveBytes < Self.roomySegments
                * options.segmentBytes
        } catch {
            // Whoever writes next says what is wrong with the disk.
            return false
        }
    }

    private static let roomySegments = 4
    private static let retryAfter = 3600.0

    private func sealSome() {
        guard now >= sealAfter, let next = unsealed.first(where: isNext) else { return }
        do throws(StoreError) {
            let current: Sealing
            if let sealing {
                current = sealing
            } else {
                // A compressed segment that the manifest lost is only read.
                let size = try files.size(options.folder + "/" + next.name.file) ?? 0
                if options.compresses, try files.freeBytes(options.folder) - options.reserveBytes <= size {
                    throw .full(path: options.folder)
                }
                current = try Sealing(
                    files: files, folder: options.folder, segment: next.name.file, end: next.end,
                    compresses: options.compresses, now: now)
                sealing = current
            }
            guard let entry = try current.step(stopSeq: try reader.firstSeq(after: next.name)) else { return }
            sealed[entry.segment] = entry
            listed[entry.segment] = entry
            unsealed.removeAll { $0.name == next.name }
            sealing = nil
            sealProblem = nil
        } catch {
            put(error, on: next)
            // What cannot be removed now is removed at the next start.
            do throws(StoreError) { try sealing?.abandon() } catch { sealProblem = error }
            sealing = nil
        }
    }

    /// The one that was begun, else the first that may be tried.
    private func isNext(_ segment: Unsealed) -> Bool {
        sealing.map { $0.segment == segment.name.file } ?? isDue(segment)
    }

    /// A segment that cannot be read must not keep the others from being sealed.
    private func put(_ error: StoreError, on segment: Unsealed) {
        let path = options.folder + "/" + segment.name.file
        let isItsOwn =
            switch error {
            case .badLine: true
            case .io(let at, _), .notPermitted(let at, _): at == path || at == path + SegmentName.compression
            default: false
            }
        guard isItsOwn, let index = unsealed.firstIndex(where: { $0.name == segment.name }) else {
            sealProblem = error
            sealAfter = now.addingTimeInterval(60)
            return
        }
        unsealed[index].problem = error
        unsealed[index].notBefore = now.addingTimeInterval(Self.retryAfter)
    }

    /// Closes the files; lines were flushed as they came.
    package func close() throws(StoreError) {
        let half = sealing
        sealing = nil
        file?.close()
        file = nil
        try half?.abandon()
    }
}
