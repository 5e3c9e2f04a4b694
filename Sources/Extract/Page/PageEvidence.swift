import Bytes
import Markup
import Web

/// What a page is before anything is decided about it: its tree, its head, its data, its address. Made once and handed on,
/// so that whoever asks a question of the page names the page and not its parts.
struct PageEvidence {
    /// What is never text is marked in it while the body is sought, and stays so.
    var outline: Outline
    let facts: PageFacts
    let structured: StructuredData
    let embedded: [HTMLEmbeddedData]
    let url: WebURL?
    /// In lower case; empty where nobody knows where the page came from.
    let host: String
    /// The whole page as it came, scripts included, in UTF-8.
    let source: [UInt8]

    init(root: HTMLNode, embedded: [HTMLEmbeddedData], scriptCount: Int, source: [UInt8], url: WebURL?) {
        outline = Outline(root: root)
        outline.scripts = scriptCount
        facts = PageFacts(outline)
        structured = StructuredData(embedded)
        self.embedded = embedded
        self.source = source
        self.url = url
        host = url.map { ASCII.lowercased($0.host) } ?? ""
    }
}
