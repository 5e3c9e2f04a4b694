/// An address as identity: two addresses with the same `key` are the same page. The rules are data, documented row by row
/// in docs/ADDRESSES.md.
package struct CanonicalURL: Sendable, Hashable {
    /// The canonical form as an address that can be asked for: what is dropped from it, no server needs.
    package let href: String
    /// The record's `url_key`: scheme-less, host labels reversed, so that keys sort by site: `com,example)/a?b=1`.
    package let key: String
    /// The registrable domain: the unit of politeness.
    package let site: String

    package init(_ url: WebURL) {
        var found = CanonicalURL(spelling: url.unwrapped)
        // A dot at the host's end, a session or an escape in the path hid that it only leads elsewhere.
        for _ in 0..<8 where WebURL.mayLeadElsewhere(site: found.site) {
            guard let plain = WebURL(found.href), plain.unwrapped != plain else { break }
            found = CanonicalURL(spelling: plain.unwrapped)
        }
        self = found
    }

    private init(spelling url: WebURL) {
        guard url.isHTTP else {
            (href, key, site) = (url.href, url.href, url.host)
            return
        }
        let source = Array(url.href.utf8)
        let places = url.places

        var host = source[Int(places.hostStart)..<Int(places.hostEnd)]
        // The dot of an absolute name. Names that end in several are in no DNS, and may be a number without them.
        if host.last == UInt8(ascii: "."), !host.dropLast().isEmpty, host.dropLast().last != UInt8(ascii: ".") {
            host = host.dropLast()
        }
        let siteStart = Site.start(in: host)
        site = String(decoding: siteStart.map { host[$0...] } ?? host, as: UTF8.self)

        var out: [UInt8] = []
        out.reserveCapacity(source.count + 8)
        out.append(contentsOf: source[..<Int(places.userStart)])
        out.append(contentsOf: host)
        out.append(contentsOf: source[Int(places.hostEnd)..<Int(places.pathStart)])
        let pathStart = out.count
        CanonicalPath.append(source[Int(places.pathStart)..<Int(places.pathEnd)], to: &out)
        let pathEnd = out.count

        var query: [CanonicalQuery.Field] = []
        if places.queryEnd > places.pathEnd {
            query = CanonicalQuery.fields(source[Int(places.pathEnd + 1)..<Int(places.queryEnd)], site: site)
            for (index, field) in query.enumerated() {
                out.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
                out.append(contentsOf: field.bytes)
            }
        }
        // A hash-bang names a page of its own (the AJAX crawling scheme of 2009, still met on old sites).
        let fragment = source[Int(places.queryEnd)...]
        // `#/news/118` is a route of a page that scripts draw.
        let isRoute = ["#!", "#/"].contains { fragment.starts(with: $0.utf8) }
        let hashBang = isRoute && fragment.count > 2 ? fragment : []
        out.append(contentsOf: hashBang)

        var key: [UInt8] = []
        key.reserveCapacity(out.count + 8)
        CanonicalHost.append(host, siteStart: siteStart, to: &key)
        key.append(contentsOf: source[Int(places.hostEnd)..<Int(places.pathStart)])
        key.append(UInt8(ascii: ")"))
        CanonicalPath.appendKey(out[pathStart..<pathEnd], to: &key)
        CanonicalQuery.appendKey(query, to: &key)
        key.append(contentsOf: hashBang)

        // Escapes may make a very long address one that would be refused: then it stays as it is.
        href = out == source || out.count > WebURL.lengthLimitBytes ? url.href : String(decoding: out, as: UTF8.self)
        self.key = String(decoding: key, as: UTF8.self)
    }
}
