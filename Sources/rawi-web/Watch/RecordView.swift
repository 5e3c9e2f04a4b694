import Reading
import Store

/// One record with all that belongs to it.
struct RecordView: Sendable {
    let record: Record
    let seq: Int
    /// Of the same article, this one among them, newest first.
    var revisions: [(seq: Int, record: Record)] = []
    /// What repeats it.
    var copies: [(seq: Int, record: Record)] = []
    /// What cites its address.
    var citing: [(seq: Int, record: Record)] = []
    /// Its text, also where only the original has it.
    var text: String?
    /// The one before it, for what has changed.
    var previous: Record?
    /// Not all of the store was looked through.
    var isCutShort = false

    static let mostRelated = 200

    /// Nil where it is not found, with whether all was looked through.
    static func find(
        _ id: String, in folder: String, patience: () -> Bool
    ) throws(StoreError) -> (view: RecordView?, isCutShort: Bool) {
        let pages = try RecordPages(folder: folder)
        let found = try pages.page(RecordWish(id: id), of: 1, patience: patience)
        guard let (seq, record) = found.records.first else { return (nil, found.isCutShort) }
        var view = RecordView(record: record, seq: seq, text: record.text)
        let related = try pages.page(RecordWish(about: record), of: mostRelated, patience: patience)
        view.isCutShort = related.isCutShort || related.records.count == mostRelated
        for (seq, other) in related.records {
            if other.urlKey == record.urlKey, other.duplicateKind != .address {
                view.revisions.append((seq, other))
            } else if other.links.contains(where: { $0.urlKey == record.urlKey }), other.duplicateOf == nil {
                view.citing.append((seq, other))
            } else if other.id != id {
                view.copies.append((seq, other))
            }
        }
        view.previous = view.revisions.first { $0.record.id == record.previousID }?.record
        if record.text == nil, let original = record.duplicateOf {
            view.text = try pages.page(RecordWish(id: original), of: 1, patience: patience).records.first?.record.text
        }
        return (view, false)
    }
}
