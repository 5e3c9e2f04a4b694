import Bytes
package import Web

/// The header of one hop's final response, gathered line by line as curl hands it on.
package struct HeaderBlock {
    /// Zero until a status line came.
    package private(set) var status = 0
    private(set) var fields: [HTTPHeaders.Field] = []
    /// The first `Location`, in the server's own bytes: they are an address only once their encoding is settled.
    private(set) var location: [UInt8]?
    /// Content-Length, where it is a number.
    private(set) var declaredLength: Int?
    /// The empty line came. What follows a final response's are trailers, which are not read.
    private(set) var isComplete = false
    /// Everything seen in this hop: interim responses and trailers count.
    package private(set) var bytes = 0

    /// curl's own bound (300 KB) counts one response; interim responses without end must not get round it.
    package static let limitBytes = 300 << 10

    /// Whether this is a response, and all of its header: an interim one alone is none.
    var isFinal: Bool { isComplete && status >= 200 }

    package var headers: HTTPHeaders { HTTPHeaders(fields) }

    /// Whether the response points elsewhere (RFC 9110 section 15.4; 300 and 305 do not redirect by themselves).
    var redirects: Bool {
        switch status {
        case 301, 302, 303, 307, 308: location != nil
        default: false
        }
    }

    /// Whether nothing but the end of the connection says where the body ends (RFC 9112 section 6.3).
    var isEndedByClose: Bool {
        guard isFinal, status != 204, status != 304, declaredLength == nil else { return false }
        return !headers.all("Transfer-Encoding").contains { ASCII.lowercased($0).hasSuffix("chunked") }
    }

    /// Takes one line with its ending. False when the header has grown too large.
    package mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes += line.count
        guard bytes <= Self.limitBytes else { return false }
        let line = Self.trimmed(line, endOnly: true)
        if isComplete {
            guard (100..<200).contains(status), Self.isStatusLine(line) else { return true }
            self = HeaderBlock(afterInterim: bytes)
        }
        if status == 0 {
            status = Self.status(in: line)
        } else if line.isEmpty {
            isComplete = true
        } else if let first = line.first, first == 0x20 || first == 0x09 {
            continueLast(with: Self.trimmed(line))
        } else {
            takeField(line)
        }
        return true
    }

    package init() {}

    private init(afterInterim bytes: Int) { self.bytes = bytes }

    private mutating func takeField(_ line: UnsafeBufferPointer<UInt8>) {
        guard let colon = line.firstIndex(of: 0x3a), colon > 0 else { return }
        let name = Self.text(Self.trimmed(UnsafeBufferPointer(rebasing: line[..<colon])))
        let value = Self.trimmed(UnsafeBufferPointer(rebasing: line[(colon + 1)...]))
        fields.append(HTTPHeaders.Field(name: name, value: Self.text(value)))
        switch name.utf8.count {
        case 8 where location == nil && name.lowercased() == "location": location = Array(value)
        case 14 where declaredLength == nil && name.lowercased() == "content-length":
            declaredLength = Int(Self.text(value))
        default: break
        }
    }

    /// A folded line (RFC 9112 section 5.2) goes on with the value above it.
    private mutating func continueLast(with more: UnsafeBufferPointer<UInt8>) {
        guard !fields.isEmpty else { return }
        // In place: a value of a hundred thousand folded lines must not be copied for each.
        fields[fields.count - 1].value += " "
        fields[fields.count - 1].value += Self.text(more)
    }

    private static func isStatusLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool { line.starts(with: "HTTP/".utf8) }

    /// The three digits after the first spaces, else 0.
    private static func status(in line: UnsafeBufferPointer<UInt8>) -> Int {
        guard isStatusLine(line), let space = line.firstIndex(of: 0x20) else { return 0 }
        let digits = line[space...].drop { $0 == 0x20 }.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, endOnly: Bool = false
    ) -> UnsafeBufferPointer<UInt8> {
        let start = endOnly ? 0 : bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
        return UnsafeBufferPointer(rebasing: ASCII.trimmedEnd(bytes[start...], ASCII.isHTTPSpace))
    }

    /// UTF-8 where it is that, else byte for byte as Latin-1, which loses nothing (RFC 9110 section 5.5).
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
