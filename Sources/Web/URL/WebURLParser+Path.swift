extension WebURLParser {
    func pathLength(_ rest: ArraySlice<UInt8>) -> Int {
        (rest.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.endIndex) - rest.startIndex
    }

    /// The path up to `?` or `#`, its dot segments resolved against what of the path is already in `out`.
    mutating func parsePath(_ rest: ArraySlice<UInt8>) -> Bool {
        var segment = rest.startIndex
        let end = segment + pathLength(rest)
        if segment < end, isSeparator(rest[segment]) { segment += 1 }
        while true {
            var stop = segment
            while stop < end, !isSeparator(rest[stop]) { stop += 1 }
            let isLast = stop == end
            switch Self.dots(rest[segment..<stop]) {
            case 2:
                shortenPath()
                if isLast { out.append(UInt8(ascii: "/")) }
            case 1:
                if isLast { out.append(UInt8(ascii: "/")) }
            default:
                out.append(UInt8(ascii: "/"))
                Percent.append(rest[segment..<stop], encoding: .path, to: &out)
            }
            guard !isLast else { break }
            segment = stop + 1
        }
        markPathWithoutAuthority()
        places.pathEnd = Int32(out.count)
        return true
    }

    /// Without an authority, a path that begins with two slashes would read as one: the standard writes `/.` before it. A
    /// base may have brought the mark along, for a path that needs it no more.
    private mutating func markPathWithoutAuthority() {
        guard !places.hasAuthority else { return }
        let start = Int(places.schemeEnd) + 1
        let isMarked = Int(places.pathStart) > start
        let isNeeded = out[Int(places.pathStart)...].starts(with: "//".utf8)
        if isNeeded, !isMarked {
            out.insert(contentsOf: "/.".utf8, at: start)
            places.pathStart += 2
        } else if isMarked, !isNeeded {
            out.removeSubrange(start..<Int(places.pathStart))
            places.pathStart = Int32(start)
        }
    }

    private mutating func shortenPath() {
        let path = out[Int(places.pathStart)...]
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return }
        if scheme == .file, slash == path.startIndex, Self.isDriveLetter(path.dropFirst(), normalized: true) { return }
        out.removeSubrange(slash...)
    }

    /// 1 for `.`, 2 for `..`, either of them also as `%2e`; 0 for any other segment.
    private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
        guard let first = segment.first, segment.count <= 6,
            first == UInt8(ascii: ".") || first == UInt8(ascii: "%")
        else { return 0 }
        var index = segment.startIndex
        var count = 0
        while index < segment.endIndex {
            if segment[index] == UInt8(ascii: ".") {
                index += 1
            } else if Percent.escaped(segment, at: index) == UInt8(ascii: ".") {
                index += 3
            } else {
                return 0
            }
            count += 1
        }
        return count <= 2 ? count : 0
    }
}
