import FoundationEssentials
import Text

/// `records-20261121T093000Z-rawi@host-000001.jsonl`: which log, since when, whose, and the how-manieth.
///
/// The number alone orders the segments of a log: clocks jump.
struct SegmentName: Equatable, Sendable {
    /// Without compression suffix: what `LogPosition.segment` holds.
    let file: String
    let number: Int
    let start: Date

    static let suffix = ".jsonl"
    static let compressedSuffix = ".jsonl.zst"
    static let compression = ".zst"

    init(log: String, start: Date, instance: String, number: Int) {
        let stamp = RFC3339.format(start).filter { $0 != "-" && $0 != ":" }
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        file = "\(log)-\(stamp)-\(Self.clean(instance))-\(padded)\(Self.suffix)"
        self.number = number
        self.start = start
    }

    /// Reads a file name, compressed or not; nil when it is no segment of that log.
    init?(_ name: String, log: String) {
        let file: String
        if name.hasSuffix(Self.compressedSuffix) {
            file = String(name.dropLast(4))
        } else if name.hasSuffix(Self.suffix) {
            file = name
        } else {
            return nil
        }
        let parts = file.dropLast(Self.suffix.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] == log, let number = parts.last.flatMap({ Int($0) }), number > 0,
            let start = Self.instant([UInt8](parts[1].utf8))
        else { return nil }
        self.file = file
        self.number = number
        self.start = start
    }

    /// `20261121T093000Z`.
    private static func instant(_ stamp: [UInt8]) -> Date? {
        guard stamp.count == 16 else { return nil }
        func text(_ range: Range<Int>) -> String { String(decoding: stamp[range], as: UTF8.self) }
        return RFC3339.parse(
            "\(text(0..<4))-\(text(4..<6))-\(text(6..<11)):\(text(11..<13)):\(text(13..<16))")
    }

    /// An instance name as part of a file name: ASCII letters, digits and `._@`; the rest, `-` included, becomes `_`.
    private static func clean(_ instance: String) -> String {
        let bytes = instance.utf8.prefix(64).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"):
                byte
            default: UInt8(ascii: "_")
            }
        }
        return bytes.isEmpty ? "rawi" : String(decoding: bytes, as: UTF8.self)
    }
}
