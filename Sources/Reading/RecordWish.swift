import Bytes
package import Store

/// Which records a page wants. What lines say is looked at as bytes first: reading one as a record takes a hundred times as long.
package struct RecordWish: Sendable {
    /// All of these, if they are given.
    private var title: TextSearch?
    private var source: ByteSearch?
    /// One of these.
    private var needles: [ByteSearch] = []
    private var takesRecord: @Sendable (Record) -> Bool = { _ in true }
    /// Every line will do.
    private(set) var isPlain = false

    /// The newest, whatever they are.
    package init() { isPlain = true }

    /// - Parameters:
    ///   - title: words that its title has.
    ///   - source: the source of yours that led there first.
    package init(title: TextSearch?, source: String?) {
        self.title = title
        self.source = source.map { ByteSearch("\"source\":{\"id\":" + Self.literal($0)) }
        takesRecord = { record in
            if let source, record.source?.id != source { return false }
            guard let title else { return true }
            return title.isIn(Array((record.title ?? "").utf8))
        }
    }

    /// The record of this id.
    package init(id: String) {
        needles = [ByteSearch("\"id\":" + Self.literal(id))]
        takesRecord = { $0.id == id }
    }

    /// All revisions of a record, what repeats one of them, and what cites its address.
    package init(about record: Record) {
        // A record is not revised for ever: what is more was made by a server that answers in turn.
        let ids = Set(
            (0...min(max(record.revision, 0), 1 << 20) + 8).suffix(40).map {
                Record.id(urlKey: record.urlKey, revision: $0)
            }
        )
        .union([record.id])
        let key = record.urlKey
        needles =
            [ByteSearch("\"url_key\":" + Self.literal(key))] + ids.map { ByteSearch("\"duplicate_of\":\"\($0)\"") }
        takesRecord = { other in
            other.urlKey == key || other.duplicateOf.map(ids.contains) == true
                || other.links.contains { $0.urlKey == key }
        }
    }

    func mayBe(_ line: [UInt8]) -> Bool {
        if let source, !source.isIn(line) { return false }
        if !needles.isEmpty, !needles.contains(where: { $0.isIn(line) }) { return false }
        return title.map { Self.mayHave($0, line) } ?? true
    }

    func takes(_ record: Record) -> Bool { takesRecord(record) }

    private static let titleKey = ByteSearch("\"title\":\"")

    /// Quotes within a string are escaped, so that these bytes are a member's name wherever they stand; that of the record comes
    /// first, and one of another object's only makes us look closer.
    private static func mayHave(_ search: TextSearch, _ line: [UInt8]) -> Bool {
        guard let key = titleKey.offset(in: line) else { return false }
        let start = key + titleKey.needle.count
        var end = start
        while end < line.count, line[end] != UInt8(ascii: "\"") { end += line[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < line.count else { return false }
        let raw = line[start..<end]
        guard raw.contains(UInt8(ascii: "\\")) else { return search.isIn(Array(raw)) }
        do throws(JSONReader.Failure) {
            return search.isIn(Array((try JSONReader.parse(line[(start - 1)...end]).text ?? "").utf8))
        } catch {
            return false
        }
    }

    private static func literal(_ text: String) -> String {
        String(decoding: JSONWriter.written(.string(text)), as: UTF8.self)
    }
}
