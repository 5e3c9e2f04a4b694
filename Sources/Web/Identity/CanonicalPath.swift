import Bytes

/// The path of an address: one spelling of its escapes, no session in it, and for the key no form of the page.
enum CanonicalPath {
    /// File names that a server gives out for the folder itself.
    private static let indexNames: [[UInt8]] = [
        "index.html", "index.htm", "index.shtml", "index.xhtml", "index.php", "index.asp", "index.aspx", "index.jsp",
        "index.cfm", "default.asp", "default.aspx", "default.htm", "default.html",
    ].map { Array($0.utf8) }

    /// Path parameters that carry a session: `/story;jsessionid=0A1B`.
    private static let sessions: [[UInt8]] = [";jsessionid=", ";phpsessid=", ";sid=", ";sessionid="].map {
        Array($0.utf8)
    }

    /// With escapes in one spelling and without session parameters.
    static func append(_ path: ArraySlice<UInt8>, to out: inout [UInt8]) {
        guard path.contains(UInt8(ascii: ";")) else { return Escapes.append(path, to: &out) }
        var index = path.startIndex
        while let semicolon = path[index...].firstIndex(of: UInt8(ascii: ";")) {
            Escapes.append(path[index..<semicolon], to: &out)
            let rest = path[semicolon...]
            let end =
                rest.dropFirst().firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ";") } ?? path.endIndex
            // Behind a dot it stays: without it, `/.;sid=1` would become a step in the path.
            let isSession = out.last != UInt8(ascii: ".") && sessions.contains { startsWith(rest, $0) }
            if !isSession { Escapes.append(path[semicolon..<end], to: &out) }
            index = end
        }
        Escapes.append(path[index...], to: &out)
    }

    /// The same path as identity: runs of slashes are one, the AMP twin is the page, an index file is its folder, and a slash
    /// at the end says nothing. `path` begins with a slash.
    static func appendKey(_ path: ArraySlice<UInt8>, to key: inout [UInt8]) {
        let slash = UInt8(ascii: "/")
        let start = key.count
        var segment = start
        for byte in path {
            if byte == slash {
                // A run is one slash, but `/web/2020/https://example.com` names another address.
                if key.count == segment, key.count > start, !isScheme(key[..<(segment - 1)], from: start) { continue }
                segment = key.count + 1
            }
            key.append(byte)
        }
        if key[start...].contains(UInt8(ascii: "%")) {
            Escapes.undoDoubled(&key, from: start)
            Escapes.decodeDelimiters(&key, from: start)
            InvisibleSigns.remove(&key, from: start)
            CanonicalComposition.compose(&key, from: start)
        }
        dropFront(&key, start)
        dropTrailingSlash(&key, start)
        if start < key.count, key.last == UInt8(ascii: "p") || key.last == UInt8(ascii: "l") { dropTwin(&key, start) }
        if key.count - start > 7, lowered(key[start...].prefix(5)).elementsEqual("/amp/".utf8),
            key[(start + 5)...].contains(slash)
        {
            key.removeSubrange(start..<(start + 4))
        }
        dropPrint(&key, start)
        if let last = key[start...].lastIndex(of: slash), isIndex(key[(last + 1)...]) {
            key.removeSubrange((last + 1)...)
            dropTrailingSlash(&key, start)
        }
        if key.count == start { key.append(slash) }
    }

    /// Whether a path that stops here ends in a scheme and its colon.
    private static func isScheme(_ path: ArraySlice<UInt8>, from start: Int) -> Bool {
        guard path.last == UInt8(ascii: ":") else { return false }
        let before = path[start...].dropLast()
        let name = before[((before.lastIndex { !$0.isASCIILetterOrDigit } ?? start - 1) + 1)...]
        return name.count > 1 && name.first?.isASCIILetter == true
    }

    private static func dropTrailingSlash(_ key: inout [UInt8], _ start: Int) {
        while key.count > start, key.last == UInt8(ascii: "/") { key.removeLast() }
    }

    /// `/story/amp`, `/story/amp.html`, `/story.amp`, `/story.amp.html`.
    private static func dropTwin(_ key: inout [UInt8], _ start: Int) {
        func endsWith(_ suffix: String) -> Bool {
            let count = suffix.utf8.count
            return key.count - start > count && lowered(key[start...].suffix(count)).elementsEqual(suffix.utf8)
        }
        if endsWith(".amp.html") {
            key.removeSubrange((key.count - 9)..<(key.count - 5))
        } else if endsWith("/amp.html") {
            key.removeLast(9)
        } else if endsWith("/amp") || endsWith(".amp") {
            key.removeLast(4)
        }
        dropTrailingSlash(&key, start)
    }

    private static let front = Array("/index.php/".utf8)
    private static let print = Array("/print".utf8)

    /// `/index.php/2026/story`: the program that answers for all of the site.
    private static func dropFront(_ key: inout [UInt8], _ start: Int) {
        guard key.count - start > front.count, startsWith(key[start...], front) else { return }
        key.removeSubrange(start..<(start + front.count - 1))
    }

    /// `/118-story/print`, where what stands before is one story's name: a number in it, and more than that.
    private static func dropPrint(_ key: inout [UInt8], _ start: Int) {
        guard key.last == UInt8(ascii: "t") || key.last == UInt8(ascii: "T"), key.count - start > print.count,
            lowered(key[start...].suffix(print.count)).elementsEqual(print)
        else { return }
        let before = key[start..<(key.count - print.count)]
        let name = before[((before.lastIndex(of: UInt8(ascii: "/")) ?? start) + 1)...]
        guard name.count >= 5, name.contains(where: { $0 &- 0x30 < 10 }), name.contains(where: { $0 &- 0x30 >= 10 })
        else {
            return
        }
        key.removeLast(print.count)
    }

    private static func isIndex(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, first | 0x20 == UInt8(ascii: "i") || first | 0x20 == UInt8(ascii: "d") else {
            return false
        }
        return indexNames.contains { $0.count == name.count && lowered(name).elementsEqual($0) }
    }

    private static func startsWith(_ text: ArraySlice<UInt8>, _ prefix: [UInt8]) -> Bool {
        text.count >= prefix.count && lowered(text.prefix(prefix.count)).elementsEqual(prefix)
    }

    private static func lowered(_ text: ArraySlice<UInt8>) -> some Sequence<UInt8> {
        text.lazy.map(\.asciiLowered)
    }
}

