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
    package init(headers: HTTPHeaders, agent: String) {
        for value in headers.all("X-Robots-Tag").prefix(Self.fieldLimit) {
            xRobotsTag += XRobotsTag.directives(value, agent: agent)
        }
        xRobotsTag = Array(xRobotsTag.prefix(Self.directiveLimit))
        tdmReservation = headers["TDM-Reservation"].flatMap(TDMReservation.number)
        tdmPolicy = headers["TDM-Policy"].flatMap(TDMReservation.policy)
    }

    private static let fieldLimit = 32
    private static let directiveLimit = 64

    /// The directives of one `<meta name=robots>` content, in lower case: split at commas, and at spaces where the commas were
    /// forgotten.
    package static func directives(_ content: String) -> [String] {
        Array(RobotsDirectives.split(content).map { $0.lowercased() }.prefix(directiveLimit))
    }

    /// Whether any directive in force is `noindex` or `none`. The others speak of what a search engine shows and are recorded only.
    package var forbidsIndexing: Bool { says("noindex") || says("none") }

    private func says(_ directive: String) -> Bool {
        (xRobotsTag + metaRobots).contains { $0.lowercased().filter { $0 != " " } == directive }
    }
}

/// The grammar that robots meta tags and X-Robots-Tag share.
enum RobotsDirectives {
    /// Pieces between commas; the date of `unavailable_after` keeps its comma; `max-snippet: 20` loses its space.
    static func split(_ content: String) -> [String] {
        var pieces: [String] = []
        for part in bounded(content).split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "،" }) {
            let piece = trimmed(part)
            guard let first = piece.first else { continue }
            if first.isNumber, let last = pieces.last, begins(last, with: "unavailable_after"),
                !last.utf8.contains(0x2C)
            {
                // `unavailable_after: Wed, 03 Dec 2025 13:09:53 GMT`: the one comma of its date
                pieces[pieces.count - 1] = last + ", " + piece
            } else if let colon = piece.firstIndex(of: ":") {
                let name = trimmed(piece[..<colon])
                let value = trimmed(piece[piece.index(after: colon)...])
                pieces.append(begins(name, with: "unavailable_after") ? "\(name): \(value)" : "\(name):\(value)")
            } else {
                pieces += piece.split(whereSeparator: \.isWhitespace).map(String.init)
            }
        }
        return pieces
    }

    /// No honest content is longer.
    private static func bounded(_ content: String) -> String {
        content.utf8.count <= lengthLimit ? content : String(decoding: content.utf8.prefix(lengthLimit), as: UTF8.self)
    }

    private static let lengthLimit = 8_192

    /// - Parameter prefix: ASCII in lower case.
    static func begins(_ text: some StringProtocol, with prefix: String) -> Bool {
        text.utf8.count >= prefix.utf8.count
            && zip(text.utf8, prefix.utf8).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

/// `X-Robots-Tag: [agent:] directive, …`, as Google documents it.
enum XRobotsTag {
    /// The directives that speak to `agent` or to everyone; a name with a colon rules until the next one.
    static func directives(_ value: String, agent: String) -> [String] {
        var directives: [String] = []
        var speaksToUs = true
        for var piece in RobotsDirectives.split(value) {
            if let colon = piece.firstIndex(of: ":") {
                let name = piece[..<colon].lowercased()
                if !withValue.contains(name) {
                    speaksToUs = name == "*" || name == "robots" || name == agent.lowercased()
                    piece = RobotsDirectives.trimmed(piece[piece.index(after: colon)...])
                    // `googlebot: max-snippet: 20` and `googlebot: noindex nofollow`
                    if speaksToUs { directives += RobotsDirectives.split(piece) }
                    continue
                }
            }
            if speaksToUs { directives.append(piece) }
        }
        return directives
    }

    private static let withValue = ["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"]
}
