/// What another list of sources changes.
package struct SourceDifference {
    package private(set) var added: [Source] = []
    package private(set) var removed: [Source] = []
    package private(set) var changed: [(from: Source, to: Source)] = []

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    package init(from old: [Source], to new: [Source]) {
        let known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let wanted = Set(new.map(\.id))
        for source in new.sorted(by: { $0.id < $1.id }) {
            guard let before = known[source.id] else {
                added.append(source)
                continue
            }
            if SharedSource(before) != SharedSource(source) { changed.append((before, source)) }
        }
        removed = old.filter { !wanted.contains($0.id) }.sorted { $0.id < $1.id }
    }

    /// A line each, as of a diff.
    package var lines: [String] {
        added.map { "+ \(Self.words($0))" } + removed.map { "- \(Self.words($0))" }
            + changed.map { "~ \($0.to.id)  \(SharedSource($0.to).changes(from: SharedSource($0.from)))" }
    }

    private static func words(_ source: Source) -> String {
        "\(source.id)  \(source.kind.rawValue)  \(source.url)" + (source.isEnabled ? "" : "  (disabled)")
    }
}
