import FoundationEssentials
import TOMLKit

/// Reads `rawi.toml` and the source files beside it.
package enum ConfigurationFile {
    /// Relative paths in the file are taken from where the program was started, except `sources.folder` and a source's
    /// `path`, which are taken from the file they stand in, so that a configuration folder can be moved as a whole.
    package static func load(_ path: String, hostname: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationReader(path, hostname: hostname).load()
    }

    /// What the main file itself says.
    struct Main {
        /// Without sources.
        var configuration: Configuration
        var tables: SourceFiles.Tables
    }

    static func parse(_ file: TOMLFile, instance: String) throws(ConfigurationError) -> Main {
        let root = try file.parse()
        var configuration = Configuration(instance: instance)
        try ConfigurationKey.read(root, besides: ["source", "site"], into: &configuration)
        if try root.section("politeness")?.table["per_address"] == nil {
            // Under connect_to every name leads to the tester's own addresses, behind a proxy to the proxy's.
            configuration.politeness.perAddress =
                configuration.fetch.connectTo.isEmpty && configuration.fetch.proxy == nil
        }
        if let schedule = try root.section("schedule") { try check(configuration.schedule, schedule) }
        return Main(configuration: configuration, tables: try SourceFiles.tables(root, folder: folder(of: file.name)))
    }

    /// What single keys cannot tell.
    private static func check(
        _ schedule: Configuration.Schedule, _ section: TOMLSection
    ) throws(ConfigurationError) {
        if schedule.shortest > schedule.longest {
            throw section.error("shortest", "is longer than schedule.longest")
        }
        if schedule.documentsInterval < .seconds(1) || schedule.interval < .seconds(1) {
            throw section.error("interval", "one second is the least")
        }
    }

    static func read(_ path: String) throws(ConfigurationError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(file: path, reason: "cannot be read (does it exist, may this user read it?)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConfigurationError(file: path, reason: "is not UTF-8")
        }
        return text
    }

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    }
}
