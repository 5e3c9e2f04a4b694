import FoundationEssentials
import Store

/// Of two lines with one id, in the stores of two daemons: one had written its lines and was killed before the index knew them, the
/// other took the page over meanwhile.
enum LateDuplicate {
    /// - Parameters:
    ///   - line: one of our own that the index is about to take in.
    ///   - known: what the index has of the article; nil: nothing.
    static func event(_ line: ArticleRow, known: ArticleRow?, at now: Date, instance: String) -> Event? {
        guard let known, let kind = kind(line, known) else { return nil }
        return Event(type: kind.name.rawValue, at: now, fields: kind.fields, instance: instance)
    }

    private static func kind(_ line: ArticleRow, _ known: ArticleRow) -> EventKind? {
        let mine = EarlierLine.writer(line.instance)
        let others = known.earlier.filter { $0.revision == line.revision }.map(\.writer)
        // Our line was read before, and told then. Rows of versions that did not keep whose line it is tell nothing.
        guard !others.contains(mine), !known.instance.isEmpty else { return nil }
        if known.revision == line.revision, known.recordID == line.recordID, known.instance != line.instance {
            return .lateDuplicate(
                recordID: line.recordID, urlKey: line.urlKey, alsoIn: known.instance,
                kept: (known.outranks(line) ? known : line).instance)
        }
        guard known.revision > line.revision, others.contains(where: { $0 != EarlierLine.writer("") }) else {
            return nil
        }
        return .lateDuplicate(recordID: line.recordID, urlKey: line.urlKey, alsoIn: nil, kept: nil)
    }
}
