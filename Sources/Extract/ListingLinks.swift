package import Web

/// Every link of a page that lists articles, navigation included: which of them are articles shows when they are read.
package enum ListingLinks {
    /// In the page's order, each address once; at most 2,000.
    package static func find(
        in bytes: [UInt8], url: WebURL, contentType: String?
    ) throws(ExtractError) -> [ArticleLink] { [] }
}
