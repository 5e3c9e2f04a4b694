/// A block of an article's text and what it is. The texts of all, a line each, are the article's text.
package struct BodyPart: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable {
        case paragraph, heading, quote
        case listItem = "list_item"
        /// Its cells parted by tabs.
        case tableRow = "table_row"
        case caption, code
    }

    package var kind: Kind
    /// Of a heading, 1 to 6.
    package var level: Int?
    package var text: String

    package init(_ kind: Kind, level: Int? = nil, _ text: String) {
        self.kind = kind
        self.level = level
        self.text = text
    }

    /// Of a text of which no more is known than its lines.
    static func lines(of text: String) -> [BodyPart] {
        text.split(separator: "\n").map { BodyPart(.paragraph, String($0)) }
    }

    /// Without so many lines at their beginning.
    static func dropping(_ count: Int, linesOf parts: [BodyPart]) -> [BodyPart] {
        var left = count
        var rest = parts[...]
        while left > 0, let first = rest.first {
            let lines = first.text.split(separator: "\n", omittingEmptySubsequences: false)
            rest.removeFirst()
            if lines.count > left {
                var half = first
                half.text = lines.dropFirst(left).joined(separator: "\n")
                rest = [half] + rest
            }
            left -= lines.count
        }
        return Array(rest)
    }
}
