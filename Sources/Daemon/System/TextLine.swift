import Logging

/// A log line as text: message first, then `key=value`.
enum TextLine {
    /// What may be written for one message or value, in bytes. A page's address can be of any length; a line cannot.
    private static let longestMessage = 8192
    private static let longestValue = 2048

    /// `09:41:07Z info  noonpost: 12 entries, 3 new  source=noonpost status=200` on a terminal; with the date in front of
    /// the time anywhere else, since a file may be read on another day.
    /// - Parameter secondsSinceEpoch: the wall clock, UTC.
    static func plain(_ line: LogLine, terminal: Bool, colour: Bool, secondsSinceEpoch: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        if colour { bytes += Style.dim.utf8 }
        bytes += (terminal ? time(secondsSinceEpoch) : date(secondsSinceEpoch) + "T" + time(secondsSinceEpoch)).utf8
        if colour { bytes += Style.off.utf8 }
        bytes.append(UInt8(ascii: " "))
        let style = colour ? Style.of(line.level) : nil
        if let style { bytes += style.utf8 }
        bytes += word(for: line.level).utf8
        if style != nil { bytes += Style.off.utf8 }
        bytes.append(UInt8(ascii: " "))
        append(line, fieldStyle: colour ? Style.dim : nil, continuation: "    ", into: &bytes)
        return bytes
    }

    /// `<6>noonpost: 12 entries, 3 new  source=noonpost status=200` (sd-daemon(3)). The receiver takes every line for a
    /// message of its own, so each has the prefix.
    static func prefixed(_ line: LogLine) -> [UInt8] {
        let prefix = "<\(line.severity)>"
        var bytes = Array(prefix.utf8)
        append(line, fieldStyle: nil, continuation: prefix + "    ", into: &bytes)
        return bytes
    }

    private static func append(_ line: LogLine, fieldStyle: String?, continuation: String, into bytes: inout [UInt8]) {
        let message = LogText.cut(line.message, toBytes: longestMessage)
        var isFirst = true
        for part in message.utf8.split(separator: UInt8(ascii: "\n")) {
            if !isFirst { bytes += ("\n" + continuation).utf8 }
            isFirst = false
            LogText.escape(String(decoding: part, as: UTF8.self), quoting: false, into: &bytes)
        }
        if let fieldStyle, !line.fields.isEmpty { bytes += fieldStyle.utf8 }
        for (index, field) in line.fields.enumerated() {
            bytes += (index == 0 ? "  " : " ").utf8
            LogText.escape(field.key, quoting: false, into: &bytes)
            bytes.append(UInt8(ascii: "="))
            let value = LogText.cut(field.value, toBytes: longestValue)
            if LogText.isBare(value) {
                bytes += value.utf8
            } else {
                bytes.append(UInt8(ascii: "\""))
                LogText.escape(value, quoting: true, into: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
        }
        if fieldStyle != nil, !line.fields.isEmpty { bytes += Style.off.utf8 }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Five letters, so that messages stand below each other.
    private static func word(for level: Logger.Level) -> String {
        switch level {
        case .trace: "trace"
        case .debug: "debug"
        case .info: "info "
        case .notice: "note "
        case .warning: "warn "
        case .error: "error"
        case .critical: "fatal"
        }
    }

    private static func time(_ seconds: Int64) -> String {
        let day = ((seconds % 86_400) + 86_400) % 86_400
        return "\(two(day / 3600)):\(two(day / 60 % 60)):\(two(day % 60))Z"
    }

    /// The proleptic Gregorian day of a number of seconds, counted in years that begin in March.
    private static func date(_ seconds: Int64) -> String {
        let (whole, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let days = whole - (rest < 0 ? 1 : 0) + 719_468  // from 0000-03-01
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private enum Style {
        static let off = "\u{1B}[0m"
        static let dim = "\u{1B}[2m"

        static func of(_ level: Logger.Level) -> String? {
            switch level {
            case .trace, .debug: dim
            case .info: nil
            case .notice: "\u{1B}[1m"
            case .warning: "\u{1B}[33m"
            case .error: "\u{1B}[31m"
            case .critical: "\u{1B}[1;31m"
            }
        }
    }
}
