import FoundationEssentials
import Glibc

extension RecordLog {
    /// Finds the segments, ends what a stop left half done, cuts torn tails and opens the last segment or a new one. Reads
    /// only the manifest and the tails, whatever the size of the log.
    func recover() throws(StoreError) {
        let folder = options.folder
        sealed = try Manifest.read(folder: folder, files: files)
        var plain: [String: SegmentName] = [:]
        var compressed: [String: SegmentName] = [:]
        for name in try files.list(folder) {
            if name.hasPrefix(log + "-"), name.hasSuffix(".zst.tmp") { try files.remove(folder + "/" + name) }
            guard let segment = SegmentName(name, log: log) else { continue }
            if name.hasSuffix(SegmentName.compressedSuffix) {
                compressed[segment.file] = segment
            } else {
                plain[segment.file] = segment
            }
        }
        for name in compressed.keys where plain[name] != nil {
            if sealed[name]?.file == name + ".zst" {
                try files.remove(folder + "/" + name)
                plain[name] = nil
            } else {
                // Renamed but not listed: the plain one is as good and quicker to trust.
                try files.remove(folder + "/" + name + ".zst")
                compressed[name] = nil
            }
        }
        segments = (Array(plain.values) + Array(compressed.values)).sorted {
            ($0.number, $0.file) < ($1.number, $1.file)
        }
        listed = sealed.filter { SegmentName($0.key, log: log) != nil }
        sealed = sealed.filter { plain[$0.key] != nil || compressed[$0.key] != nil }
        try recoverTails(plain)
    }

    private func recoverTails(_ plain: [String: SegmentName]) throws(StoreError) {
        var lastSeq: Int?
        // One was closed when the next one was begun.
        let closed = Dictionary(zip(segments.map(\.file), segments.dropFirst().map(\.start))) { first, _ in first }
        for name in segments.reversed() where sealed[name.file] == nil {
            if plain[name.file] == nil {
                if lastSeq == nil { lastSeq = try seqByReading(name) }
                unsealed.insert(Unsealed(name: name, end: .max), at: 0)
                continue
            }
            let tail = try SegmentTail(options.folder + "/" + name.file, files: files)
            try moveTorn(name, tail)
            if lastSeq == nil { lastSeq = tail.lastSeq }
            let open = try files.openForAppending(options.folder + "/" + name.file)
            // What a process wrote that was killed before it flushed may be in memory only. Believed now, it must not be lost later.
            if tail.completeBytes > 0 { try open.flush() }
            if name == segments.last {
                file = open
            } else {
                open.close()
                let waits = sealTime(closedAt: min(now, closed[name.file] ?? .distantPast))
                unsealed.insert(Unsealed(name: name, end: tail.completeBytes, notBefore: waits), at: 0)
            }
        }
        // A sealed segment may be the newest one with lines in it, and its file may have been taken elsewhere since: what was
        // ever listed was given out, and no number is given out twice.
        nextSeq = max(lastSeq ?? 0, listed.values.map(\.lastSeq).max() ?? 0, 0) + 1
        if let name = segments.last, file != nil {
            try files.link(options.folder + "/" + Self.currentName(log), to: name.file)
            try files.flushFolder(options.folder)
        } else {
            try startSegment()
        }
    }

    /// For a compressed segment that the manifest does not know: rare enough to read it whole.
    private func seqByReading(_ name: SegmentName) throws(StoreError) -> Int? {
        var lines = try SegmentLines(files: files, folder: options.folder, segment: name.file)
        var last: Int?
        while let piece = try lines.piece() {
            if case .line(_, let bytes) = piece, let seq = LineHead.seq(bytes) { last = seq }
        }
        return last
    }

    /// Keeps the torn bytes for whoever wants to look at them, then cuts them off.
    private func moveTorn(_ name: SegmentName, _ tail: SegmentTail) throws(StoreError) {
        guard tail.tornBytes > 0 else { return }
        let path = options.folder + "/" + name.file
        let kept = try files.openForAppending(path + ".torn")
        defer { kept.close() }
        var offset = tail.completeBytes
        while true {
            let chunk = try files.read(path, at: offset, count: SegmentLines.chunkBytes)
            if chunk.isEmpty { break }
            offset += chunk.count
            try kept.append(chunk)
        }
        try kept.flush()
        let file = try files.openForAppending(path)
        defer { file.close() }
        try file.truncate(to: tail.completeBytes)
        try file.flush()
        tornBytes += tail.tornBytes
    }
}

/// The end of an uncompressed segment, found by reading backwards.
struct SegmentTail: Equatable {
    /// Up to and with the last `\n`.
    var completeBytes = 0
    var tornBytes = 0
    /// The number of the last complete line; when that one is damaged, what it should be, counted on from the one before.
    var lastSeq: Int?

    init(_ path: String, files: any FileSystem) throws(StoreError) {
        let size = try files.size(path) ?? 0
        var window = min(64 << 10, size)
        while size > 0 {
            let start = size - window
            let bytes = try files.read(path, at: start, count: window)
            let isWhole = start == 0
            if let newline = bytes.lastIndex(of: 0x0A) {
                completeBytes = start + newline + 1
                tornBytes = size - completeBytes
                lastSeq = Self.seq(before: newline, in: bytes, isWhole: isWhole)
                if lastSeq != nil || isWhole { return }
            } else if isWhole {
                completeBytes = 0
                tornBytes = size
                return
            }
            window = min(window * 4, size)
        }
    }

    /// Goes back line by line from the one that ends at `newline` until one has a number.
    private static func seq(before newline: Int, in bytes: [UInt8], isWhole: Bool) -> Int? {
        var end = newline
        var damaged = 0
        while end >= 0 {
            let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            guard start > 0 || isWhole else { return nil }
            if let seq = LineHead.seq(bytes[start..<end]) { return seq + damaged }
            damaged += 1
            end = start - 1
        }
        return nil
    }
}
