import Extract
import FoundationEssentials
import Web

/// The `[[source]]` and `[[site]]` tables of the main file and of every `*.toml` in the sources folder.
enum SourceFiles {
    struct Tables {
        var sources: [Source] = []
        var rules: [SiteRules] = []
    }

    /// What a file of the sources folder says.
    static func parse(_ file: TOMLFile) throws(ConfigurationError) -> Tables {
        let root = try file.parse()
        try root.allow(only: ["source", "site"])
        return try tables(root, folder: ConfigurationFile.folder(of: file.name))
    }

    /// The files of a folder, in the order in which they count; nil where it cannot be listed.
    static func list(_ folder: String) -> [String]? {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".toml") }.sorted()
                .map { joined(folder, $0) }
        } catch {
            return nil
        }
    }

    /// An id is used once, in all files together.
    static func expectOneEach(_ sources: [Source]) throws(ConfigurationError) {
        var files: [String: String] = [:]
        for source in sources {
            let file = source.file ?? ""
            if let other = files.updateValue(file, forKey: source.id) {
                throw ConfigurationError(
                    file: file, key: "source.id", reason: "\"\(source.id)\" is used twice, also in \(other)")
            }
        }
    }

    static func tables(_ root: TOMLSection, folder: String) throws(ConfigurationError) -> Tables {
        var found = Tables()
        for section in try root.sections("source") { found.sources.append(try source(section, folder: folder)) }
        for section in try root.sections("site") { found.rules.append(try SiteTable.read(section)) }
        return found
    }

    private static func source(_ section: TOMLSection, folder: String) throws(ConfigurationError) -> Source {
        try section.allow(only: [
            "id", "kind", "url", "title", "language", "interval", "discover", "enabled", "tags", "path", "depth",
            "backlog",
        ])
        guard let id = try section.string("id") else { throw section.error("id", "every source needs an id") }
        guard !id.isEmpty, id.utf8.count <= 64, id.utf8.allSatisfy(isIDByte) else {
            throw section.error("id", "\"\(id)\": only a-z, 0-9 and - are allowed, at most 64")
        }
        let kindName = try section.string("kind") ?? "feed"
        guard let kind = Source.Kind(rawValue: kindName) else {
            let known = Source.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw section.error("kind", "\"\(kindName)\" is none of \(known)")
        }
        var source = Source(id: id, kind: kind, url: "")
        if kind == .documents {
            guard let path = try section.string("path") else {
                throw section.error("path", "a documents source needs the path of a folder")
            }
            source.path = joined(folder, path)
        } else {
            guard let text = try section.string("url") else { throw section.error("url", "this kind needs a url") }
            guard let url = WebURL(text), url.isHTTP else {
                throw section.error("url", "\"\(text)\" is not an http or https address")
            }
            source.url = url.forRequest.href
        }
        source.title = try section.string("title")
        source.language = try section.string("language")
        source.interval = try section.duration("interval")
        source.discovers = try section.bool("discover") ?? false
        source.isEnabled = try section.bool("enabled") ?? true
        source.tags = try section.strings("tags") ?? []
        source.depth = try section.int("depth", in: 0...5) ?? 1
        source.backlog = try section.int("backlog", in: 0...50_000) ?? source.backlog
        source.file = section.file.name
        return source
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
