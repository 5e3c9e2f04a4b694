/// What a page or its server says about use: robots meta tags, X-Robots-Tag, text-and-data-mining reservation.
package struct Rights: Sendable, Equatable, Codable {
    /// `X-Robots-Tag` values that speak to us or to all, trimmed, in order.
    package var xRobotsTag: [String] = []
    /// `<meta name=robots>` (or our own name) content values, split at commas, lower case.
    package var metaRobots: [String] = []
    /// `tdm-reservation`: 1 reserved, 0 not; nil when not stated.
    package var tdmReservation: Int?
    package var tdmPolicy: String?

    package init() {}

    /// Reads the response's headers; what the page itself says is added by the caller.
    package init(headers: HTTPHeaders, agent: String) {}

    /// Whether any directive in force is `noindex` or `none`.
    package var forbidsIndexing: Bool { false }
}
