import FoundationEssentials

/// One key of `rawi.toml`: how it is read, what holds without it, and what is said of it. The allowed names, the commented
/// keys of config/rawi.toml, the table in docs/CONFIGURATION.md and the man page come from here; the default is that of its
/// property in `Configuration`.
package struct ConfigurationKey: Sendable {
    /// Dotted: `schedule.interval`.
    package let name: String
    /// What holds when nothing is set, as TOML has it; nil where that is nothing.
    package let standard: String?
    /// What could stand there, for a key without a default.
    package let example: String?
    /// Whether a reload does not notice a change.
    package let isReadAtStart: Bool
    /// In Markdown, for docs/CONFIGURATION.md; up to the first semicolon also for config/rawi.toml.
    package let says: String
    private let take: @Sendable (TOMLSection, String, inout Configuration) -> Void

    init<Value: Sendable>(
        _ name: String, _ path: any WritableKeyPath<Configuration, Value> & Sendable, _ form: ConfigurationForm<Value>,
        standard: String? = nil, example: String? = nil, atStart: Bool = false, _ says: String
    ) {
        self.name = name
        self.standard = standard ?? form.write(Configuration(instance: "")[keyPath: path])
        self.example = example
        isReadAtStart = atStart
        self.says = says
        take = { section, key, configuration in
            if let value = form.read(section, key) { configuration[keyPath: path] = value }
        }
    }

    /// The table that it stands in; empty for the file's own keys.
    package var section: String { name.split(separator: ".").count > 1 ? String(name.prefix { $0 != "." }) : "" }
    /// Its name there.
    package var key: String { name.split(separator: ".").last.map(String.init) ?? name }

    static let sections = Set(all.map(\.section)).subtracting([""])

    /// Reads all keys of the tables that the file has; notes those that no key is for.
    /// - Parameter tables: what else may stand in the file, and is read elsewhere.
    static func read(
        _ root: TOMLSection, besides tables: Set<String>, into configuration: inout Configuration
    ) {
        read(all.filter { $0.section.isEmpty }, of: root, besides: sections.union(tables), into: &configuration)
        for name in sections.sorted() {
            guard let section = root.section(name) else { continue }
            read(all.filter { $0.section == name }, of: section, besides: [], into: &configuration)
        }
    }

    private static func read(
        _ keys: [ConfigurationKey], of section: TOMLSection, besides tables: Set<String>,
        into configuration: inout Configuration
    ) {
        section.allow(only: tables.union(keys.map(\.key)))
        for key in keys { key.take(section, key.key, &configuration) }
    }
}
