import Markup

/// Elements that nobody here knows: blocks of related articles, advertisements. Their titles and links are their own.
extension FeedReader {
    /// Whether what stands in the unknown element that starts is its own. Not where the feed's own head may still come within
    /// it.
    var holdsItsOwn: Bool {
        guard scope == .entry || scope == .feed || scope == .foreign else { return false }
        return isInEntry || depth >= (root == .rss || root == .rdf ? 3 : 2)
    }

    /// A field of a foreign element begins: the entry is put aside as it is, until it shows where that element ends.
    func beginForeign() {
        if isInEntry, beforeForeign.isEmpty { beforeForeign.append(draft) }
    }

    /// The end of a foreign element. Where it had no end tag of its own, it was a slip, and what followed was the entry's.
    func endForeign() {
        guard scope != .foreign, !beforeForeign.isEmpty, let before = beforeForeign.popLast(), xml.isOwnEnd else {
            return
        }
        if foreignDraft.isEmpty { foreignDraft.append(draft) }
        draft = before
    }
}
