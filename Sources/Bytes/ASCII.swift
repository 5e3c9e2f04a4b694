/// Bytes as ASCII letters and white space. Which bytes count as space differs by specification; each has its name here.
package enum ASCII {
    @inline(__always) package static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A letter of either case.
    @inline(__always) package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always) package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// C's isspace(3): space, tab, line feed, vertical tab, form feed, carriage return.
    @inline(__always) package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    /// ASCII white space of the Infra Standard: the same without the vertical tab.
    @inline(__always) package static func isInfraSpace(_ byte: UInt8) -> Bool { isSpace(byte) && byte != 0x0B }

    /// HTTP white space of the Fetch and MIME Sniffing Standards: neither vertical tab nor form feed.
    @inline(__always) package static func isHTTPSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Without what is space at both ends.
    package static func trimmed(
        _ bytes: ArraySlice<UInt8>, _ isSpace: (UInt8) -> Bool = { ASCII.isSpace($0) }
    ) -> ArraySlice<UInt8> {
        trimmedEnd(bytes.drop(while: isSpace), isSpace)
    }

    package static func trimmedEnd(
        _ bytes: ArraySlice<UInt8>, _ isSpace: (UInt8) -> Bool = { ASCII.isSpace($0) }
    ) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    /// With ASCII letters in lower case; others keep theirs.
    package static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { lower($0) }, as: UTF8.self)
    }

    /// The same letters, case aside.
    package static func isSame(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).allSatisfy { lower($0) == lower($1) }
    }
}
