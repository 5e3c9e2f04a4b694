/// One reason to call a page what it is. A rule is a file: what it does, why, an example.
struct KindRule: Sendable {
    /// What `--explain` says ruled.
    let name: String
    /// Nil where the rule has nothing to say of the page.
    let answer: @Sendable (KindEvidence) -> Extraction.Kind?

    init(_ name: String, _ answer: @escaping @Sendable (KindEvidence) -> Extraction.Kind?) {
        (self.name, self.answer) = (name, answer)
    }
}
