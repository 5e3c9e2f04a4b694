/// Schemes that are never asked for: parsed so that they are recognised and written as the standard does.
extension WebURLParser {
    mutating func parseOther(_ rest: ArraySlice<UInt8>) -> Bool {
        places.userStart = Int32(out.count)
        (places.userEnd, places.passwordEnd, places.hostStart) = (places.userStart, places.userStart, places.userStart)
        (places.hostEnd, places.pathStart) = (places.userStart, places.userStart)
        if rest.starts(with: "//".utf8) { return parseAuthority(rest.dropFirst(2)) }
        if rest.first == UInt8(ascii: "/") {
            return parsePath(rest) && parseEnd(rest.dropFirst(pathLength(rest)))
        }
        places.isOpaque = true
        let path = rest.prefix(pathLength(rest))
        Percent.append(path, encoding: .c0Control, to: &out)
        if path.last == UInt8(ascii: " "), path.count < rest.count {
            // Only the last of the spaces before `?` or `#`, so that they survive being parsed again.
            out.removeLast()
            Percent.appendEscape(UInt8(ascii: " "), to: &out)
        }
        places.pathEnd = Int32(out.count)
        return parseEnd(rest.dropFirst(path.count))
    }

    /// `file:` is recognised so that it is not mistaken for a path; hosts and drive letters follow the standard, relative
    /// addresses under a `file:` base are resolved only as far as a path goes.
    mutating func parseFile(_ rest: ArraySlice<UInt8>) -> Bool {
        var rest = rest
        let fileBase = base.flatMap { $0.scheme == "file" ? $0 : nil }
        if !(isSeparator(rest.first) && rest.count > 1 && isSeparator(rest[rest.startIndex + 1])), let fileBase,
            !isSeparator(rest.first), !Self.isDriveLetter(rest, normalized: false)
        {
            return parseRelative(rest, to: fileBase)
        }
        out.append(contentsOf: "//".utf8)
        places.hasAuthority = true
        places.userStart = Int32(out.count)
        (places.userEnd, places.passwordEnd) = (places.userStart, places.userStart)
        places.hostStart = places.userStart
        if isSeparator(rest.first), rest.count > 1, isSeparator(rest[rest.startIndex + 1]) {
            rest = rest.dropFirst(2)
            let end =
                rest.firstIndex { Self.isSlash($0) || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
                ?? rest.endIndex
            let host = rest[rest.startIndex..<end]
            if !Self.isDriveLetter(host, normalized: false), !host.isEmpty {
                guard WebURLHost.append(host, special: true, to: &out) else { return false }
                if out[Int(places.hostStart)...].elementsEqual("localhost".utf8) {
                    out.removeSubrange(Int(places.hostStart)...)
                }
                rest = rest[end...]
            }
        }
        places.hostEnd = Int32(out.count)
        places.pathStart = Int32(out.count)
        return parsePath(rest) && parseEnd(rest.dropFirst(pathLength(rest)))
    }

    static func isDriveLetter(_ text: ArraySlice<UInt8>, normalized: Bool) -> Bool {
        guard text.count >= 2, text[text.startIndex].isASCIILetter else { return false }
        let mark = text[text.startIndex + 1]
        guard mark == UInt8(ascii: ":") || (mark == UInt8(ascii: "|") && !normalized) else { return false }
        return text.count == 2
            || [UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(
                text[text.startIndex + 2])
    }
}
