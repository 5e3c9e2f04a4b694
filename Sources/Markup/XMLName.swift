/// A name of an element or an attribute as the document writes it, with the namespace its prefix was bound to.
package struct XMLName: Sendable, Hashable {
    package let local: String
    /// Nil when the document uses none.
    package let prefix: String?
    /// Nil where none is declared, which real feeds also do for prefixes that they use.
    package let namespace: String?

    /// As it stands in the tag: `media:content`.
    package var qualified: String { prefix.map { "\($0):\(local)" } ?? local }
}
