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
    /// What the page's data and its attributes say that it speaks of (schema.org), articles aside.
    var statedTypes: Set<String> { facts.itemTypes.union(structured.otherTypes) }
    var url: WebURL? { evidence.url }
    var host: String { evidence.host }
    /// The title's heading in the outline.
    var heading: Int? { naming.headingIndex }
}
