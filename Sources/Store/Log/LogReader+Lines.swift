import Glibc

/// Where a line stands; a segment that is compressed meanwhile keeps its places.
package struct LinePlace: Equatable, Sendable {
    package let segment: String
    /// Of its first byte, in the uncompressed segment.
    package let offset: Int
}

/// A line as it was acknowledged, without its `\n`.
package struct StoredLine: Sendable {
    package let seq: Int
    package let bytes: [UInt8]
    package let place: LinePlace

    package static func seq(of line: [UInt8]) -> Int? { LineHead.seq(line) }
}

extension [UInt8] {
    /// A line as it is told to readers. `dropLast()` would be the one of sequences here, which goes byte by byte: of reading a log
    /// it took nine tenths of the time.
    var withoutNewline: [UInt8] { Array(self[..<(count - 1)]) }
}

/// What a reader of a whole log comes by.
package enum LogPiece: Sendable {
    case line(StoredLine)
    /// Cannot be read; `rawi verify` says more.
    case lost(segment: String, reason: String)
    /// Taken elsewhere by `rawi retire`, with so many lines.
    case retired(segment: String, lines: Int)
}

extension LogReader {
    /// Uncompressed, so far as is known: what `read` goes through.
    package var bytes: Int {
        segments.reduce(0) { $0 + (manifest[$1.file]?.bytes ?? size(of: $1)) }
    }

    private func size(of name: SegmentName) -> Int {
        do throws(StoreError) { return try files.size(folder + "/" + name.file) ?? 0 } catch { return 0 }
    }

    /// All lines in the order of their numbers, plain and sealed segments alike, until `body` answers false.
    ///
    /// - Parameter seq: lines before this number are passed over, sealed segments of them unopened.
    package func read(from seq: Int = 0, _ body: (LogPiece) throws(StoreError) -> Bool) throws(StoreError) {
        for name in allSegments {
            if let entry = manifest[name.file], entry.lastSeq < seq { continue }
            guard try read(name, from: seq, body) else { return }
        }
    }

    func read(
        _ name: SegmentName, from seq: Int, _ body: (LogPiece) throws(StoreError) -> Bool
    ) throws(StoreError) -> Bool {
        if let entry = try goneEntry(name) {
            return try body(.retired(segment: name.file, lines: entry.lines))
        }
        var lines: CountedLines
        do throws(StoreError) {
            lines = try self.lines(of: name)
        } catch {
            guard case .io(_, ENOENT) = error else { throw error }
            return try body(.lost(segment: name.file, reason: "not there"))
        }
        while let piece = try lines.piece() {
            switch piece {
            case .line(let start, let bytes):
                guard let number = LineHead.seq(bytes) else {
                    guard try body(.lost(segment: name.file, reason: "no line at byte \(start)")) else { return false }
                    continue
                }
                guard number >= seq else { continue }
                let place = LinePlace(segment: name.file, offset: start)
                guard try body(.line(StoredLine(seq: number, bytes: bytes.withoutNewline, place: place))) else {
                    return false
                }
            case .lost(let start, _, let reason):
                guard try body(.lost(segment: name.file, reason: "\(reason) at byte \(start)")) else { return false }
            // Not acknowledged yet, or never.
            case .torn: break
            }
        }
        return true
    }

    /// What the manifest says of a segment that is not here any more.
    private func goneEntry(_ name: SegmentName) throws(StoreError) -> ManifestEntry? {
        guard !segments.contains(name) else { return nil }
        return try retiredEntry(name)
    }

    /// One line again.
    package func line(at place: LinePlace) throws(StoreError) -> [UInt8]? {
        guard let name = SegmentName(place.segment, log: log) else { return nil }
        var lines = try self.lines(of: name, from: place.offset)
        guard case .line(place.offset, let bytes)? = try lines.piece() else { return nil }
        return bytes.withoutNewline
    }
}
