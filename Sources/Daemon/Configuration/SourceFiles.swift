import Extract
import FoundationEssentials
import Web

/// The `[[source]]` and `[[site]]` tables of the main file and of every `*.toml` in the sources folder.
enum SourceFiles {
    struct Tables {
        var sources: [Source] = []
        /// The line of each source's id.
        var lines: [Int?] = []
        var rules: [SiteRules] = []

        mutating func add(_ other: Tables?) {
            guard let other else { return }
            sources += other.sources
            lines += other.lines
            rules += other.rules
        }
    }

    /// What a file of the sources folder says.
    static func parse(_ file: TOMLFile) throws(ConfigurationError) -> Tables {
        let root = try file.parse()
        root.allow(only: ["source", "site"])
        return tables(root, folder: ConfigurationFile.folder(of: file.name))
    }

    /// The files of a folder, in the order in which they count.
    static func list(_ folder: String) throws(WholeFile.Refused) -> [String] {
        try WholeFile.list(folder).filter { $0.hasSuffix(".toml") }.sorted().map { joined(folder, $0) }
    }

    /// An id is used once, in all files together.
    static func doubles(in tables: Tables) -> [ConfigurationError] {
        var places: [String: String] = [:]
        var faults: [ConfigurationError] = []
        for (source, line) in zip(tables.sources, tables.lines) {
            let file = source.file ?? ""
            if let other = places[source.id] {
                faults.append(
                    ConfigurationError(
                        file: file, line: line, key: "source.id",
                        reason: "\"\(source.id)\" is used twice, also in \(other)"))
            } else {
                places[source.id] = line.map { "\(file):\($0)" } ?? file
            }
        }
        return faults
    }

    static func tables(_ root: TOMLSection, folder: String) -> Tables {
        var found = Tables()
        for section in root.sections("source") {
            guard let source = source(section, folder: folder) else { continue }
            found.sources.append(source)
            found.lines.append(section.line(of: "id"))
        }
        for section in root.sections("site") { found.rules += [SiteTable.read(section)].compactMap(\.self) }
        return found
    }

    /// Nil where it cannot be used; all that is wrong with it is noted all the same.
    private static func source(_ section: TOMLSection, folder: String) -> Source? {
        section.allow(only: [
            "id", "kind", "url", "title", "language", "interval", "discover", "enabled", "tags", "path", "depth",
            "backlog",
        ])
        let id = id(section)
        guard let kind = kind(section) else { return nil }
        var source = Source(id: id ?? "", kind: kind, url: "")
        source.title = section.string("title")
        source.language = section.string("language")
        source.interval = section.duration("interval")
        source.discovers = section.bool("discover") ?? false
        source.isEnabled = section.bool("enabled") ?? true
        source.tags = section.strings("tags") ?? []
        source.depth = section.int("depth", in: 0...5) ?? 1
        source.backlog = section.int("backlog", in: 0...50_000) ?? source.backlog
        source.file = section.file.name
        if kind == .documents {
            guard let path = section.string("path") else {
                return section.isSet("path")
                    ? nil : section.fault("path", "a documents source needs the path of a folder")
            }
            source.path = joined(folder, path)
        } else {
            guard let text = section.string("url") else {
                return section.isSet("url") ? nil : section.fault("url", "this kind needs a url")
            }
            guard let url = WebURL(subscription: text) else {
                return section.fault("url", "\"\(text)\" is not an http or https address")
            }
            source.url = url.forRequest.href
        }
        return id == nil ? nil : source
    }

    private static func id(_ section: TOMLSection) -> String? {
        guard let id = section.string("id") else {
            return section.isSet("id") ? nil : section.fault("id", "every source needs an id")
        }
        guard isID(id) else { return section.fault("id", "\"\(id)\": only a-z, 0-9 and - are allowed, at most 64") }
        return id
    }

    static func isID(_ id: String) -> Bool { !id.isEmpty && id.utf8.count <= 64 && id.utf8.allSatisfy(isIDByte) }

    private static func kind(_ section: TOMLSection) -> Source.Kind? {
        guard let name = section.string("kind") else { return section.isSet("kind") ? nil : .feed }
        let known = Source.Kind.allCases.map(\.rawValue)
        return Source.Kind(rawValue: name)
            ?? section.fault(
                "kind",
                "\"\(name)\" is none of \(known.joined(separator: ", "))"
                    + Similar.hint(to: name, among: known))
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    static func joined(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") ? path : folder == "." ? path : "\(folder)/\(path)"
    }
}
