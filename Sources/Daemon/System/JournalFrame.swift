/// A log line in the journal's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL): `NAME=value` lines, or for values with a
/// line break the name, a line break, the length as 64 bits little-endian, the value and a line break.
struct JournalFrame {
    private(set) var bytes: [UInt8] = []

    /// journald keeps far more, but a field beyond this is a mistake of ours and not for reading.
    static let longestValue = 1 << 20

    init(_ line: LogLine) {
        bytes.reserveCapacity(512 + line.message.utf8.count)
        append("MESSAGE", line.sentence)
        append("PRIORITY", "\(line.severity)")
        append("SYSLOG_IDENTIFIER", "rawi")
        if let id = line.messageID { append("MESSAGE_ID", id) }
        if !line.file.isEmpty {
            append("CODE_FILE", line.file)
            append("CODE_LINE", "\(line.line)")
            append("CODE_FUNC", line.function)
        }
        for field in line.fields { append(Self.name(of: field.key), field.value) }
    }

    private mutating func append(_ name: String, _ value: String) {
        let value = LogText.cut(value, toBytes: Self.longestValue)
        bytes += name.utf8
        if value.utf8.contains(UInt8(ascii: "\n")) {
            bytes.append(UInt8(ascii: "\n"))
            let count = UInt64(value.utf8.count)
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
        } else {
            bytes.append(UInt8(ascii: "="))
        }
        bytes += value.utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    /// `status` is `RAWI_HTTP_STATUS`; every other key is itself in capitals after `RAWI_`. The journal allows capitals,
    /// digits and `_`, at most 64 of them.
    static func name(of key: String) -> String {
        if key == "status" { return "RAWI_HTTP_STATUS" }
        let letters = key.utf8.prefix(59).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & ~0x20
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: UInt8(ascii: "_")
            }
        }
        return "RAWI_" + String(decoding: letters, as: UTF8.self)
    }
}
