import FoundationEssentials
import Web

extension Suite {
    static let urls: [Suite] = [
        Suite("urls/wpt-http", file: "urls/wpt-parse.jsonl", includes: isHTTPRow, judge: judgeParse),
        Suite("urls/wpt-idna", file: "urls/wpt-idna.jsonl", judge: judgeIDNA),
        Suite("urls/clean", file: "urls/clean.jsonl", includes: isOurPolicy, judge: judgeClean),
    ]

    /// Rows that give an http(s) address, and rows that fail although the input or its base names http(s).
    @Sendable private static func isHTTPRow(_ row: Case) -> Bool {
        func isHTTP(_ text: String?) -> Bool {
            let cleaned = (text ?? "").unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
            let start = String(String.UnicodeScalarView(cleaned.drop { $0.value <= 0x20 })).lowercased()
            return start.hasPrefix("http:") || start.hasPrefix("https:")
        }
        guard row.expected?["failure"]?.bool != true else {
            return isHTTP(row.input?["url"]?.string) || isHTTP(row.input?["base"]?.string)
        }
        return isHTTP(row.expected?["protocol"]?.string)
    }

    @Sendable private static func judgeParse(_ row: Case, _: URL) -> String? {
        let base = row.input?["base"]?.string.map { WebURL($0) }
        let url: WebURL? =
            switch base {
            case .some(.none): nil
            case .some(.some(let base)): WebURL(row.input?["url"]?.string ?? "", base: base)
            case .none: WebURL(row.input?["url"]?.string ?? "")
            }
        guard row.expected?["failure"]?.bool != true else { return url.map { "not refused: \($0)" } }
        guard let url else { return "refused" }
        let parts: [(String, String)] = [
            ("href", url.href), ("protocol", url.scheme + ":"), ("username", url.username), ("password", url.password),
            ("hostname", url.host), ("port", url.port.map(String.init) ?? ""), ("pathname", url.path),
            ("search", url.query.map { $0.isEmpty ? "" : "?" + $0 } ?? ""),
            ("hash", url.fragment.map { $0.isEmpty ? "" : "#" + $0 } ?? ""),
        ]
        for (name, value) in parts where row.expected?[name]?.string != value { return "\(name) is \(value)" }
        return nil
    }

    /// The domain goes through a whole address, so that what the host parser refuses afterwards is refused here too.
    @Sendable private static func judgeIDNA(_ row: Case, _: URL) -> String? {
        let host = row.input?.string.flatMap { WebURL.asciiDomain($0) }
        return host == row.expected?.string ? nil : host ?? "refused"
    }

    // MARK: urls/clean

    /// How a row's function maps to ours. What is not listed here judges something else: whether a page is worth crawling, parts of
    /// queries, other schemes.
    private enum CleanRow {
        /// Two addresses are the same page.
        case same(String, String)
        case resolve(reference: String, base: String, expected: String)
        case site(String, String)

        init?(_ row: Case) {
            guard let function = row.input?["fn"]?.string, let expected = row.expected?.string,
                let arguments = row.input?["args"]?.array?.map({ $0.string ?? "" }), let first = arguments.first,
                !first.hasPrefix("b'"), !first.contains("\"\""), !expected.contains("\"")  // Python bytes, CSV quoting
            else { return nil }
            let options = row.input?["options"]?.object ?? [:]
            switch function {
            case "resolve" where arguments.count == 2:
                self = .resolve(reference: first, base: arguments[1], expected: expected)
            case "fix_relative_urls" where arguments.count == 2:
                self = .resolve(reference: arguments[1], base: first, expected: expected)
            case "extract_domain": self = .site(first, expected)
            case "normalize", "canonicalize_url", "url_normalize", "normalizeUrl", "normalize_url", "clean_url",
                "safe_url_string":
                // Options ask for another policy than the function's own, which is all that can agree with ours.
                guard options.isEmpty else { return nil }
                self = .same(first, expected)
            default: return nil
            }
        }
    }

    private static func isHTTPAddress(_ text: String) -> Bool {
        let start = text.trimmingPrefix { $0.isWhitespace }.lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }

    /// Rows that our policy answers: absolute http(s) addresses on both sides, and none of these policies of others:
    /// `#!` turned into a query that a server was once asked by; letters in the query composed (NFC);
    /// a host that the URL Standard refuses.
    @Sendable private static func isOurPolicy(_ row: Case) -> Bool {
        guard let row = CleanRow(row) else { return false }
        switch row {
        case .same(let text, let expected):
            return isHTTPAddress(text) && isHTTPAddress(expected) && WebURL(expected) != nil
                && !expected.contains("_escaped_fragment_")
                && !text.contains("%CC")
        case .resolve(_, let base, let expected): return isHTTPAddress(base) && isHTTPAddress(expected)
        case .site(let text, _): return isHTTPAddress(text)
        }
    }

    /// Addresses that others make one must have one key here, and the canonical form of a canonical form must be itself.
    @Sendable private static func judgeClean(_ row: Case, _: URL) -> String? {
        switch CleanRow(row) {
        case .same(let text, let expected):
            guard let url = WebURL(text), let other = WebURL(expected) else { return "refused" }
            let canonical = CanonicalURL(url)
            guard WebURL(canonical.href).map({ CanonicalURL($0) }) == canonical else {
                return "not stable: \(canonical.href)"
            }
            return canonical.key == CanonicalURL(other).key ? nil : "\(canonical.key) is not \(CanonicalURL(other).key)"
        case .resolve(let reference, let base, let expected):
            let href = WebURL(base).flatMap { WebURL(reference, base: $0) }?.href
            return href == WebURL(expected)?.href ? nil : href ?? "refused"
        case .site(let text, let expected):
            let site = WebURL(text).map { Site.of(host: $0.host) }
            return site == expected ? nil : site ?? "refused"
        case nil: return "no row of ours"
        }
    }
}
