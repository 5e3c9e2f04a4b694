import Extract
import FoundationEssentials

/// Reads the configuration, again and again. A file that says what it said before is not parsed again: what the parser
/// takes of memory it never gives back, and a daemon that is told to reload every minute lives for years.
final class ConfigurationReader {
    private let path: String
    private let hostname: String
    private var main: Kept<ConfigurationFile.Main>?
    private var others: [String: Kept<SourceFiles.Tables>] = [:]
    /// How many files were parsed.
    private(set) var parsed = 0

    private struct Kept<Value> {
        let text: String
        /// Faults too: a file with one is asked for until it is mended.
        let result: Result<Value, ConfigurationError>
    }

    init(_ path: String, hostname: String) {
        self.path = path
        self.hostname = hostname
    }

    func load() throws(ConfigurationError) -> Configuration {
        let main = try readMain()
        var configuration = main.configuration
        let more = try readFolder(configuration.sourcesFolder)
        configuration.sources = main.tables.sources + more.sources
        configuration.siteRules = SiteRuleBook(main.tables.rules + more.rules)
        try SourceFiles.expectOneEach(configuration.sources)
        configuration.warnings += warnings(configuration)
        return configuration
    }

    private func readMain() throws(ConfigurationError) -> ConfigurationFile.Main {
        let hostname = hostname
        let kept = try current(main, path) { file throws(ConfigurationError) in
            try ConfigurationFile.parse(file, instance: "\(Program.name)@\(hostname)")
        }
        main = kept
        return try kept.result.get()
    }

    private func readFolder(_ name: String?) throws(ConfigurationError) -> SourceFiles.Tables {
        var found = SourceFiles.Tables()
        var read: [String: Kept<SourceFiles.Tables>] = [:]
        guard let name else {
            others = read
            return found
        }
        let folder = SourceFiles.joined(ConfigurationFile.folder(of: path), name)
        guard let files = SourceFiles.list(folder) else {
            throw ConfigurationError(
                file: path,
                line: main.flatMap { TOMLFile(name: path, text: $0.text).line(of: "folder", in: "sources", index: 0) },
                key: "sources.folder", reason: "\(folder) cannot be listed")
        }
        for file in files {
            let kept = try current(others[file], file, SourceFiles.parse)
            // At once: what follows may have a fault.
            others[file] = kept
            read[file] = kept
            let tables = try kept.result.get()
            found.sources += tables.sources
            found.rules += tables.rules
        }
        others = read
        return found
    }

    private func current<Value>(
        _ kept: Kept<Value>?, _ path: String, _ parse: (TOMLFile) throws(ConfigurationError) -> Value
    ) throws(ConfigurationError) -> Kept<Value> {
        let text = try ConfigurationFile.read(path)
        // By bytes: texts that look alike need not be.
        if let kept, kept.text.utf8.elementsEqual(text.utf8) { return kept }
        parsed += 1
        do throws(ConfigurationError) {
            return Kept(text: text, result: .success(try parse(TOMLFile(name: path, text: text))))
        } catch {
            return Kept(text: text, result: .failure(error))
        }
    }

    private func warnings(_ configuration: Configuration) -> [String] {
        var warnings: [String] = []
        if configuration.contact == nil {
            warnings.append(
                "no contact is configured: set contact = \"mailto:you@example.org\" in \(path); "
                    + "news sites ban agents that do not say who they are")
        }
        if configuration.sources.filter(\.isEnabled).isEmpty {
            warnings.append("no source is enabled: nothing will be fetched")
        }
        return warnings
    }
}
