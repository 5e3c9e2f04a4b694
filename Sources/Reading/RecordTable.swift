package import Bytes
import Store

/// Records as comma-separated values (RFC 4180): a column a field, lists joined by `; `, objects as JSON.
package struct RecordTable {
    package let columns: [String]

    /// What most want to sort and select by; the text comes last, since it is long.
    package static let standard = [
        "seq", "id", "type", "revision", "duplicate_kind", "duplicate_of", "fetched_at", "published_at",
        "published_day",
        "language", "domain", "source", "url", "url_key", "title", "authors", "section", "keywords", "word_count",
        "text",
    ]

    /// Names of fields as in a line; `.` goes into an object: `source.title`, `http.status`.
    package init(columns: [String] = standard) { self.columns = columns }

    package var header: [UInt8] { Self.row(columns.map { Array($0.utf8) }) }

    /// - Parameter line: a record's line, with or without `\n`.
    package func row(_ line: [UInt8]) throws(JSONReader.Failure) -> [UInt8] {
        let json = try JSONReader.parse(line)
        return Self.row(columns.map { Self.cell(Self.value($0, in: json)) })
    }

    private static func value(_ path: String, in json: JSONValue) -> JSONValue? {
        // The source's name is what a table wants of it.
        if path == "source" { return json["source"]?["id"] }
        var value: JSONValue? = json
        for part in path.split(separator: ".") { value = value?[String(part)] }
        return value
    }

    private static func cell(_ value: JSONValue?) -> [UInt8] {
        switch value {
        case nil, .null?: []
        case .array(let elements)?: Array(elements.map { cell($0) }.joined(separator: Array("; ".utf8)))
        case .object?: value.map { JSONWriter.written($0) } ?? []
        case .bool(let flag)?: Array((flag ? "true" : "false").utf8)
        case .number(let text)?, .string(let text)?: Array(text.utf8)
        }
    }

    private static func row(_ cells: [[UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            out += quoted(cell)
        }
        return out + [0x0D, 0x0A]
    }

    private static func quoted(_ cell: [UInt8]) -> [UInt8] {
        let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
        let isPlain = !cell.contains(where: special.contains) && cell.first != 0x20 && cell.last != 0x20
        guard !isPlain else { return cell }
        var out = [UInt8(ascii: "\"")]
        for byte in cell {
            if byte == UInt8(ascii: "\"") { out.append(byte) }
            out.append(byte)
        }
        return out + [UInt8(ascii: "\"")]
    }
}
