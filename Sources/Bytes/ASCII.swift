/// Bytes as ASCII letters and white space. Which bytes count as space differs by specification; each has its name here.
///
/// The type is usable from inline code, as its members are: else other targets get the generic ones unspecialised, at ten
/// times the cost.
@usableFromInline
package enum ASCII {
    @inlinable @inline(__always)
    package static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A letter of either case.
    @inlinable @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inlinable @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// C's isspace(3): space, tab, line feed, vertical tab, form feed, carriage return.
    @inlinable @inline(__always)
    package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    /// ASCII white space of the Infra Standard: the same without the vertical tab.
    @inlinable @inline(__always)
    package static func isInfraSpace(_ byte: UInt8) -> Bool { isSpace(byte) && byte != 0x0B }

    /// HTTP white space of the Fetch and MIME Sniffing Standards, and JSON's: neither vertical tab nor form feed.
    @inlinable @inline(__always)
    package static func isHTTPSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Spaces and C0 controls, which URLs and feeds have around them.
    @inlinable @inline(__always)
    package static func isSpaceOrControl(_ byte: UInt8) -> Bool { byte <= 0x20 }
}

// MARK: Ends

extension ASCII {
    /// Without what is space at both ends.
    @inlinable
    package static func trimmed<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes, _ isSpace: (UInt8) -> Bool = { ASCII.isSpace($0) }
    ) -> Bytes.SubSequence {
        trimmedEnd(bytes.drop(while: isSpace), isSpace)
    }

    @inlinable
    package static func trimmedEnd<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes, _ isSpace: (UInt8) -> Bool = { ASCII.isSpace($0) }
    ) -> Bytes.SubSequence {
        var end = bytes.endIndex
        while end > bytes.startIndex, isSpace(bytes[bytes.index(before: end)]) { end = bytes.index(before: end) }
        return bytes[..<end]
    }

    @inlinable
    package static func trimmed(_ text: some StringProtocol) -> String {
        String(decoding: trimmed(Array(text.utf8)), as: UTF8.self)
    }
}

// MARK: Letters without case

extension ASCII {
    /// With ASCII letters in lower case; others keep theirs.
    @inlinable
    package static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { lower($0) }, as: UTF8.self)
    }

    @inlinable
    package static func lowercased(_ text: some StringProtocol) -> String { lowercased(text.utf8) }

    /// The same letters, case aside.
    @inlinable
    package static func isSame(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).allSatisfy { lower($0) == lower($1) }
    }

    @inlinable
    package static func isSame(_ bytes: some Collection<UInt8>, _ text: String) -> Bool {
        bytes.count == text.utf8.count && zip(bytes, text.utf8).allSatisfy { lower($0) == lower($1) }
    }

    package static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
        guard let first = text.utf8.first, bytes.count >= text.utf8.count else { return false }
        let head = lower(first)
        return (0...(bytes.count - text.utf8.count)).contains { start in
            lower(bytes[start]) == head && zip(bytes[start...], text.utf8).allSatisfy { lower($0) == lower($1) }
        }
    }
}

// MARK: Parts

/// `split` at a `Character` walks grapheme clusters: some fifty times the instructions a byte costs.
extension StringProtocol where SubSequence == Substring {
    /// The parts between bytes of ASCII, without empty ones, as slices of the same text.
    @inlinable
    package func parts(at separator: UInt8) -> [Substring] { parts { $0 == separator } }

    @inlinable
    package func parts(where isSeparator: (UInt8) -> Bool) -> [Substring] {
        self[...].utf8.split(whereSeparator: isSeparator).map { Substring($0) }
    }
}
