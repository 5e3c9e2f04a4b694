import Store
import Text

/// A record as one line for a person.
enum RecordText {
    static func line(_ record: Record) -> String {
        var parts = [RFC3339.format(record.fetchedAt), name(of: record)]
        parts.append(record.domain ?? record.file ?? "-")
        parts.append(record.title ?? firstWords(of: record.text) ?? "(no title)")
        var tail = [record.language, record.publishedDay, record.wordCount.map { "\($0) words" }].compactMap(\.self)
        if let other = record.duplicateOf { tail.append("of \(other)") }
        return parts.joined(separator: "  ") + (tail.isEmpty ? "" : "  [\(tail.joined(separator: ", "))]")
    }

    private static func name(of record: Record) -> String {
        if let kind = record.duplicateKind { return "copy/\(kind.rawValue)" }
        if record.revision > 0 { return "revision \(record.revision)" }
        return record.kind.rawValue
    }

    private static func firstWords(of text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text.prefix { $0 != "\n" }.prefix(60) + "…"
    }
}
