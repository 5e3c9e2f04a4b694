import CZstd
import FoundationEssentials
import Workbench

/// The lines of a store as somebody reads them who knows its files and none of rawi's code.
struct StoreSight: Sendable {
    var records: [[UInt8]] = []
    var events: [[UInt8]] = []

    init(_ folder: String) throws {
        records = try Self.lines("records", folder)
        events = try Self.lines("events", folder)
    }

    private static func lines(_ log: String, _ folder: String) throws -> [[UInt8]] {
        var segments: [String: String] = [:]
        for name in (try? Files.names(in: folder)) ?? [] where name.hasPrefix(log + "-") {
            // Both are there for a moment; the plain one was first.
            if name.hasSuffix(".jsonl") { segments[name] = name }
            if name.hasSuffix(".jsonl.zst") {
                let plain = String(name.dropLast(4))
                if segments[plain] == nil { segments[plain] = name }
            }
        }
        let inOrder = segments.sorted { number(of: $0.key) < number(of: $1.key) }
        let parts = try inOrder.map { _, name -> [[UInt8]] in
            let bytes = Files.bytes("\(folder)/\(name)")
            let text = name.hasSuffix(".zst") ? try unpacked(bytes, name) : bytes
            return text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(Array.init)
        }
        return onceOnly(parts)
    }

    /// Without what stands in the next segment once more, byte for byte: a batch whose flush failed is written there again, under the
    /// same numbers, and the first copy counts for nobody (`RecordLog.append`).
    private static func onceOnly(_ segments: [[[UInt8]]]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for segment in segments {
            let last = segment.first.flatMap { first in lines.suffix(segment.count).lastIndex(of: first) }
            if let last, segment.starts(with: lines[last...]) { lines.removeSubrange(last...) }
            lines += segment
        }
        return lines
    }

    private static func number(of name: String) -> Int {
        Int(name.dropLast(6).split(separator: "-").last ?? "") ?? 0
    }

    private static func unpacked(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        let stream = ZSTD_createDStream()
        defer { ZSTD_freeDStream(stream) }
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var code = 0
        bytes.withUnsafeBytes { source in
            var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
            var isFull = false
            while code == 0 || ZSTD_isError(code) == 0, input.pos < input.size || isFull {
                piece.withUnsafeMutableBytes { target in
                    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                    code = ZSTD_decompressStream(stream, &output, &input)
                    isFull = output.pos == output.size
                    all += target[..<output.pos]
                }
            }
        }
        if ZSTD_isError(code) != 0 { throw Trouble("\(name): no whole zstd frame") }
        return all
    }

    /// What was there and is not any more, or has changed.
    func problems(since before: StoreSight) -> [String] {
        var problems: [String] = []
        for (log, now, then) in [("records", records, before.records), ("events", events, before.events)] {
            if now.starts(with: then) { continue }
            let first = zip(now, then).enumerated().first { $1.0 != $1.1 }?.offset ?? now.count
            problems.append("\(log): line \(first + 1) of \(then.count) is gone or changed")
        }
        return problems
    }
}
