import FoundationEssentials

/// A source as daemons tell it to each other.
package struct SharedSource: Codable, Sendable, Equatable {
    var id: String
    var kind: String
    var url: String
    var title: String?
    var language: String?
    var intervalSeconds: Double?
    var discovers: Bool?
    var isEnabled: Bool?
    var tags: [String]?
    var depth: Int?
    var backlog: Int?

    init(_ source: Source) {
        let usual = Source(id: "", kind: .feed, url: "")
        (id, kind, url) = (source.id, source.kind.rawValue, source.url)
        (title, language) = (source.title, source.language)
        intervalSeconds = source.interval.map { $0 / .seconds(1) }
        if source.discovers { discovers = true }
        if !source.isEnabled { isEnabled = false }
        if !source.tags.isEmpty { tags = source.tags }
        if source.depth != usual.depth { depth = source.depth }
        if source.backlog != usual.backlog { backlog = source.backlog }
    }

    /// nil for what no configuration can say: it comes from a database into which others may write.
    var source: Source? {
        guard SourceFiles.isID(id), let kind = Source.Kind(rawValue: kind), kind != .documents else { return nil }
        var source = Source(id: id, kind: kind, url: url)
        (source.title, source.language) = (title, language)
        if let seconds = intervalSeconds {
            guard (1...1e9).contains(seconds) else { return nil }
            source.interval = .milliseconds(Int(seconds * 1000))
        }
        (source.discovers, source.isEnabled, source.tags) = (discovers ?? false, isEnabled ?? true, tags ?? [])
        (source.depth, source.backlog) = (depth ?? source.depth, backlog ?? source.backlog)
        guard (0...5).contains(source.depth), (0...50_000).contains(source.backlog) else { return nil }
        return source
    }

    /// JSON, an array of objects: the same for the same sources.
    package static func list(_ sources: [Source]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let all = sources.sorted { $0.id < $1.id }.map(SharedSource.init)
            return String(decoding: try encoder.encode(all), as: UTF8.self)
        } catch {
            preconditionFailure("a source is plain data and always encodes: \(error)")
        }
    }

    /// nil where it is no list, or one of them cannot be.
    package static func sources(of list: String) -> [Source]? {
        do {
            let all = try JSONDecoder().decode([SharedSource].self, from: Data(list.utf8))
            let sources = all.compactMap(\.source)
            return sources.count == all.count ? sources : nil
        } catch {
            return nil
        }
    }
}

extension SharedSource {
    /// What differs, by the keys of a `[[source]]`.
    func changes(from old: SharedSource) -> String {
        let fields: [(key: String, old: String?, new: String?)] = [
            ("kind", old.kind, kind), ("url", old.url, url), ("title", old.title, title),
            ("language", old.language, language),
            ("interval", old.intervalSeconds.map { "\($0) s" }, intervalSeconds.map { "\($0) s" }),
            ("discover", "\(old.discovers ?? false)", "\(discovers ?? false)"),
            ("enabled", "\(old.isEnabled ?? true)", "\(isEnabled ?? true)"),
            ("tags", old.tags?.joined(separator: ","), tags?.joined(separator: ",")),
            ("depth", old.depth.map(String.init), depth.map(String.init)),
            ("backlog", old.backlog.map(String.init), backlog.map(String.init)),
        ]
        return fields.filter { $0.old != $0.new }.map { "\($0.key): \($0.old ?? "-") → \($0.new ?? "-")" }
            .joined(separator: "; ")
    }
}
