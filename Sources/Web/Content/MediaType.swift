import Bytes

/// A media type with its parameters, read as the WHATWG MIME Sniffing Standard reads `Content-Type`.
package struct MediaType: Sendable, Equatable {
    /// `text/html`, in lower case.
    package let essence: String
    /// As written; see `TextEncoding(label:)`.
    package let charset: String?
    /// Of `multipart/…`.
    package let boundary: String?
    /// Of text in mail: `flowed`, whose lines that end in a blank go on in the next (RFC 3676).
    package let format: String?

    /// "Parse a MIME type", https://mimesniff.spec.whatwg.org/#parse-a-mime-type; nil where it says failure.
    package init?(_ header: String) {
        let bytes = Array(header.utf8.prefix(Self.lengthLimit))
        var reader = FieldReader(bytes)
        reader.skipSpace()
        let type = reader.take { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ";") }
        guard reader.skip(UInt8(ascii: "/")) else { return nil }
        let subtype = ASCII.trimmedEnd(reader.take { $0 != UInt8(ascii: ";") }, ASCII.isHTTPSpace)
        guard FieldReader.isToken(type), FieldReader.isToken(subtype) else { return nil }
        essence = ASCII.lowercased(type) + "/" + ASCII.lowercased(subtype)
        func parameter(_ name: String) -> String? {
            var reader = reader
            return reader.parameter(name)
        }
        charset = parameter("charset")
        boundary = parameter("boundary")
        format = parameter("format")
    }

    private static let lengthLimit = 8_192

    package var isHTML: Bool { essence == "text/html" || essence == "application/xhtml+xml" }
    /// https://mimesniff.spec.whatwg.org/#xml-mime-type
    package var isXML: Bool { essence.hasSuffix("+xml") || essence == "text/xml" || essence == "application/xml" }
    /// https://mimesniff.spec.whatwg.org/#json-mime-type
    package var isJSON: Bool { essence.hasSuffix("+json") || essence == "application/json" || essence == "text/json" }
}

/// Walks over a header field's value.
private struct FieldReader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, condition(bytes[position]) { position += 1 }
        return bytes[start..<position]
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() { _ = take(while: ASCII.isHTTPSpace) }

    /// The first parameter of that name; steps 11.1 to 11.10 of the standard's algorithm. Beyond it, servers that write
    /// `charset = 'utf-8'` are understood: space around the equals sign, single quotes.
    mutating func parameter(_ wanted: String) -> String? {
        while position < bytes.count {
            guard skip(UInt8(ascii: ";")) else { return nil }
            skipSpace()
            let name = take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") }
            guard skip(UInt8(ascii: "=")) else { continue }
            skipSpace()
            let value: [UInt8]
            if skip(UInt8(ascii: "\"")) {
                value = quoted()
                _ = take { $0 != UInt8(ascii: ";") }
            } else {
                let raw = ASCII.trimmedEnd(take { $0 != UInt8(ascii: ";") }, ASCII.isHTTPSpace)
                let isQuoted = raw.count >= 2 && raw.first == UInt8(ascii: "'") && raw.last == UInt8(ascii: "'")
                value = Array(isQuoted ? raw.dropFirst().dropLast() : raw)
                if value.isEmpty { continue }
            }
            let isPlain = value.allSatisfy { $0 == 0x09 || 0x20...0x7E ~= $0 || $0 >= 0x80 }
            if isPlain, ASCII.lowercased(ASCII.trimmedEnd(name, ASCII.isHTTPSpace)) == wanted {
                return String(decoding: value, as: UTF8.self)
            }
        }
        return nil
    }

    private mutating func quoted() -> [UInt8] {
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\"), position < bytes.count {
                value.append(bytes[position])
                position += 1
            } else {
                value.append(byte)
            }
        }
        return value
    }

    /// RFC 9110 section 5.6.2.
    static func isToken(_ slice: ArraySlice<UInt8>) -> Bool {
        !slice.isEmpty
            && slice.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
