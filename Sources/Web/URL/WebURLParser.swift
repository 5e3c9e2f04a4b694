import Bytes

/// The basic URL parser (https://url.spec.whatwg.org/#concept-basic-url-parser), written as one walk from left to right:
/// scheme, authority, path, query, fragment. Each part goes straight into the serialisation.
struct WebURLParser {
    var out: [UInt8] = []
    var places = WebURL.Places()
    let base: WebURL?
    var scheme = Scheme.other

    enum Scheme {
        case http, https, ws, wss, ftp, file, other

        var isSpecial: Bool { self != .other }
        var defaultPort: UInt16? {
            switch self {
            case .http, .ws: 80
            case .https, .wss: 443
            case .ftp: 21
            case .file, .other: nil
            }
        }

        init(_ name: some Collection<UInt8>) {
            switch name.count {
            case 2 where name.elementsEqual("ws".utf8): self = .ws
            case 3 where name.elementsEqual("wss".utf8): self = .wss
            case 3 where name.elementsEqual("ftp".utf8): self = .ftp
            case 4 where name.elementsEqual("http".utf8): self = .http
            case 4 where name.elementsEqual("file".utf8): self = .file
            case 5 where name.elementsEqual("https".utf8): self = .https
            default: self = .other
            }
        }
    }

    init(base: WebURL?) {
        self.base = base
    }

    /// False where the standard says failure.
    mutating func parse(_ text: [UInt8]) -> Bool {
        let input = Self.stripped(text)
        out.reserveCapacity(input.count + 16)
        if let colon = Self.schemeEnd(input[...]) {
            out.append(contentsOf: input[..<colon].lazy.map(\.asciiLowered))
            scheme = Scheme(out)
            out.append(UInt8(ascii: ":"))
            places.schemeEnd = Int32(colon)
            let rest = input[(colon + 1)...]
            if scheme == .file { return parseFile(rest) }
            guard scheme.isSpecial else { return parseOther(rest) }
            // "special relative or authority state": only two forward slashes make `http:` absolute under an http base.
            if let base, base.places.hasAuthority, base.scheme.utf8.elementsEqual(input[..<colon].map(\.asciiLowered)),
                !rest.starts(with: "//".utf8)
            {
                return parseRelative(rest, to: base)
            }
            return parseAuthority(rest.drop(while: Self.isSlash))
        }
        guard let base else { return false }
        guard !base.places.isOpaque else {
            guard input.first == UInt8(ascii: "#") else { return false }
            copy(base, upTo: base.places.queryEnd)
            return parseEnd(input[...])
        }
        scheme = Scheme(base.scheme.utf8)
        if scheme == .file {
            out.append(contentsOf: "file:".utf8)
            places.schemeEnd = 4
            return parseFile(input[...])
        }
        return parseRelative(input[...], to: base)
    }

    // MARK: Where to begin

    /// Without C0 controls and spaces around it, and without tabs and line ends anywhere.
    private static func stripped(_ text: [UInt8]) -> [UInt8] {
        func isTabOrLineEnd(_ byte: UInt8) -> Bool { byte == 9 || byte == 10 || byte == 13 }
        if let first = text.first, first > 0x20, let last = text.last, last > 0x20,
            !text.contains(where: isTabOrLineEnd)
        {
            return text
        }
        return ASCII.trimmed(text, ASCII.isSpaceOrControl).filter { !isTabOrLineEnd($0) }
    }

    /// Where the colon after a scheme stands.
    private static func schemeEnd(_ input: ArraySlice<UInt8>) -> Int? {
        guard let first = input.first, first.isASCIILetter else { return nil }
        for index in input.indices {
            switch input[index] {
            case UInt8(ascii: ":"): return index
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
            case let byte where byte.isASCIILetterOrDigit: continue
            default: return nil
            }
        }
        return nil
    }

