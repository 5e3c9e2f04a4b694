extension WebURL {
    /// The address that this one only leads to: out of a cache, a translator, a redirector that says in the clear where it goes;
    /// itself where it does not. What hides deeper than four of them is nobody's link and stays.
    package var unwrapped: WebURL {
        var inner = self
        for _ in 0..<4 {
            guard let next = AMPCache.original(of: inner) ?? Wrapper.original(of: inner) else { return inner }
            inner = next
        }
        return self
    }
}

extension WebURL {
    /// Whether a site has such addresses at all.
    static func mayLeadElsewhere(site: String) -> Bool {
        Wrapper.sites.contains(site) || site.hasPrefix("google.") || site.hasSuffix(".goog")
    }
}

/// Services that hold another address in a field, a row each; docs/ADDRESSES.md has the same.
private enum Wrapper {
    private struct Row {
        /// The host, or what it ends with where it begins with a dot.
        let host: String
        /// nil: whatever the path.
        var path: String?
        let fields: [String]
    }

    private static let rows: [Row] = [
        Row(host: "l.facebook.com", path: "/l.php", fields: ["u"]),
        Row(host: "lm.facebook.com", path: "/l.php", fields: ["u"]),
        Row(host: "www.facebook.com", path: "/l.php", fields: ["u"]),
        Row(host: "l.messenger.com", path: "/l.php", fields: ["u"]),
        Row(host: "l.instagram.com", path: "/", fields: ["u"]),
        Row(host: "l.threads.com", path: "/", fields: ["u"]),
        Row(host: "l.threads.net", path: "/", fields: ["u"]),
        Row(host: "l.wl.co", path: "/l", fields: ["u"]),
        Row(host: ".safelinks.protection.outlook.com", fields: ["url"]),
        Row(host: "t.me", path: "/iv", fields: ["url"]),
        Row(host: "telegram.me", path: "/iv", fields: ["url"]),
        Row(host: "www.youtube.com", path: "/redirect", fields: ["q"]),
        Row(host: "vk.com", path: "/away.php", fields: ["to"]),
        Row(host: "away.vk.com", path: "/away.php", fields: ["to"]),
        Row(host: "www.linkedin.com", path: "/redir/redirect", fields: ["url"]),
        Row(host: "www.linkedin.com", path: "/safety/go", fields: ["url"]),
        Row(host: "out.reddit.com", fields: ["url"]),
        Row(host: "duckduckgo.com", path: "/l/", fields: ["uddg"]),
        Row(host: "slack-redir.net", path: "/link", fields: ["url"]),
        Row(host: "medium.com", path: "/r/", fields: ["url"]),
        Row(host: "t.umblr.com", path: "/redirect", fields: ["z"]),
        Row(host: "steamcommunity.com", path: "/linkfilter/", fields: ["u", "url"]),
        Row(host: "translate.google.com", path: "/translate", fields: ["u"]),
        Row(host: "translate.yandex.com", path: "/translate", fields: ["url"]),
        Row(host: "googleweblight.com", path: "/i", fields: ["u"]),
    ]

    fileprivate static let sites: Set<String> = [
        "facebook.com", "messenger.com", "instagram.com", "threads.com", "threads.net", "wl.co", "outlook.com", "t.me",
        "telegram.me", "youtube.com", "youtu.be", "vk.com", "linkedin.com", "reddit.com", "duckduckgo.com",
        "slack-redir.net",
        "medium.com", "umblr.com", "steamcommunity.com", "yandex.com", "googleweblight.com", "translate.goog",
        "urldefense.com",
        "proofpoint.com", "ampproject.org",
    ]

    static func original(of url: WebURL) -> WebURL? {
        let host = url.host
        if host.hasSuffix(".translate.goog") { return translated(url) }
        if host == "urldefense.com" || host == "urldefense.proofpoint.com" { return defended(url) }
        if host == "youtu.be" || host == "www.youtube.com" || host == "m.youtube.com" || host == "youtube.com" {
            if let film = film(url) { return film }
        }
        guard let fields = fields(host, url.path), let query = url.query else { return nil }
        for field in fields {
            guard let value = value(of: field, in: query), let inner = WebURL(value), inner.isHTTP,
                inner.host.utf8.contains(UInt8(ascii: ".")), inner.host != host
            else { continue }
            return inner
        }
        return nil
    }

