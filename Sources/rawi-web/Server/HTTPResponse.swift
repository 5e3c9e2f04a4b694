/// What goes back, with everything that keeps a browser from doing more than showing it.
struct HTTPResponse: Sendable {
    enum Status: Int, Sendable {
        case ok = 200
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case misdirected = 421
        case tooLarge = 431
        case failed = 500
        case unavailable = 503
        case otherVersion = 505

        var words: StaticString {
            switch self {
            case .ok: "OK"
            case .badRequest: "Bad Request"
            case .forbidden: "Forbidden"
            case .notFound: "Not Found"
            case .methodNotAllowed: "Method Not Allowed"
            case .misdirected: "Misdirected Request"
            case .tooLarge: "Request Header Fields Too Large"
            case .failed: "Internal Server Error"
            case .unavailable: "Service Unavailable"
            case .otherVersion: "HTTP Version Not Supported"
            }
        }
    }

    var status: Status
    var type: StaticString
    var body: [UInt8]
    /// Pages show what is now; only style and icon may be kept, for a while.
    var mayBeKept = false

    static func html(_ body: [UInt8], _ status: Status = .ok) -> HTTPResponse {
        HTTPResponse(status: status, type: "text/html; charset=utf-8", body: body)
    }

    static func text(_ status: Status, _ text: String) -> HTTPResponse {
        HTTPResponse(status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
    }

    /// Nothing but our own style and icon is loaded, no script runs, no other site may frame, embed or read it.
    private static let fences: StaticString = """
        Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
        base-uri 'none'; frame-ancestors 'none'\r
        X-Content-Type-Options: nosniff\r
        X-Frame-Options: DENY\r
        Referrer-Policy: no-referrer\r
        Cross-Origin-Opener-Policy: same-origin\r
        Cross-Origin-Resource-Policy: same-origin\r

        """

    /// - Parameter isHead: the same without its body.
    func bytes(isHead: Bool) -> [UInt8] {
        var head =
            "HTTP/1.1 \(status.rawValue) \(status.words)\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n"
        head += mayBeKept ? "Cache-Control: max-age=600\r\n" : "Cache-Control: no-store\r\n"
        if status == .methodNotAllowed { head += "Allow: GET, HEAD\r\n" }
        if status == .unavailable { head += "Retry-After: 5\r\n" }
        head += "\(Self.fences)Connection: close\r\n\r\n"
        return Array(head.utf8) + (isHead ? [] : body)
    }
}
