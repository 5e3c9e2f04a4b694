import ArgumentParser
import Foundation
import Testing

@testable import struct rawi_web.MetricFamily
@testable import struct rawi_web.RawiWeb

/// The status page: its figures, and the command lines that start it.
@Suite struct WebDocuments {
    @Test func everyMetricIsDescribed() throws {
        let document = try Document("docs/WEB.md")
        let rows = MetricFamily.all.map { family in
            let labels = family.labels.isEmpty ? "" : family.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(family.name)` | \(family.kind.rawValue) | \(labels) | \(family.help) |"
        }
        try document.expect(document.table("| metric | kind | by | what it is |", rows))
    }

    /// Rules and dashboard ask for what is there.
    @Test(arguments: ["docs/alerts.yml", "docs/grafana/rawi.json", "docs/WEB.md"])
    func everyNamedMetricIsThere(path: String) throws {
        let known = Set(
            MetricFamily.all.flatMap { family in
                family.kind == .histogram ? ["", "_bucket", "_sum", "_count"].map { family.name + $0 } : [family.name]
            })
        let named = Set(try Document(path).text.matches(of: /\brawi_[a-z_]+/).map { String($0.output) })
        #expect(named.count >= 3)
        #expect(named.subtracting(known).isEmpty, "\(path)")
    }

    @Test func theDashboardIsJSON() throws {
        let text = try Document("docs/grafana/rawi.json").text
        let board = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect((board?["panels"] as? [Any])?.count ?? 0 >= 15)
    }

    /// Options in documents, unit and manual are those of the program.
    @Test func everyNamedCommandLineIsTaken() throws {
        var count = 0
        for path in [
            "README.md", "docs/WEB.md", "docs/man/rawi-web.1", "systemd/rawi-web.service", "docs/OPERATIONS.md",
        ] {
            for line in try Document(path).lines {
                let line = line.replacing("\\-", with: "-").replacing(/\s#\s.*/, with: "")
                for command in line.matches(of: /(?:^|[\/ `=])rawi-web((?: --[a-z]+ [^\s`,]+)+)/) {
                    let words = command.1.split(separator: " ").map { $0 == "ADDRESS" ? "127.0.0.1:1" : String($0) }
                    #expect(throws: Never.self, "\(path): \(command.0)") { try RawiWeb.parse(words) }
                    count += 1
                }
            }
        }
        #expect(count >= 2)
    }

    @Test func everyOptionIsInTheManual() throws {
        let manual = try Document("docs/man/rawi-web.1").text.replacing("\\-", with: "-")
        let table = try Document("docs/WEB.md").text
        for option in RawiWeb.helpMessage().matches(of: /--[a-z]+/).map({ String($0.output) }) {
            #expect(manual.contains(option), "\(option)")
            if option != "--help", option != "--version" { #expect(table.contains("`\(option) "), "\(option)") }
        }
    }
}
