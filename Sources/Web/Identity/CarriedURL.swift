import FoundationEssentials

/// Whether an address holds another in its query or fragment, as one does that means to go on there.
extension WebURL {
    /// Host and path of the other, or a whole field that is its path: plain, percent-encoded (also twice) or in base64.
    package func carries(_ other: WebURL) -> Bool {
        guard let wanted = Wanted(other) else { return false }
        return fields.contains { field in
            if Self.decodings(field).contains(where: wanted.stands) { return true }
            guard let plain = Self.base64(Self.decodings(field).last ?? field) else { return false }
            return Self.decodings(plain[...]).contains(where: wanted.stands)
        }
    }

    /// The values of the query's and the fragment's fields, and the fragment as one.
    private var fields: [ArraySlice<UInt8>] {
        let fragment = Array((fragment ?? "").utf8)
        let all = [Array((query ?? "").utf8), fragment].flatMap { $0.split(separator: UInt8(ascii: "&")) }
        return all.map { field in field.firstIndex(of: UInt8(ascii: "=")).map { field[($0 + 1)...] } ?? field }
            + [fragment[...]]
    }

    /// The bytes, and what is left of them when escapes are undone once, twice, three times.
    private static func decodings(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var found = [bytes]
        for _ in 0..<3 {
            let next = Percent.decode(found[found.count - 1])
            if next.count == found[found.count - 1].count { break }
            found.append(next[...])
        }
        return found
    }

    /// Of either alphabet (RFC 4648, sections 4 and 5), padded or not.
    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var text = bytes.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while text.last == UInt8(ascii: "=") { text.removeLast() }
        guard text.count >= 8 else { return nil }
        while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
        return Data(base64Encoded: Data(text)).map { [UInt8]($0) }
    }

    /// What an address that carries another holds of it, escapes undone, ASCII letters in lower case.
    private struct Wanted {
        let path: [UInt8]
        let place: [UInt8]

        /// Nil for the front of a host: its name stands in many an address that does not mean to go there.
        init?(_ url: WebURL) {
            guard url.isHTTP, url.path.utf8.count > 1 || url.query != nil else { return nil }
            var host = url.host
            if host.utf8.starts(with: "www.".utf8) { host = String(host.dropFirst(4)) }
            // A query tells pages apart only where the path does not.
            let target = url.path.utf8.count > 1 ? url.path : url.requestTarget
            var path = Self.plain(Array(target.utf8)[...])
            if path.last == UInt8(ascii: "/") { path.removeLast() }
            self.path = path
            place = Array(host.utf8) + path
        }

        /// Whether a value names it: somewhere with its host, or as a path from the value's beginning on.
        func stands(_ value: ArraySlice<UInt8>) -> Bool {
            let value = Self.plain(value)
            if value.starts(with: path), Self.ends(value, at: path.count) { return true }
            guard value.count >= place.count else { return false }
            return (0...(value.count - place.count)).contains { start in
                value[start] == place[0] && value[start...].starts(with: place)
                    && Self.ends(value, at: start + place.count)
                    && (start == 0 || !value[start - 1].isASCIILetterOrDigit)
            }
        }

        private static func ends(_ value: [UInt8], at index: Int) -> Bool {
            guard index < value.count else { return true }
            return "/?#&;\"' ".utf8.contains(value[index])
        }

        private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
            (WebURL.decodings(bytes).last ?? bytes).map(\.asciiLowered)
        }
    }
}
