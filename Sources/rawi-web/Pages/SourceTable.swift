import Daemon
import FoundationEssentials

/// Sources, those that need a look first.
struct SourceTable {
    let rows: [SourceRow]
    /// While no daemon runs, nothing is asked next.
    let isUp: Bool
    let now: Date

    /// More would be no page; those that need a look are the first.
    static let mostRows = 300

    func write(to html: inout HTML) {
        // On a phone rows become cards, and their parts would not be a table's any more without these roles.
        html.element("table", .class("sources"), .ours("role", "table"), .ours("aria-labelledby", "sources")) { table in
            table.element("thead", .ours("role", "rowgroup")) { head in
                head.element("tr", .ours("role", "row")) { row in
                    Self.head(&row, "Source")
                    Self.head(&row, "State")
                    Self.head(&row, "Last record")
                    Self.head(&row, "24 h")
                    Self.head(&row, "Not taken, 24 h")
                    Self.head(&row, "Next")
                }
            }
            table.element("tbody", .ours("role", "rowgroup")) { body in
                for source in rows.prefix(Self.mostRows) { write(source, &body) }
            }
        }
        if rows.count > Self.mostRows {
            html.element(
                "p", .class("quiet"), text: "\(Words.grouped(rows.count - Self.mostRows)) more: rawi sources lists all")
        }
    }

    private static func head(_ html: inout HTML, _ words: StaticString) {
        html.element("th", .ours("scope", "col"), .ours("role", "columnheader")) { $0.markup(words) }
    }

    private func write(_ source: SourceRow, _ html: inout HTML) {
        html.element("tr", .ours("role", "row"), .class(Self.name(source.state))) { row in
            row.element("th", .ours("scope", "row"), .ours("role", "rowheader")) { cell in
                cell.element("a", .class("name"), .href(.records(source: source.id))) {
                    $0.isolated(source.title ?? source.id)
                }
                if source.title != nil { cell.element("span", .class("id"), text: source.id) }
            }
            Self.cell(&row, "State") { state(source, &$0) }
            Self.cell(&row, "Last record") { cell in
                if let last = source.lastRecordAt {
                    cell.time(last, now: now)
                } else {
                    cell.element("span", .class("none"), text: "–")
                }
            }
            Self.cell(&row, "24 h") { $0.element("span", .class("figure"), text: Words.grouped(source.records)) }
            Self.cell(&row, "Not taken, 24 h") { left(source, &$0) }
            Self.cell(&row, "Next") { cell in
                guard isUp, let next = source.next else { return cell.element("span", .class("none"), text: "–") }
                cell.element("span", .title("by " + (source.ruledBy ?? "its interval")), text: Words.until(next, now))
            }
        }
    }

    private static func cell(_ html: inout HTML, _ label: StaticString, _ content: (inout HTML) -> Void) {
        html.element("td", .ours("role", "cell"), .ours("data-label", label), content: content)
    }

    private func state(_ source: SourceRow, _ html: inout HTML) {
        html.element("span", .class("state")) { $0.markup(Self.name(source.state)) }
        guard let reason = source.reason else { return }
        html.element("span", .class("reason")) { words in
            words.isolated(reason)
            if let since = source.since { words.text(", for \(Words.age(now.timeIntervalSince(since)))") }
        }
    }

    private func left(_ source: SourceRow, _ html: inout HTML) {
        guard let first = source.left.first else { return html.element("span", .class("none"), text: "–") }
        let total = source.left.reduce(0) { $0 + $1.count }
        let all = source.left.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
        html.element("span", .title(all)) { words in
            words.element("span", .class("figure"), text: Words.grouped(total))
            words.markup(" ")
            words.element("span", .class("reason"), text: first.reason + (source.left.count > 1 ? ", …" : ""))
        }
    }

    private static func name(_ state: SourceRow.State) -> StaticString {
        switch state {
        case .failing: "failing"
        case .silent: "silent"
        case .fruitless: "fruitless"
        case .waiting: "waiting"
        case .ok: "ok"
        case .paused: "paused"
        case .disabled: "disabled"
        }
    }
}