/// One spelling for every escape (RFC 3986 section 6.2.2): digits in upper case, what needs none written plainly, and what
/// an address may not hold escaped.
enum Escapes {
    /// 1: unreserved, never needs an escape. 2: not allowed plainly (RFC 3986 section 3.3 and 3.4), although the URL
    /// Standard leaves it.
    private static let classes: [UInt8] = (0...255).map { value in
        let byte = UInt8(value)
        if byte.isASCIILetterOrDigit || "-._~".utf8.contains(byte) { return 1 }
        return byte <= 0x20 || byte >= 0x7F || "\"<>[\\]^`{|}".utf8.contains(byte) ? 2 : 0
    }

    /// Punctuation that servers read alike plainly and escaped: `_(city)` and `_%28city%29`. For keys only: RFC 3986 leaves
    /// that to each server, so an address that is asked keeps what it has. Not what separates: `/ ; = & + ? # %`.
    static func decodeDelimiters(_ bytes: inout [UInt8], from start: Int) {
        guard bytes[start...].contains(UInt8(ascii: "%")) else { return }
        var kept = start
        var index = start
        while index < bytes.count {
            if let value = Percent.escaped(bytes[...], at: index), "!$'()*,:@".utf8.contains(value) {
                bytes[kept] = value
                index += 3
            } else {
                bytes[kept] = bytes[index]
                index += 1
            }
            kept += 1
        }
        bytes.removeSubrange(kept...)
    }

    /// `%25D8%25B3`, as redirectors and messengers escape once too often: letters beyond ASCII, two escapes and more in a row.
    /// For keys only.
    static func undoDoubled(_ bytes: inout [UInt8], from start: Int) {
        guard var index = bytes[start...].firstIndex(of: UInt8(ascii: "%")) else { return }
        var kept = index
        while index < bytes.count {
            var end = index
            while end + 5 <= bytes.count, bytes[end..<(end + 3)].elementsEqual("%25".utf8),
                let high = Hex.value(bytes[end + 3]), high >= 8, Hex.value(bytes[end + 4]) != nil
            {
                end += 5
            }
            guard end - index >= 10 else {
                bytes[kept] = bytes[index]
                (kept, index) = (kept + 1, index + 1)
                continue
            }
            while index < end {
                (bytes[kept], bytes[kept + 1], bytes[kept + 2]) = (bytes[index], bytes[index + 3], bytes[index + 4])
                (kept, index) = (kept + 3, index + 5)
            }
        }
        bytes.removeSubrange(kept...)
    }

    static func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let table = classes
        let percent = UInt8(ascii: "%")
        guard bytes.contains(where: { $0 == percent || table[Int($0)] == 2 }) else {
            out.append(contentsOf: bytes)
            return
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if let value = Percent.escaped(bytes, at: index) {
                if table[Int(value)] == 1 { out.append(value) } else { Percent.appendEscape(value, to: &out) }
                index += 3
                continue
            }
            // A lone percent sign is escaped, so that no new escape can arise from what is decoded behind it.
            if byte == percent || table[Int(byte)] == 2 {
                Percent.appendEscape(byte, to: &out)
            } else {
                out.append(byte)
            }
            index += 1
        }
    }
}
