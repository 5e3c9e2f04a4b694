import Bytes
import Text

/// What publishing systems call the parts of an article in their data, letters only.
enum StateNames {
    static func plain(_ key: String) -> String {
        String(decoding: key.utf8.lazy.map(ASCII.lower).filter { $0 &- 0x61 < 26 }, as: UTF8.self)
    }

    static let publications: Set<String> = [
        "publicationdate", "publishedat", "publishdate", "datepublished", "publisheddate", "firstpublishedat",
        "firstpublished", "publishedon", "pubdate", "publishtime", "publishedtime", "firstpublishdate", "displaydate",
        "publishedatutc", "postdate",
    ]

    /// Days of publication as likely as others.
    static let days: Set<String> = ["date", "created", "createdat", "datetime", "timestamp"]

    /// Names under which a story's text is kept.
    static let bodies: Set<String> = [
        "articlebody", "body", "content", "contents", "html", "text", "fulltext", "story", "paragraphs", "blocks",
        "components", "elements", "bodytext", "bodyhtml", "contenthtml", "htmlcontent", "rendered", "postcontent",
        "articlecontent", "article", "details", "detail", "children", "document", "richtext", "maintext", "newstext",
        "contentelements", "bodymodel", "articletext", "newsbody", "newscontent", "maincontent",
    ]

    static let titles: Set<String> = [
        "title", "headline", "headlines", "name", "articletitle", "heading", "rendered", "newstitle", "posttitle",
    ]

    /// What an item of a body calls its words.
    static let words: Set<String> = [
        "text", "content", "value", "html", "children", "body", "paragraph", "paragraphs", "data", "items", "nodes",
        "contents", "model", "blocks", "quote", "root", "listitems", "contentelements",
    ]

    /// An object, or a list of them.
    static func isTree(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): !members.isEmpty
        case .array(let values): values.contains { if case .object = $0 { true } else { false } }
        default: false
        }
    }

    /// A stamp as people's data have it, seconds and milliseconds since 1970 too.
    static func moment(_ raw: String) -> StatedDate? {
        FeedDate.parse(raw) ?? TextDate.parse(raw)
    }
}
