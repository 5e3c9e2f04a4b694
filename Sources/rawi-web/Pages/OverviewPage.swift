import Daemon
import FoundationEssentials
import Reading
import Text

/// Everything at a glance: what is wrong, how much comes, which sources need a look, what came last.
struct OverviewPage {
    let snapshot: Snapshot
    /// Nil where they cannot be read.
    let latest: RecordPages.Page?
    let problems: [String]
    let refresh: Int?

    static let mostRecords = 14
    private static let mostFaults = 8

    var html: [UInt8] {
        Frame.page("\(snapshot.state) · rawi", at: .overview, refresh: refresh) { html in
            html.element("section", .class("now"), .ours("aria-labelledby", "now")) { section in
                state(&section)
                faults(&section)
            }
            figures(&html)
            html.element("div", .class("columns")) { columns in
                columns.element("section", .ours("aria-labelledby", "sources")) { sources(&$0) }
                columns.element("section", .ours("aria-labelledby", "latest")) { records(&$0) }
            }
        }
    }

    private func state(_ html: inout HTML) {
        html.element("h1", .id("now"), .class(snapshot.isUp ? (isTroubled ? "troubled" : "well") : "away")) {
            $0.text(snapshot.state.prefix(1).uppercased() + snapshot.state.dropFirst())
        }
        html.element("p", .class("lead")) { lead in
            switch snapshot.daemon {
            case .answers:
                guard let status = snapshot.status else { return }
                lead.text("\(Words.grouped(status.sources)) sources")
                let needy = snapshot.sources?.count { $0.state < .waiting } ?? 0
                lead.text(
                    needy == 0
                        ? ", none needs a look. " : ", \(Words.grouped(needy)) need\(needy == 1 ? "s" : "") a look. ")
            case .away(let why):
                lead.markup("The daemon does not answer: ")
                lead.isolated(why)
                lead.markup(". ")
                if !snapshot.isUnreadable { lead.markup("What its store holds is shown all the same. ") }
            }
            if let last = snapshot.status?.lastRecordAt.flatMap(RFC3339.parse) {
                lead.markup("The newest record came ")
                lead.time(last, now: snapshot.at)
                lead.markup(".")
            }
        }
    }

    private var isTroubled: Bool { !snapshot.faults.isEmpty || snapshot.notReady != nil || !snapshot.problems.isEmpty }

    /// Those of single sources stand in the table.
    private var faultsOfAll: [String] {
        let rows = snapshot.sources ?? []
        let starts = rows.filter { $0.state < .waiting }.flatMap { row in
            ["fails", "is silent", "gives no records"].map { "\(row.id) \($0)" }
        }
        return problems + snapshot.problems
            + snapshot.faults.filter { fault in !starts.contains { fault.hasPrefix($0) } }
    }

    private func faults(_ html: inout HTML) {
        // Said by the sentence above already.
        let faults = faultsOfAll.filter {
            snapshot.isUp || !($0.hasPrefix("the daemon") || $0.hasPrefix("no sign of life"))
        }
        guard !faults.isEmpty else { return }
        html.element("ul", .class("faults"), .ours("aria-label", "What is wrong")) { list in
            for fault in faults.prefix(Self.mostFaults) { list.element("li", .anyDirection, text: fault) }
            if faults.count > Self.mostFaults {
                list.element("li", text: "\(faults.count - Self.mostFaults) more: rawi status")
            }
        }
    }

    private func figures(_ html: inout HTML) {
        html.element("dl", .class("figures")) { list in
            list.term("Records, 24 h") { term in
                term.element("b", text: Words.grouped(snapshot.hours.reduce(0, +)))
                HourChart(hours: snapshot.hours).write(to: &term)
            }
            if snapshot.isUp, let status = snapshot.status {
                list.term("Queue") { term in
                    term.element("b", text: Words.grouped(status.due))
                    term.element("span", text: "due of \(Words.grouped(status.targets)), \(status.inFlight) in flight")
                }
                list.term("Since the start") { term in
                    term.element("b", text: Words.grouped(status.records))
                    term.element(
                        "span",
                        text:
                            "records; " + Words.count(status.revisions, "revision", "revisions") + ", "
                            + Words.count(status.duplicates, "copy", "copies")
                    )
                }
                list.term("Fetched") { term in
                    term.element("b", text: Words.bytes(status.bytesFetched))
                    term.element("span", text: Words.count(status.failures, "failure", "failures"))
                }
            }
            list.term("Known") { term in
                term.element("b", text: Words.grouped(snapshot.status?.articles ?? 0))
                term.element("span", text: "articles, \(Words.grouped(snapshot.status?.seq ?? 0)) lines")
            }
            guard let sizes = snapshot.sizes else { return }
            list.term("Store") { term in
                term.element("b", text: Words.bytes(sizes.all))
                term.element("span", text: sizes.free.map { Words.bytes($0) + " free" } ?? "")
            }
        }
    }

    private func sources(_ html: inout HTML) {
        html.element("h2", .id("sources"), text: "Sources")
        guard let rows = snapshot.sources else {
            return html.element("p", .class("quiet"), text: "They cannot be read now.")
        }
        if rows.isEmpty {
            return html.element("p", .class("quiet"), text: "None is configured: rawi add URL finds one.")
        }
        SourceTable(rows: rows, isUp: snapshot.isUp, now: snapshot.at).write(to: &html)
    }

    private func records(_ html: inout HTML) {
        html.element("h2", .id("latest"), text: "Latest records")
        guard let latest, !latest.records.isEmpty else {
            return html.element(
                "p", .class("quiet"), text: latest == nil ? "They cannot be read now." : "There are none yet.")
        }
        html.records(latest.records, now: snapshot.at)
        if latest.next != nil {
            html.element("p", .class("more")) { $0.element("a", .href(.records()), text: "All records") }
        }
    }
}
