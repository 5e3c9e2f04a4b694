/// What a server gave us to ask "has it changed?" with (RFC 9110 section 8.8), kept as it was sent.
package struct Validators: Sendable, Equatable, Codable {
    package let etag: String?
    package let lastModified: String?

    package init(etag: String?, lastModified: String?) {
        self.etag = etag.flatMap(Self.sendable)
        self.lastModified = lastModified.flatMap(Self.sendable)
    }

    package init(headers: HTTPHeaders) {
        self.init(etag: headers["ETag"], lastModified: headers["Last-Modified"])
    }

    package var isEmpty: Bool { etag == nil && lastModified == nil }

    /// The request's fields: If-None-Match and If-Modified-Since.
    package var conditions: [HTTPHeaders.Field] {
        [
            etag.map { .init(name: "If-None-Match", value: $0) },
            lastModified.map { .init(name: "If-Modified-Since", value: $0) },
        ]
        .compactMap { $0 }
    }

    /// Weak comparison (section 8.8.3.2): the same entity tag, else the same date; nil when nothing can be compared.
    package func match(_ other: Validators) -> Bool? {
        if let etag, let theirs = other.etag { return Self.opaque(etag) == Self.opaque(theirs) }
        if let lastModified, let theirs = other.lastModified { return lastModified == theirs }
        return nil
    }

    private static func opaque(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }

    /// Sent back as it came, so it must not be able to end a line, nor be a burden.
    private static func sendable(_ value: String) -> String? {
        let bytes = value.utf8
        return bytes.isEmpty || bytes.count > 1_024 || bytes.contains { $0 < 0x20 || $0 == 0x7F } ? nil : value
    }
}
