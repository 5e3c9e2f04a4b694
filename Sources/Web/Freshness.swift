package import FoundationEssentials

/// When a server lets us ask again, read from one response (RFC 9111, RFC 9110 section 10.2.3).
package struct Freshness: Sendable, Equatable {
    /// Which header ruled, for `rawi sources explain`.
    package enum Rule: String, Sendable, Codable { case retryAfter = "retry-after", maxAge = "max-age", expires }

    /// Not before this instant; nil when the response says nothing.
    package let notBefore: Date?
    package let rule: Rule?

    /// Retry-After counts on any status and is capped at one day; freshness lifetime is capped at one day too.
    package static func read(status: Int, headers: HTTPHeaders, receivedAt: Date) -> Freshness {
        Freshness(notBefore: nil, rule: nil)
    }
}

/// The date forms of HTTP (RFC 9110 section 5.6.7): IMF-fixdate, RFC 850, asctime.
package enum HTTPDate {
    package static func parse(_ text: String) -> Date? { nil }
}
