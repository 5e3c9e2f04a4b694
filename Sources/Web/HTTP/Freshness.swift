import Bytes
package import FoundationEssentials

/// When a server lets us ask again, read from one response (RFC 9111, RFC 9110 section 10.2.3).
package struct Freshness: Sendable, Equatable {
    /// Which header ruled, for `rawi sources ID`.
    package enum Rule: String, Sendable, Codable {
        case retryAfter = "retry-after"
        case maxAge = "max-age"
        case expires
    }

    /// Not before this instant; nil when the response says nothing.
    package let notBefore: Date?
    package let rule: Rule?
    /// What Retry-After alone asks for: a wish, where the others say for how long a cache may answer.
    package let retryAfter: Date?

    package init(notBefore: Date?, rule: Rule?, retryAfter: Date? = nil) {
        self.notBefore = notBefore
        self.rule = rule
        self.retryAfter = retryAfter
    }

    /// Nothing a server says keeps us away for longer, in seconds.
    package static let longestWait = 86_400.0

    /// Retry-After counts on any status and is capped at one day; freshness lifetime is capped at one day too.
    package static func read(status: Int, headers: HTTPHeaders, receivedAt: Date) -> Freshness {
        // The server's own clock, so that its dates mean what it meant; an unreadable one is ours.
        let serverNow = headers["Date"].flatMap(HTTPDate.parse) ?? receivedAt
        let retry = headers["Retry-After"].flatMap { wait(retryAfter: $0, serverNow: serverNow) }
        let lifetime = mayBeReused(status) ? lifetime(headers, serverNow: serverNow) : nil
        func after(_ seconds: Double) -> Date { receivedAt.addingTimeInterval(min(seconds, longestWait)) }
        switch (retry, lifetime) {
        case (let retry?, let lifetime?) where retry < lifetime.seconds:
            return Freshness(
                notBefore: after(lifetime.seconds), rule: lifetime.rule, retryAfter: after(retry))
        case (let retry?, _):
            return Freshness(notBefore: after(retry), rule: .retryAfter, retryAfter: after(retry))
        case (nil, let lifetime?): return Freshness(notBefore: after(lifetime.seconds), rule: lifetime.rule)
        case (nil, nil): return Freshness(notBefore: nil, rule: nil)
        }
    }

    /// Answers that stay true for a while. Other errors have a back-off of their own, which a stray max-age must not stretch.
    private static func mayBeReused(_ status: Int) -> Bool {
        200..<400 ~= status || status == 404 || status == 410
    }

    private static func wait(retryAfter value: String, serverNow: Date) -> Double? {
        let seconds = seconds(value) ?? HTTPDate.parse(value)?.timeIntervalSince(serverNow)
        return seconds.flatMap { $0 > 0 ? $0 : nil }
    }

    /// RFC 9111 section 4.2.1, as a cache that is not shared: max-age, else Expires. Nil where nothing is fresh.
    private static func lifetime(_ headers: HTTPHeaders, serverNow: Date) -> (seconds: Double, rule: Rule)? {
        let control = CacheControl(headers.all("Cache-Control"))
        if control.forbidsReuse { return nil }
        // `Vary: *` is never matched by a later request (section 4.1).
        if headers.all("Vary").contains(where: { $0.contains("*") }) { return nil }
        let age = headers["Age"].flatMap(seconds) ?? 0
        let total: (Double, Rule)?
        if let maxAge = control.maxAge {
            total = (maxAge, .maxAge)
        } else if let expires = headers["Expires"].flatMap(HTTPDate.parse) {
            total = (expires.timeIntervalSince(serverNow), .expires)
        } else {
            total = nil
        }
        guard let (lifetime, rule) = total, lifetime - age > 0 else { return nil }
        return (lifetime - age, rule)
    }

    /// Delta-seconds (RFC 9111 section 1.2.2): digits only; however many, they never overflow.
    static func seconds(_ text: String) -> Double? {
        var value = 0.0
        var count = 0
        for byte in text.utf8.drop(while: { $0 == 0x20 || $0 == 0x09 }) {
            if byte == 0x20 || byte == 0x09 { continue }
            guard 0x30...0x39 ~= byte else { return nil }
            value = min(value * 10 + Double(byte - 0x30), 2_147_483_648)
            count += 1
        }
        return count > 0 ? value : nil
    }
}

/// The directives of Cache-Control that speak to us (RFC 9111 section 5.2.2).
struct CacheControl: Equatable {
    /// no-store, or no-cache for the whole response: nothing is said about when to ask again.
    private(set) var forbidsReuse = false
    private(set) var maxAge: Double?

    init(_ values: [String]) {
        for value in values.prefix(Self.fieldLimit) where value.utf8.count <= Self.lengthLimit {
            for directive in Self.split(value) {
                let parts = directive.split(separator: "=", maxSplits: 1)
                let name = parts.first.map { Self.trimmed($0).lowercased() } ?? ""
                let argument = parts.count > 1 ? Self.trimmed(parts[1]) : nil
                switch name {
                case "no-store": forbidsReuse = true
                // `no-cache="Set-Cookie"` is about that field only.
                case "no-cache" where argument == nil: forbidsReuse = true
                // The first one counts (section 4.2.1); one that is no number is stale at once.
                case "max-age" where maxAge == nil: maxAge = argument.flatMap { Freshness.seconds($0) } ?? 0
                default: break
                }
            }
        }
    }

    private static let fieldLimit = 32
    private static let lengthLimit = 8_192

    /// At commas outside quotes.
    private static func split(_ value: String) -> [String] {
        var quoted = false
        return value.utf8.split { byte in
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            return byte == UInt8(ascii: ",") && !quoted
        }.map { String($0) ?? "" }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(ASCII.trimmed(text.utf8) { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\"") }) ?? ""
    }
}
