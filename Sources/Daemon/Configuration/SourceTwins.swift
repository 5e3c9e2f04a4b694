import Web

/// Two sources with one address: everything would be asked for twice, and recorded under whichever comes first.
enum SourceTwins {
    static func warnings(_ tables: SourceFiles.Tables) -> [String] {
        var seen: [String: String] = [:]
        var warnings: [String] = []
        for (source, line) in zip(tables.sources, tables.lines) where source.isEnabled && source.kind != .documents {
            guard let key = key(source) else { continue }
            let place = (source.file ?? "") + (line.map { ":\($0)" } ?? "")
            if let other = seen[key] {
                warnings.append("\(place): \(source.id) asks for the same address as \(other)")
            } else {
                seen[key] = "\(source.id) (\(place))"
            }
        }
        return warnings
    }

    /// Nil without an address.
    static func key(_ source: Source) -> String? { WebURL(source.url).map { CanonicalURL($0).key } }
}
