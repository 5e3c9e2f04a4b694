import Loopback

/// A `rawi.toml` for tests: fast, without politeness, every name at the loopback server.
struct Settings {
    var contact = "mailto:editor@sahifa.example"
    var log = "debug"
    /// Lines of the tables of these names.
    var store: [String] = ["reserve = \"0\"", "compress = false"]
    var fetch: [String] = ["allow_private_addresses = true"]
    var politeness: [String] = ["delay = \"0s\""]
    var schedule: [String] = ["documents_interval = \"1s\"", "jitter = 0.0"]
    var records: [String] = []
    /// More lines of the `documents` source that is always there.
    var articles: [String] = []
    /// Further `[[source]]` tables.
    var sources: [String] = []

    init(_ servers: LoopbackServer?) {
        if let servers { fetch.append("connect_to = [\"\(servers.connectToEverything)\"]") }
    }

    mutating func add(_ kind: String, _ id: String, url: String, _ more: String...) {
        sources.append(Self.source(kind, id, ["url = \"\(url)\""] + more))
    }

    static func source(_ kind: String, _ id: String, _ lines: [String]) -> String {
        (["[[source]]", "id = \"\(id)\"", "kind = \"\(kind)\""] + lines).joined(separator: "\n") + "\n"
    }

    func text(store folder: String) -> String {
        let tables = [
            ("store", ["folder = \"\(folder)\""] + store), ("fetch", fetch), ("politeness", politeness),
            ("schedule", schedule), ("records", records),
        ].map { "[\($0.0)]\n" + $0.1.joined(separator: "\n") + "\n" }
        let head = "instance = \"rawi@test\"\ncontact = \"\(contact)\"\nlog_level = \"\(log)\"\n"
        let articles = Self.source("documents", "articles", ["path = \"articles\""] + articles)
        return ([head] + tables + [articles] + sources).joined(separator: "\n")
    }
}
