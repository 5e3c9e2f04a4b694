import Text
import Web

/// Which of a text's addresses is its own, and which it cites.
enum SuppliedCitations {
    /// - Parameter stated: the text's own address where a metadata line named it.
    /// - Returns: the own address, and the others, each once, in order.
    static func sorted(_ found: [CitedURL], stated: String?) -> (own: String?, cited: [CitedURL]) {
        let own = (stated ?? labelled(found)).map { WebURL($0)?.forRecord.href ?? $0 }
        var seen: Set<String> = []
        if let own, let url = WebURL(own) { seen.insert(CanonicalURL(url).key) }
        return (own, found.filter { seen.insert(CanonicalURL($0.url).key).inserted }.map(\.unwrapped))
    }

    /// Found in text out of a PDF: read without the strokes that stretched its line, its bytes kept as they stand.
    static func mended(_ cited: CitedURL) -> CitedURL {
        let plain = PDFText.withoutStretch(cited.asWritten)
        guard plain != cited.asWritten else { return cited }
        return cited.read(as: plain) ?? cited
    }

    /// The address that a label calls the article's. Where several differ, none is known to be it.
    private static func labelled(_ found: [CitedURL]) -> String? {
        var own: (href: String, key: String)?
        for cited in found {
            guard let label = cited.label, label.utf8.count <= 100,
                SuppliedLabels.shared.fields[JunkLabels.fold(label.utf8)] == .ownURL
            else { continue }
            let key = CanonicalURL(cited.url).key
            if let own, own.key != key { return nil }
            own = own ?? (cited.url.href, key)
        }
        return own?.href
    }
}
