package import Loopback

/// A `rawi.toml` for tests: fast, without politeness, every name at the loopback server.
package struct Settings {
    package var contact = "mailto:editor@sahifa.example"
    package var log = "debug"
    /// Lines of the tables of these names.
    package var store: [String] = ["reserve = \"0\"", "compress = false"]
    package var fetch: [String] = ["allow_private_addresses = true"]
    package var politeness: [String] = ["delay = \"0s\""]
    package var schedule: [String] = ["documents_interval = \"1s\"", "jitter = 0.0"]
    package var records: [String] = []
    /// More lines of the `documents` source that is always there.
    package var articles: [String] = []
    /// Further `[[source]]` tables.
    package var sources: [String] = []

    package init(_ servers: LoopbackServer?) {
        if let servers { fetch.append("connect_to = [\"\(servers.connectToEverything)\"]") }
    }

    package mutating func add(_ kind: String, _ id: String, url: String, _ more: String...) {
        sources.append(Self.source(kind, id, ["url = \"\(url)\""] + more))
    }

    package static func source(_ kind: String, _ id: String, _ lines: [String]) -> String {
        (["[[source]]", "id = \"\(id)\"", "kind = \"\(kind)\""] + lines).joined(separator: "\n") + "\n"
    }

    package func text(store folder: String) -> String {
        let tables = [
            ("store", ["folder = \"\(folder)\""] + store), ("fetch", fetch), ("politeness", politeness),
            ("schedule", schedule), ("records", records),
        ].map { "[\($0.0)]\n" + $0.1.joined(separator: "\n") + "\n" }
        let head = "instance = \"rawi@test\"\ncontact = \"\(contact)\"\nlog_level = \"\(log)\"\n"
        let articles = Self.source("documents", "articles", ["path = \"articles\""] + articles)
        return ([head] + tables + [articles] + sources).joined(separator: "\n")
    }
}
