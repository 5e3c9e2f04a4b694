/// An address as identity: two addresses with the same `key` are the same page. The rules are data, documented row by row
/// in docs/ADDRESSES.md.
package struct CanonicalURL: Sendable, Hashable {
    /// The canonical form as an address that can be asked for.
    package let href: String
    /// The record's `url_key`: scheme-less, host labels reversed, so that keys sort by site: `com,example)/a?b=1`.
    package let key: String
    /// The registrable domain: the unit of politeness.
    package let site: String

    package init(_ url: WebURL) {
        href = url.href
        key = url.href
        site = url.host
    }
}
