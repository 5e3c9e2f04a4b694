import Bytes
import Web

/// The fields above a message or one of its parts, and where the body begins (RFC 5322, RFC 2045).
struct MailHead {
    private var fields: [(name: String, value: [UInt8])] = []
    private(set) var bodyStart: Int

    private static let fieldLimit = 1000
    private static let valueLimitBytes = 16 << 10

    init(_ bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        bodyStart = bytes.startIndex
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = ASCII.trimmedEnd(bytes[at..<end]) { $0 == 0x0D }
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty {
                bodyStart = next
                return
            }
            if line.first == 0x20 || line.first == 0x09, let last = fields.indices.last {
                if fields[last].value.count < Self.valueLimitBytes { fields[last].value += line }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), Self.isName(line[..<colon]) {
                let value = line[(colon + 1)...].prefix(Self.valueLimitBytes)
                if fields.count < Self.fieldLimit {
                    fields.append((ASCII.lowercased(String(decoding: line[..<colon], as: UTF8.self)), Array(value)))
                }
            } else if at == bytes.startIndex, line.starts(with: "From ".utf8) {
                // The line with which mailboxes part their messages.
            } else {
                // No head goes on like this: a body without a blank line above it.
                bodyStart = at
                return
            }
            at = next
        }
        bodyStart = bytes.endIndex
    }

    var isEmpty: Bool { fields.isEmpty }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= 80 && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// The first field of a name, as it stands there.
    subscript(raw name: String) -> String? {
        fields.first { $0.name == name }.map { String(decoding: ASCII.trimmed($0.value[...]), as: UTF8.self) }
    }

    /// The first field of a name as its reader sees it.
    subscript(name: String) -> String? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        let text = MailWords.decoded(field.value).split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    var mediaType: MediaType? { self[raw: "content-type"].flatMap { MediaType($0) } }
    var transferEncoding: String { self[raw: "content-transfer-encoding"] ?? "" }
    var isAttached: Bool { self[raw: "content-disposition"]?.lowercased().hasPrefix("attachment") ?? false }
}
