import Bytes

/// What a client asks: the head of an HTTP/1.x message, within bounds. Bodies are not read: nothing here takes one.
struct HTTPRequest: Sendable, Equatable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
    }

    /// Why there is no request in those bytes; the status says it to the client.
    enum Fault: Error, Equatable, Sendable {
        case malformed, tooLong, otherMethod, otherVersion
    }

    static let mostBytes = 8 << 10

    var method: Method
    /// Percent-decoded, by its parts: `["record", "abc"]`.
    var path: [String]
    /// The first of each name, percent-decoded.
    var query: [String: String]
    /// Lower-case names.
    private(set) var fields: [String: String]

    /// Nil where more bytes have to come.
    static func parse(_ bytes: [UInt8]) throws(Fault) -> HTTPRequest? {
        guard let end = headEnd(bytes) else {
            if bytes.count >= mostBytes { throw .tooLong }
            return nil
        }
        guard end <= mostBytes else { throw .tooLong }
        return try HTTPRequest(head: bytes[..<end])
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while let line = bytes[index...].firstIndex(of: 0x0A) {
            let rest = bytes[(line + 1)...].prefix(2)
            if rest.first == 0x0A { return line + 2 }
            if rest.elementsEqual([0x0D, 0x0A]) { return line + 3 }
            index = line + 1
        }
        return nil
    }

    private init(head: ArraySlice<UInt8>) throws(Fault) {
        var lines = head.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }[...]
        let words = (lines.popFirst() ?? []).split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, words[2].starts(with: "HTTP/".utf8) else { throw .malformed }
        guard words[2].elementsEqual("HTTP/1.1".utf8) || words[2].elementsEqual("HTTP/1.0".utf8) else {
            throw .otherVersion
        }
        guard let method = Method(rawValue: String(decoding: words[0], as: UTF8.self)) else { throw .otherMethod }
        self.method = method
        let target = words[1].split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = target.first, path.first == UInt8(ascii: "/") else { throw .malformed }
        var parts: [String] = []
        for part in path.split(separator: UInt8(ascii: "/")) {
            guard let text = Percent.decoded(part, plusIsSpace: false) else { throw .malformed }
            parts.append(text)
        }
        self.path = parts
        query = target.count > 1 ? Percent.query(target[1]) : [:]
        fields = [:]
        for line in lines where !line.isEmpty {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy(Self.isToken)
            else { throw .malformed }
            let name = String(decoding: line[..<colon].map(ASCII.lower), as: UTF8.self)
            let value = String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)
            // Two hosts: somebody between us reads one, we the other.
            if name == "host", fields[name] != nil { throw .malformed }
            fields[name] = fields[name] ?? value
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
