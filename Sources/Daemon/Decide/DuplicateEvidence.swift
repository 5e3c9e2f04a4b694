import Store
import Web

/// What a copy itself says of the record that it repeats. Which of two was seen first is our accident; a text with a link to the
/// other says that it is the later one.
enum DuplicateEvidence {
    /// Nobody can be asked for a record by its id, but an id is made of the address: each address that the text leads to is
    /// tried, with the revisions that an article is likely to have had by then.
    static func leads(_ record: Record, to id: String) -> Bool {
        let keys = Set(
            record.links.prefix(mostLinks).compactMap { WebURL($0.url) }.filter(\.isHTTP).map { CanonicalURL($0).key })
        return keys.contains { key in revisions.contains { Record.id(urlKey: key, revision: $0) == id } }
    }

    private static let mostLinks = 200
    private static let revisions = 0..<8
}
