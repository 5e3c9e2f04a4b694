/// An address as the WHATWG URL Standard reads it (https://url.spec.whatwg.org/), already parsed and serialised.
package struct WebURL: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The serialised address, fragment included.
    package let href: String
    /// Without the colon, in lower case: `https`.
    package let scheme: String
    package let username: String
    package let password: String
    /// In ASCII (IDNA applied), without the port; IPv6 in brackets. Empty for schemes that have none.
    package let host: String
    /// Absent when it is the scheme's own.
    package let port: UInt16?
    /// Percent-encoded, `/`-led for http and https.
    package let path: String
    /// Without the question mark.
    package let query: String?
    /// Without the number sign.
    package let fragment: String?

    /// Nil where the standard says failure.
    package init?(_ text: String, base: WebURL? = nil) {
        return nil
    }

    package var description: String { href }
    package var isHTTP: Bool { scheme == "http" || scheme == "https" }
    /// `https://example.com:8443`, the unit robots.txt speaks for.
    package var origin: String { port.map { "\(scheme)://\(host):\($0)" } ?? "\(scheme)://\(host)" }
    /// The same address without fragment, user name and password: what is sent to a server.
    package var forRequest: WebURL { self }
    /// Path and query as they stand in the request line, which is what robots.txt rules match.
    package var requestTarget: String { query.map { "\(path)?\($0)" } ?? path }
}