    static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// A slash, or what the scheme takes for one.
    func isSeparator(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: "/") || (byte == UInt8(ascii: "\\") && scheme.isSpecial)
    }

    /// The parts of `other` up to a place of it are ours too.
    private mutating func copy(_ other: WebURL, upTo end: Int32) {
        out.removeAll(keepingCapacity: true)
        out.append(contentsOf: other.href.utf8.prefix(Int(end)))
        places = other.places
        places.pathEnd = min(places.pathEnd, end)
        places.queryEnd = min(places.queryEnd, end)
    }

    // MARK: Parts

    mutating func parseRelative(_ rest: ArraySlice<UInt8>, to base: WebURL) -> Bool {
        let second = rest.count > 1 ? rest[rest.startIndex + 1] : nil
        if isSeparator(rest.first) {
            if isSeparator(second) {
                copy(base, upTo: base.places.schemeEnd)
                out.append(UInt8(ascii: ":"))
                places = WebURL.Places()
                places.schemeEnd = base.places.schemeEnd
                let authority = rest.dropFirst(2)
                return parseAuthority(scheme.isSpecial ? authority.drop(while: Self.isSlash) : authority)
            }
            copy(base, upTo: base.places.pathStart)
            return parsePath(rest) && parseEnd(rest.dropFirst(pathLength(rest)))
        }
        switch rest.first {
        case nil, UInt8(ascii: "#"): copy(base, upTo: base.places.queryEnd)
        case UInt8(ascii: "?"): copy(base, upTo: base.places.pathEnd)
        default:
            copy(base, upTo: base.places.pathEnd)
            if let slash = out[Int(places.pathStart)...].lastIndex(of: UInt8(ascii: "/")) {
                out.removeSubrange(slash...)
            } else {
                out.removeSubrange(Int(places.pathStart)...)
            }
            return parsePath(rest) && parseEnd(rest.dropFirst(pathLength(rest)))
        }
        return parseEnd(rest)
    }

    /// From behind the slashes: credentials, host and port, then the rest.
    mutating func parseAuthority(_ rest: ArraySlice<UInt8>) -> Bool {
        var end = rest.startIndex
        var at: Int?
        while end < rest.endIndex {
            let byte = rest[end]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
            if byte == UInt8(ascii: "\\") && scheme.isSpecial { break }
            if byte == UInt8(ascii: "@") { at = end }
            end += 1
        }
        out.append(UInt8(ascii: "/"))
        out.append(UInt8(ascii: "/"))
        places.hasAuthority = true
        places.userStart = Int32(out.count)
        places.userEnd = places.userStart
        places.passwordEnd = places.userStart
        var hostAndPort = rest[rest.startIndex..<end]
        if let at {
            appendCredentials(hostAndPort[..<at])
            hostAndPort = hostAndPort[(at + 1)...]
            guard !hostAndPort.isEmpty else { return false }
        }
        places.hostStart = Int32(out.count)
        guard parseHostAndPort(hostAndPort, hadCredentials: at != nil) else { return false }
        places.pathStart = Int32(out.count)
        let after = rest[end...]
        if !scheme.isSpecial, after.first != UInt8(ascii: "/") {
            places.pathEnd = places.pathStart
            return parseEnd(after)
        }
        return parsePath(after) && parseEnd(after.dropFirst(pathLength(after)))
    }

    private mutating func appendCredentials(_ text: ArraySlice<UInt8>) {
        let colon = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
        Percent.append(text[..<colon], encoding: .userinfo, to: &out)
        places.userEnd = Int32(out.count)
        places.passwordEnd = places.userEnd
        let password = text[colon...].dropFirst()
        if !password.isEmpty {
            out.append(UInt8(ascii: ":"))
            Percent.append(password, encoding: .userinfo, to: &out)
            places.passwordEnd = Int32(out.count)
        }
        if Int32(out.count) > places.userStart { out.append(UInt8(ascii: "@")) }
    }

    private mutating func parseHostAndPort(_ text: ArraySlice<UInt8>, hadCredentials: Bool) -> Bool {
        var inBrackets = false
        var colon = text.endIndex
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "["): inBrackets = true
            case UInt8(ascii: "]"): inBrackets = false
            case UInt8(ascii: ":") where !inBrackets && colon == text.endIndex: colon = index
            default: continue
            }
            if colon < text.endIndex { break }
        }
        let host = text[..<colon]
        if host.isEmpty && (scheme.isSpecial || colon < text.endIndex || hadCredentials) { return false }
        guard WebURLHost.append(host, special: scheme.isSpecial, to: &out) else { return false }
        places.hostEnd = Int32(out.count)
        var port: UInt32?
        for byte in text[colon...].dropFirst() {
            guard byte.isASCIIDigit else { return false }
            let value = (port ?? 0) * 10 + UInt32(byte - UInt8(ascii: "0"))
            guard value <= UInt32(UInt16.max) else { return false }
            port = value
        }
        if let port, UInt16(port) != scheme.defaultPort {
            places.port = UInt16(port)
            out.append(UInt8(ascii: ":"))
            out.append(contentsOf: String(port).utf8)
        }
        return true
    }

    /// Query and fragment.
    mutating func parseEnd(_ rest: ArraySlice<UInt8>) -> Bool {
        let number = rest.firstIndex(of: UInt8(ascii: "#")) ?? rest.endIndex
        if rest.first == UInt8(ascii: "?") {
            out.append(UInt8(ascii: "?"))
            let set: PercentEncodeSet = scheme.isSpecial ? .specialQuery : .query
            Percent.append(rest[(rest.startIndex + 1)..<number], encoding: set, to: &out)
            places.queryEnd = Int32(out.count)
        } else {
            places.queryEnd = Int32(out.count)
            if places.queryEnd < places.pathEnd { places.pathEnd = places.queryEnd }
        }
        if number < rest.endIndex {
            out.append(UInt8(ascii: "#"))
            Percent.append(rest[(number + 1)...], encoding: .fragment, to: &out)
        }
        return true
    }
}
