import Bytes
import Daemon
import FoundationEssentials
import Text

/// All sources, one a line: for a person, for a spreadsheet, for a program.
struct SourceList {
    let rows: [SourceRow]
    let now: Date

    var table: [String] {
        var table = AlignedTable(
            heads: ["SOURCE", "STATE", "LAST RECORD", "24 H", "NOT TAKEN, 24 H", "NEXT", "BECAUSE OF", "TITLE"])
        for row in rows {
            table.add([
                row.id, AlignedTable.cut(state(row), to: 56), row.lastRecordAt.map(ago) ?? "-", "\(row.records)",
                AlignedTable.cut(left(row).replacing(/\s\([^)]*\)/, with: ""), to: 36),
                row.next.map(until) ?? "-", row.ruledBy ?? "-", row.title ?? "",
            ])
        }
        return table.lines + [summary]
    }

    /// Tab-separated, a head and a line each, instants as they are.
    var tsv: [String] {
        let heads = [
            "source", "kind", "state", "reason", "since", "last_record_at", "records_24h", "not_taken_24h", "next_at",
            "ruled_by", "title", "url",
        ]
        return ([heads] + rows.map(cells)).map { $0.joined(separator: "\t") }
    }

    private func cells(_ row: SourceRow) -> [String] {
        let cells: [String] = [
            row.id, row.kind, "\(row.state)", row.reason ?? "", instant(row.since), instant(row.lastRecordAt),
            String(row.records), row.left.isEmpty ? "" : left(row), instant(row.next), row.ruledBy ?? "",
            row.title ?? "", row.url,
        ]
        return cells.map(Self.plain)
    }

    private static func plain(_ cell: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars { scalars.append(scalar.value < 0x20 ? " " : scalar) }
        return String(scalars)
    }

    /// An object a line.
    var json: [[UInt8]] {
        rows.map { row in
            var line = JSONWriter(capacity: 256)
            line.object { line in
                line.member("id", row.id)
                line.member("kind", row.kind)
                line.member("title", row.title)
                line.member("url", row.url)
                line.member("state", "\(row.state)")
                line.member("reason", row.reason)
                line.member("since", instant(row.since))
                line.member("last_record_at", instant(row.lastRecordAt))
                line.member("records_24h", row.records)
                line.key("not_taken_24h")
                line.object { counts in
                    for left in row.left {
                        counts.key(left.reason)
                        counts.integer(left.count)
                    }
                }
                line.member("next_at", instant(row.next))
                line.member("ruled_by", row.ruledBy)
            }
            return line.bytes + [0x0A]
        }
    }

    /// What the database does not say of one source.
    var notes: [String] {
        rows.flatMap { row in
            var day = "24 hours   \(row.records) records"
            if !row.left.isEmpty { day += "; not taken: \(left(row))" }
            if let last = row.lastRecordAt { day += "; last record \(RFC3339.format(last))" }
            return ["health     \(state(row))", day]
        }
    }

    private var summary: String {
        let counts = Dictionary(grouping: rows, by: \.state).sorted { $0.key < $1.key }
        return "\(rows.count) sources: " + counts.map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
            + ". All of one: rawi sources ID"
    }

    private func state(_ row: SourceRow) -> String {
        guard let reason = row.reason else { return "\(row.state)" }
        return "\(row.state)" + (row.since.map { " " + age($0) } ?? "") + ": " + reason
    }

    private func left(_ row: SourceRow) -> String {
        row.left.isEmpty ? "-" : row.left.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    }

    private func instant(_ date: Date?) -> String { date.map { RFC3339.format($0) } ?? "" }
    private func ago(_ date: Date) -> String { age(date) + " ago" }
    private func until(_ date: Date) -> String { date <= now ? "now" : "in " + coarse(date.timeIntervalSince(now)) }
    private func age(_ date: Date) -> String { coarse(now.timeIntervalSince(date)) }

    /// The largest unit is enough in a list.
    private func coarse(_ seconds: Double) -> String {
        let text = DurationText.format(.seconds(Int(min(max(0, seconds), 1e12))))
        return text.split(separator: " ").first.map(String.init) ?? text
    }
}
