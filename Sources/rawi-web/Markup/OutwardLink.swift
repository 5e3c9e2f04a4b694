import Web

/// An address that a record names, fit to be clicked: http or https, and nothing else ever (`javascript:`, `data:`, `file:`).
struct OutwardLink: Sendable {
    /// As the URL standard writes it.
    let address: String

    init?(_ text: String) {
        guard text.utf8.count <= 4096, let url = WebURL(text), url.isHTTP else { return nil }
        address = url.href
    }
}

extension HTML {
    /// Leaves without saying whence; what cannot be a link stands there as text.
    mutating func link(to address: String, text theirs: String? = nil) {
        guard let link = OutwardLink(address) else {
            return element("span", .anyDirection, .class("address")) { $0.text(theirs ?? address) }
        }
        element("a", .href(link), .ours("rel", "noreferrer noopener nofollow"), .anyDirection, .class("address")) {
            $0.text(theirs ?? address)
        }
    }
}
