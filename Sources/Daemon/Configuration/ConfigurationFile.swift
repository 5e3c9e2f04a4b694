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
        ConfigurationKey.read(root, besides: ["source", "site"], into: &configuration)
        if root.table["politeness"]?.table?["per_address"] == nil {
            // Under connect_to every name leads to the tester's own addresses, behind a proxy to the proxy's.
            configuration.politeness.perAddress =
                configuration.fetch.connectTo.isEmpty && configuration.fetch.proxy == nil
        }
        if root.table["schedule"]?.table != nil, let schedule = root.section("schedule") {
            check(configuration.schedule, schedule)
        }
        if root.table["state"]?.table != nil, let state = root.section("state") {
            check(configuration, state, hasName: root.isSet("instance"))
        }
        if configuration.state.isShared, isNoName(configuration.instance) {
            root.note("instance", "tells no daemon from others: something to read is wanted, in one line")
        }
        return Main(configuration: configuration, tables: SourceFiles.tables(root, folder: folder(of: file.name)))
    }

    /// What single keys cannot tell.
    private static func check(_ schedule: Configuration.Schedule, _ section: TOMLSection) {
        if schedule.shortest > schedule.longest {
            section.note("shortest", "is longer than schedule.longest")
        }
        if schedule.documentsInterval < .seconds(1) || schedule.interval < .seconds(1) {
            section.note("interval", "one second is the least")
        }
    }

    private static func check(_ configuration: Configuration, _ section: TOMLSection, hasName: Bool) {
        let state = configuration.state
        guard state.isShared else {
            for key in ["url", "password", "lease"] where section.isSet(key) {
                section.note(key, "is of no use without engine = \"postgres\"")
            }
            return
        }
        if state.url == nil { section.note("url", "is wanted where engine = \"postgres\"") }
        if !hasName { section.note("engine", "daemons that share a database need names of their own: set instance") }
        if state.lease < configuration.fetch.deadline + .seconds(15) {
            section.note("lease", "is shorter than fetch.deadline and 15 seconds: transfers would outlive it")
        }
    }

    /// Empty, blank, or with signs that a database or a terminal would change.
    private static func isNoName(_ instance: String) -> Bool {
        instance.allSatisfy(\.isWhitespace) || instance.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    static func read(_ path: String) throws(ConfigurationError) -> String {
        let bytes: [UInt8]
        do throws(WholeFile.Refused) {
            bytes = try WholeFile.read(path)
        } catch {
            var fault = ConfigurationError(file: path, reason: "cannot be read: \(error.words)")
            fault.code = error.code
            throw fault
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(file: path, reason: "is not UTF-8")
        }
        return text
    }

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    }
}
