/// A media type with its parameters, read as the WHATWG MIME Sniffing Standard reads `Content-Type`.
package struct MediaType: Sendable, Equatable {
    /// `text/html`, in lower case.
    package let essence: String
    package let charset: String?

    package init?(_ header: String) { return nil }
}

/// What a body is, judged from its first bytes; the header only breaks ties.
package enum ContentKind: String, Sendable {
    case html, xml, json, text, pdf, image, binary, empty

    package static func sniff(_ bytes: [UInt8], declared: MediaType?) -> ContentKind { .empty }
}
