import Loopback

/// Answers as a well-behaved server gives them: a type, a validator, and 304 for who knows the page already.
enum Answer {
    /// `etag` must change whenever the body does.
    static func page(_ request: Request, _ body: [UInt8], type: String = "text/html; charset=utf-8", etag: String)
        -> Reply
    {
        let quoted = "\"\(etag)\""
        if request["If-None-Match"] == quoted { return Reply(status: 304, headers: [("ETag", quoted)]) }
        return Reply(headers: [("Content-Type", type), ("ETag", quoted)], body: body)
    }

    static func page(_ request: Request, _ text: String, type: String = "text/html; charset=utf-8", etag: String)
        -> Reply
    {
        page(request, Array(text.utf8), type: type, etag: etag)
    }

    static func robots(_ rules: String) -> Reply { .text(rules, type: "text/plain") }

    /// A paragraph element each.
    static func paragraphs(_ texts: [String]) -> String {
        texts.map { "<p>\($0)</p>" }.joined(separator: "\n")
    }
}
