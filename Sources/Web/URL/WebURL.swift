/// An address as the WHATWG URL Standard reads it (https://url.spec.whatwg.org/), already parsed and serialised.
///
/// It is one string and the places in it, so that parsing an address allocates once and comparing two compares text.
package struct WebURL: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The serialised address, fragment included.
    package let href: String
    let places: Places

    /// Where the parts of an address begin and end, in bytes of its serialisation:
    /// `scheme : // username [: password] @ host : port / path ? query # fragment`.
    struct Places: Sendable, Hashable {
        var schemeEnd: Int32 = 0
        /// Where the user name begins; when there is no authority, where the path does.
        var userStart: Int32 = 0
        var userEnd: Int32 = 0
        /// Past the password and before the `@`; equal to `userEnd` when there is no password.
        var passwordEnd: Int32 = 0
        var hostStart: Int32 = 0
        var hostEnd: Int32 = 0
        var pathStart: Int32 = 0
        var pathEnd: Int32 = 0
        /// Past the query; equal to `pathEnd` when there is none.
        var queryEnd: Int32 = 0
        var port: UInt16?
        var hasAuthority = false
        /// The path is text that is never split at slashes: `mailto:a@b.example`.
        var isOpaque = false
    }

    /// Addresses longer than this, as written or as serialised, are refused: twice what any browser sends, and it bounds what one link can cost.
    package static let lengthLimitBytes = 64 * 1024

    /// Nil where the standard says failure, and for addresses longer than `lengthLimitBytes`.
    package init?(_ text: String, base: WebURL? = nil) {
        guard text.utf8.count <= Self.lengthLimitBytes else { return nil }
        if let places = PlainURL.places(of: text) {
            (href, self.places) = (text, places)
            return
        }
        var parser = WebURLParser(base: base)
        guard parser.parse(Array(text.utf8)), parser.out.count <= Self.lengthLimitBytes else { return nil }
        href = String(decoding: parser.out, as: UTF8.self)
        places = parser.places
    }

    /// Without the colon, in lower case: `https`.
    package var scheme: String { part(0, places.schemeEnd) }
    package var username: String { part(places.userStart, places.userEnd) }
    package var password: String { part(places.userEnd + 1, places.passwordEnd) }
    /// In ASCII (IDNA applied), without the port; IPv6 in brackets. Empty for schemes that have none.
    package var host: String { part(places.hostStart, places.hostEnd) }
    /// Absent when it is the scheme's own.
    package var port: UInt16? { places.port }
    /// Percent-encoded, `/`-led for http and https.
    package var path: String { part(places.pathStart, places.pathEnd) }
    /// Without the question mark.
    package var query: String? {
        places.queryEnd > places.pathEnd ? part(places.pathEnd + 1, places.queryEnd) : nil
    }
    /// Without the number sign.
    package var fragment: String? {
        let end = Int32(href.utf8.count)
        return end > places.queryEnd ? part(places.queryEnd + 1, end) : nil
    }

    package var description: String { href }
    package var isHTTP: Bool { href.utf8.starts(with: "http:".utf8) || href.utf8.starts(with: "https:".utf8) }
    /// `https://example.com:8443`, the unit robots.txt speaks for.
    package var origin: String { port.map { "\(scheme)://\(host):\($0)" } ?? "\(scheme)://\(host)" }
    /// The host without a `www.` in front.
    package var bareHost: String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
    /// Path and query as they stand in the request line, which is what robots.txt rules match.
    package var requestTarget: String { part(places.pathStart, places.queryEnd) }

    /// The same address without whose it is, user name and password: they must not be stored.
    package var forRecord: WebURL { places.userStart == places.hostStart ? self : forRequest }

    /// The same address without fragment, user name and password: what is sent to a server.
    package var forRequest: WebURL {
        let end = places.queryEnd
        guard Int(end) < href.utf8.count || places.hostStart > places.userStart else { return self }
        var kept = places
        let dropped = places.hostStart - places.userStart
        kept.userEnd = places.userStart
        kept.passwordEnd = places.userStart
        kept.hostStart -= dropped
        kept.hostEnd -= dropped
        kept.pathStart -= dropped
        kept.pathEnd -= dropped
        kept.queryEnd -= dropped
        return WebURL(href: part(0, places.userStart) + part(places.hostStart, end), places: kept)
    }

    init(href: String, places: Places) {
        self.href = href
        self.places = places
    }

    package static func == (left: WebURL, right: WebURL) -> Bool { left.href == right.href }
    package func hash(into hasher: inout Hasher) { hasher.combine(href) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let url = WebURL(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an address")
        }
        self = url
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(href)
    }

    /// The serialisation is ASCII, so any place in it is a character's.
    private func part(_ start: Int32, _ end: Int32) -> String {
        guard start < end else { return "" }
        let utf8 = href.utf8
        let from = utf8.index(utf8.startIndex, offsetBy: Int(start))
        return String(href[from..<utf8.index(from, offsetBy: Int(end - start))])
    }
}
