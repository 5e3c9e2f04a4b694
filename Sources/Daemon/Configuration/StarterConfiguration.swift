/// A configuration to start from: what has to be said, and every other key with what holds without it.
package enum StarterConfiguration {
    package static func text(contact: String?) -> String {
        var lines = [
            "# rawi's configuration. Everything that is commented out shows the value that holds anyway.",
            "# `rawi check` reads it and says what is wrong; a running daemon reads it again on SIGHUP.", "",
            "# Who can be written to when something goes wrong: an address or a page. It becomes part of the User-Agent;",
            "# news sites ban agents that do not say who they are, so rawi warns at every start until this is set.",
            "contact = \(TOMLText.quoted(contact ?? ""))", "",
        ]
        var section = ""
        for key in ConfigurationKey.all where key.name != "contact" && key.section != "sources" {
            if key.section != section {
                section = key.section
                lines += ["", "[\(section)]"]
            }
            lines.append(key.commentedLine)
        }
        lines += [
            "", "# Every *.toml in it is read for sources; `rawi add URL` writes them.", "[sources]",
            "folder = \"sources.d\"", "",
            "# A folder of articles: files whose cited addresses are fetched and followed. Put one there while rawi runs.",
            "[[source]]", "id = \"articles\"", "kind = \"documents\"", "path = \"articles\"",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ConfigurationKey {
    /// As it stands in a file that says nothing else than what holds anyway.
    package var commentedLine: String {
        let setting = "# \(key) = \(standard ?? example ?? "")"
        let short = says.prefix { $0 != ";" }.filter { $0 != "`" }
        return setting + String(repeating: " ", count: max(2, 34 - setting.utf8.count)) + "# \(short)"
    }
}
