import Web

@testable import Extract

/// An invented page about a ferry, whose body a test writes.
enum FerryPage {
    static let sentence =
        "The port office said the ferry sails again from Monday, after eleven weeks in dock and many repairs. "

    /// Seven paragraphs, each its own: `Part 1.` to `Part 7.`
    static let prose = paragraphs("Part")

    static func paragraphs(_ word: String) -> String {
        (1...7).map { "<p>\(word) \($0). \(sentence)</p>" }.joined()
    }

    /// The text of a page that has this between seven paragraphs and seven more, `Then 1.` to `Then 7.`
    static func text(amid inside: String) throws -> String { try text(prose + inside + after) }

    static let after = paragraphs("Then")

    static func text(_ body: String, head: String = "") throws -> String {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main><h1>The ferry sails again</h1>"
            + "\(body)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.text
    }

    /// A page that is nothing but this.
    static func read(whole body: String, head: String = "", title: String = "The ferry sails again") throws
        -> Extraction
    {
        let page = "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/s/1"), contentType: nil)
    }

    /// Who wrote a page with this in its article.
    static func authors(_ body: String, head: String = "") throws -> [String] {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main><article>"
            + "<h1>The ferry sails again</h1>\(body)</article></main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article.authors
    }

    /// Two paragraphs without a number.
    static let opening =
        "<p>The port office said the ferry sails again from Monday, after eleven weeks in dock and many repairs.</p>"
        + "<p>Engineers replaced two engines, and the whole of the steering gear was taken apart and cleaned.</p>"
}
