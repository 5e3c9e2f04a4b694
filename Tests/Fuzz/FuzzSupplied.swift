import Extract
import Web

extension FuzzEntry {
    /// Documents that an operator supplies: decoded, mended, cut into lines, read for what they state of themselves.
    static let supplied: [FuzzEntry] = [
        FuzzEntry("supplied-text", passes: 8) { bytes in check(bytes, name: "a.txt") },
        FuzzEntry("supplied-markdown", passes: 8) { bytes in check(bytes, name: "a.md") },
    ]

    private static func check(_ bytes: [UInt8], name: String) {
        do throws(ExtractError) {
            let document = try SuppliedDocument.read(bytes, name: name)
            let keys = document.citations.map { CanonicalURL($0.url).key }
            precondition(Set(keys).count == keys.count, "an address cited twice")
            precondition(document.article.quality >= 0 && document.article.quality <= 1, "a quality out of bounds")
        } catch {
            return  // no text: an image, a feed, nothing
        }
    }
}