    private static func fields(_ host: String, _ path: String) -> [String]? {
        // `www.google.com`, `google.com.lb`.
        if path == "/url", Site.of(host: host).hasPrefix("google."),
            host.hasPrefix("www.google.") || host.hasPrefix("google.")
        {
            return ["q", "url"]
        }
        return rows.first { row in
            (row.host.hasPrefix(".") ? host.hasSuffix(row.host) : row.host == host) && (row.path ?? path) == path
        }?.fields
    }

    private static func value(of name: String, in query: String) -> String? {
        for field in query.utf8.split(separator: UInt8(ascii: "&")) where field.starts(with: (name + "=").utf8) {
            let bytes = Percent.decode(Array(field.dropFirst(name.utf8.count + 1))[...])
            return String(validating: bytes, as: UTF8.self)
        }
        return nil
    }

    /// `almarsa--news-example.translate.goog`: dots as hyphens, hyphens doubled.
    private static func translated(_ url: WebURL) -> WebURL? {
        var host: [UInt8] = []
        var label = Array(url.host.utf8.dropLast(".translate.goog".utf8.count))[...]
        while let byte = label.popFirst() {
            if byte == UInt8(ascii: "-"), label.first == byte {
                label = label.dropFirst()
                host.append(byte)
            } else {
                host.append(byte == UInt8(ascii: "-") ? UInt8(ascii: ".") : byte)
            }
        }
        let kept = (url.query ?? "").utf8.split(separator: UInt8(ascii: "&")).filter { !$0.starts(with: "_x_tr_".utf8) }
        let query = kept.isEmpty ? "" : "?" + kept.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "&")
        let original = WebURL("https://" + String(decoding: host, as: UTF8.self) + url.path + query)
        return original.flatMap { $0.host.utf8.contains(UInt8(ascii: ".")) ? $0 : nil }
    }

    /// Proofpoint's third form: `/v3/__https://example.org/page__;!!…`.
    private static func defended(_ url: WebURL) -> WebURL? {
        guard url.path.hasPrefix("/v3/__"), let end = url.href.firstRange(of: "__;") else { return nil }
        let start = url.href.firstRange(of: "/v3/__")
        guard let start, start.upperBound < end.lowerBound else { return nil }
        let inner = WebURL(String(url.href[start.upperBound..<end.lowerBound]))
        return inner.flatMap { $0.isHTTP ? $0 : nil }
    }

    /// One film under its forms: `youtu.be/ID`, `/shorts/ID`, `/live/ID`, `/embed/ID`.
    private static func film(_ url: WebURL) -> WebURL? {
        let parts = url.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        let id: String? =
            if url.host == "youtu.be" {
                parts.count == 1 ? parts[0] : nil
            } else {
                parts.count == 2 && ["shorts", "live", "embed", "v"].contains(parts[0]) ? parts[1] : nil
            }
        let isID = id.map { id in
            id.utf8.count == 11 && id.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x5F }
        }
        guard let id, isID == true else { return nil }
        return WebURL("https://www.youtube.com/watch?v=" + id)
    }
}

/// Pages that an AMP cache or viewer serves in place of the publisher.
private enum AMPCache {
    /// Nil when the address is no cache's.
    static func original(of url: WebURL) -> WebURL? {
        let rest = url.href.utf8.dropFirst(Int(url.places.pathStart))
        guard ["/c/", "/v/", "/amp/"].contains(where: { rest.starts(with: $0.utf8) }) else { return nil }
        let name = url.host
        let prefixes: [String] =
            if name.hasSuffix(".cdn.ampproject.org") {
                ["/c/s/", "/v/s/", "/c/", "/v/"]
            } else if name.hasPrefix("www.google.") {
                ["/amp/s/", "/amp/"]
            } else {
                []
            }
        let path = url.path
        guard let prefix = prefixes.first(where: path.hasPrefix) else { return nil }
        let scheme = prefix.hasSuffix("/s/") ? "https://" : "http://"
        let query = url.query.map { "?" + $0 } ?? ""
        guard let original = WebURL(scheme + path.dropFirst(prefix.count) + query), original.host.contains(".") else {
            return nil
        }
        return original
    }
}
