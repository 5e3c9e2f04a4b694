import Bytes
import Markup

/// The way from the front page down to the article, as a page shows it or its data states it: its last step is the section.
enum PageCrumbs {
    struct Step {
        let name: String
        let href: String?
    }

    private static let classKey = packedName("class")
    private static let itemtypeKey = packedName("itemtype")
    private static let lettersBound = 400

    /// `class="breadcrumb"`, `itemtype="https://schema.org/BreadcrumbList"`.
    static func isBox(_ element: Outline.Element) -> Bool {
        if let type = element.node.bytes(ofAttribute: itemtypeKey), ASCII.contains(type, "BreadcrumbList") {
            return true
        }
        if element.tag == .nav, let label = element.node.attribute("aria-label"),
            ASCII.lowercased(label).utf8Contains("breadcrumb")
        {
            return true
        }
        // The word counts as junk in the table of names, with many others.
        guard element.hints.contains(.junk), let name = element.node.bytes(ofAttribute: classKey) else { return false }
        return ASCII.contains(name, "crumb")
    }

    /// The links of such a box, from the first step down.
    static func shown(_ box: Int, _ outline: Outline) -> [Step] {
        guard outline.letters(in: box) < lettersBound else { return [] }
        return (box..<outline.end(box)).lazy.filter { outline.tag($0) == .a }.prefix(12).map { index in
            Step(
                name: ASCII.trimmed(outline.text(of: index, limitBytes: 200)),
                href: outline.node(index).attribute("href"))
        }
    }
}
