import Lexicon

/// What a page is, judged by what it shows; the status it came with is the caller's to know.
enum PageKind {
    /// The first rule that answers has ruled: what stands in place of a page, pages without a text of their own, what the
    /// page says of itself, then what its links and its prose look like.
    static let rules: [KindRule] = [
        .challenge, .errorPage, .login, .folder, .bareLine, .unsaid, .shell, .systemPage, .film, .archive, .product,
        .frontOfEntries, .statedTeasers, .statedArticle, .frontPage, .offer,
        .stream, .framedTeasers, .itemOfItsDay, .story, .unfilled, .linkHeavy, .listing, .teasers, .textless,
    ]

    static func judge(_ seen: KindEvidence) -> (kind: Extraction.Kind, rule: String) {
        for rule in rules {
            if let kind = rule.answer(seen) { return (kind, rule.name) }
        }
        return (.article, "text")
    }
}

/// What pages say that are nothing without scripts.
extension KindEvidence {
    func asksForScripts(_ folded: [UInt8]) -> Bool { Self.shells.contains { Fold.contains(folded, $0) } }

    func leadsToScripts(_ line: [UInt8]) -> Bool { Self.shells.contains { LinePhrase.leads(line, $0) } }

    private static let shells = Lexicon.shells.texts.map { JunkLabels.fold($0.utf8) }
}
