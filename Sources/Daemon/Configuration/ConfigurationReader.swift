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
        /// Nil where it is no TOML.
        let value: Value?
        /// Kept too: a file with faults is asked for until it is mended.
        let faults: [ConfigurationError]
    }

    init(_ path: String, hostname: String) {
        self.path = path
        self.hostname = hostname
    }

    /// Throws the first of all faults, in the order of the files, with the others in it.
    func load() throws(ConfigurationError) -> Configuration {
        let kept = try readMain()
        var faults = kept.faults
        guard let main = kept.value else {
            throw ConfigurationError(faults) ?? ConfigurationError(file: path, reason: "is no TOML")
        }
        var configuration = main.configuration
        var tables = main.tables
        readFolder(configuration.sourcesFolder, &tables, &faults)
        configuration.sources = tables.sources
        configuration.siteRules = SiteRuleBook(tables.rules)
        faults += SourceFiles.doubles(in: tables)
        if let fault = ConfigurationError(faults) { throw fault }
        configuration.warnings += warnings(configuration) + SourceTwins.warnings(tables)
        return configuration
    }

    private func readMain() throws(ConfigurationError) -> Kept<ConfigurationFile.Main> {
        let hostname = hostname
        let kept = try current(main, path) { file throws(ConfigurationError) in
            try ConfigurationFile.parse(file, instance: "\(Program.name)@\(hostname)")
        }
        main = kept
        return kept
    }

    private func readFolder(_ name: String?, _ found: inout SourceFiles.Tables, _ faults: inout [ConfigurationError]) {
        var read: [String: Kept<SourceFiles.Tables>] = [:]
        defer { others = read }
        guard let name else { return }
        let folder = SourceFiles.joined(ConfigurationFile.folder(of: path), name)
        let files: [String]
        do throws(WholeFile.Refused) {
            files = try SourceFiles.list(folder)
        } catch {
            let text = main.map { TOMLFile(name: path, text: $0.text) }
            faults.append(
                ConfigurationError(
                    file: path, line: text?.line(of: "folder", in: "sources", index: 0), key: "sources.folder",
                    reason: "\(folder) cannot be listed: \(error.words)"))
            return
        }
        for file in files {
            do throws(ConfigurationError) {
                let kept = try current(others[file], file, SourceFiles.parse)
                read[file] = kept
                faults += kept.faults
                found.add(kept.value)
            } catch {
                faults.append(error)
            }
        }
    }

    private func current<Value>(
        _ kept: Kept<Value>?, _ path: String, _ parse: (TOMLFile) throws(ConfigurationError) -> Value
    ) throws(ConfigurationError) -> Kept<Value> {
        let text = try ConfigurationFile.read(path)
        // By bytes: texts that look alike need not be.
        if let kept, kept.text.utf8.elementsEqual(text.utf8) { return kept }
        parsed += 1
        let file = TOMLFile(name: path, text: text)
        do throws(ConfigurationError) {
            let value = try parse(file)
            return Kept(text: text, value: value, faults: file.faults.inOrder)
        } catch {
            return Kept(text: text, value: nil, faults: [error])
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
