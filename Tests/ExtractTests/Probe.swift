import Markup

@testable import Extract

/// Looks at a page's outline for a test.
enum Probe {
    static func count(_ selector: Selector, in page: String) throws -> Int {
        let document = try HTMLDocument(parsing: [UInt8](page.utf8), keeping: .article)
        return document.withRoot { selector.matches(in: Outline(root: $0)).count } ?? 0
    }
}
