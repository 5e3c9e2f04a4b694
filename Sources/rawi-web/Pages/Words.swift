import FoundationEssentials
import Store
import Text

/// Figures and instants as people say them.
enum Words {
    static func age(_ seconds: Double) -> String {
        let seconds = Int(min(max(0, seconds), 1e12))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3600) h"
        default: return "\(grouped(seconds / 86_400)) days"
        }
    }

    static func ago(_ date: Date, _ now: Date) -> String {
        let seconds = now.timeIntervalSince(date)
        return seconds < 1 ? "now" : age(seconds) + " ago"
    }

    static func until(_ date: Date, _ now: Date) -> String {
        date <= now ? "now" : "in " + age(date.timeIntervalSince(now))
    }

    /// 12,345.
    static func grouped(_ number: Int) -> String {
        var digits = Array(String(abs(number)))
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: at)
            at -= 3
        }
        return (number < 0 ? "−" : "") + String(digits)
    }

    /// 1 copy, 2 copies.
    static func count(_ number: Int, _ one: String, _ several: String) -> String {
        grouped(number) + " " + (number == 1 ? one : several)
    }

    /// Of what a line says is a share.
    static func percent(_ share: Double) -> String { "\(Int((min(max(share, 0), 1) * 100).rounded())) %" }

    static func bytes(_ count: Int) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
        var (value, unit) = (Double(count), 0)
        while value >= 1024, unit < units.count - 1 { (value, unit) = (value / 1024, unit + 1) }
        guard unit > 0, value < 100 else { return grouped(Int(value)) + " " + units[unit] }
        return "\((value * 10).rounded() / 10) " + units[unit]
    }

    /// What a record has in place of a title.
    static func title(of record: Record) -> String {
        if let title = record.title, !title.isEmpty { return title }
        if let text = record.text, !text.isEmpty { return text.prefix { $0 != "\n" }.prefix(90) + "…" }
        return record.url ?? record.file ?? "without a title"
    }

    static func outlet(of record: Record) -> String {
        record.siteName ?? record.source?.title ?? record.domain ?? record.file ?? "–"
    }

    static func kind(of record: Record) -> String {
        switch record.duplicateKind {
        case .address?: return "copy (another address)"
        case .text?: return "copy"
        case .near?: return "near copy"
        case nil: break
        }
        if record.revision > 0 { return "revision \(record.revision)" }
        return record.kind.rawValue
    }
}

extension HTML {
    /// As long ago as it is; the instant itself is in its tip and for programs.
    mutating func time(_ date: Date, now: Date) {
        let instant = RFC3339.format(date)
        element("time", .instant(instant), .title(instant), .leftToRight, text: Words.ago(date, now))
    }

    mutating func instant(_ date: Date) {
        let instant = RFC3339.format(date)
        element("time", .instant(instant), text: instant)
    }

    /// Theirs within a line of ours: it keeps its side.
    mutating func isolated(_ theirs: String) { element("bdi", text: theirs) }

    mutating func term(_ name: StaticString, _ content: (inout HTML) -> Void) {
        element("div") { html in
            html.element("dt") { $0.markup(name) }
            html.element("dd", content: content)
        }
    }
}
