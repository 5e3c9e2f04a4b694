import FoundationEssentials
import Markup

extension Suite {
    static let html5: [Suite] = [
        Suite("html5/text", file: "html5/tree.jsonl", includes: isWholeDocument) { item, _ in
            guard let input = item.input?.string else { throw SuiteError.badCase("input") }
            let expected = item.expected?["text"]?.string ?? ""
            let found: String
            do throws(MarkupError) {
                let document = try HTMLDocument(parsing: Array(input.utf8))
                found = String(decoding: document.visibleText(), as: UTF8.self)
            } catch {
                found = ""
            }
            return found.utf8.elementsEqual(expected.utf8)
                ? nil : "\(found.debugDescription) for \(expected.debugDescription)"
        }
    ]

    /// Whole documents, read without scripting.
    private static func isWholeDocument(_ item: Case) -> Bool {
        let fragment = item.line["fragment"] ?? .null
        return fragment.isNull && item.line["scripting"]?.string != "on"
    }
}
