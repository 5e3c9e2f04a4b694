import Web

/// What to do with a response, as far as redirection goes.
enum RedirectStep: Equatable {
    /// It is the answer.
    case stay
    case follow(WebURL)
    /// It is the answer, and points to where the caller has to ask first.
    case leave(WebURL)
    case fail(FetchError)

    /// `visited` are the addresses asked so far, the one that answered last.
    static func after(_ header: HeaderBlock, visited: [WebURL], policy: FetchRequest.Redirects) -> RedirectStep {
        guard header.redirects, let location = header.location, let from = visited.last else { return .stay }
        guard let resolved = resolve(location, against: from), resolved.isFetchable else {
            return .fail(.badRedirect(String(decoding: location.prefix(500), as: UTF8.self)))
        }
        let next = resolved.forRequest
        let limit: Int
        switch policy {
        case .follow(let most): limit = most
        case .sameSite(let most):
            limit = most
            guard Site.of(host: next.host) == Site.of(host: from.host) else { return .leave(next) }
        case .permitted(let most, let permit):
            limit = most
            guard permit.allows(next) else { return .leave(next) }
        }
        if limit <= 0 { return .leave(next) }
        // Twice is no loop yet: many sites set a cookie and send the reader to where they already are.
        guard visited.count <= limit, visited.count(where: { $0 == next }) < 2 else { return .fail(.tooManyRedirects) }
        return .follow(next)
    }

    /// Servers send raw UTF-8, and raw bytes of older encodings; those are kept as they are, percent-encoded.
    private static func resolve(_ location: [UInt8], against base: WebURL) -> WebURL? {
        if let text = String(validating: location, as: UTF8.self) { return WebURL(text, base: base) }
        let digits = Array("0123456789ABCDEF".utf8)
        let escaped = location.flatMap { byte in
            byte < 0x80 ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return WebURL(String(decoding: escaped, as: UTF8.self), base: base)
    }
}

extension WebURL {
    /// Whether it leads to a web server at all, wherever that may be.
    var isFetchable: Bool { isHTTP && !host.isEmpty && !BlockedPort.contains(port) }
}
