import Web

/// The page with its title found and its body chosen: what authors, dates and the page's kind are told from.
struct ArticleEvidence {
    let evidence: PageEvidence
    let naming: Naming
    let page: PageText
    let body: ArticleBody

    var outline: Outline { evidence.outline }
    var facts: PageFacts { evidence.facts }
    var structured: StructuredData { evidence.structured }
    var url: WebURL? { evidence.url }
    var host: String { evidence.host }
    /// The title's heading in the outline.
    var heading: Int? { naming.headingIndex }
}
