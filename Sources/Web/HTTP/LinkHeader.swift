/// The `Link` field of a response (RFC 8288 section 3), as far as anybody writes it.
package enum LinkHeader {
    package struct Link: Sendable, Equatable {
        package let address: String
        /// Names in lower case; of several of one name the first counts.
        let parameters: [(name: String, value: String)]

        package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

        package static func == (left: Link, right: Link) -> Bool {
            left.address == right.address && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
        }
    }

    private static let lengthLimit = 16_384
    private static let countLimit = 64

    package static func links(in value: String) -> [Link] {
        guard value.utf8.count <= lengthLimit else { return [] }
        return split(value[...], at: ",").prefix(countLimit).compactMap { part in
            let pieces = split(part, at: ";").map(trimmed)
            guard let target = pieces.first, target.hasPrefix("<"), target.hasSuffix(">") else { return nil }
            let parameters = pieces.dropFirst().map { piece -> (name: String, value: String) in
                let pair = piece.split(separator: "=", maxSplits: 1)
                return (
                    pair.first.map { trimmed($0).lowercased() } ?? "", pair.count > 1 ? unquoted(trimmed(pair[1])) : ""
                )
            }
            return Link(address: trimmed(target.dropFirst().dropLast()), parameters: parameters)
        }
    }

    /// Outside angle brackets and quotes.
    private static func split(_ text: Substring, at mark: Character) -> [Substring] {
        var isQuoted = false
        var isAddress = false
        return text.split { character in
            if character == "\"", !isAddress { isQuoted.toggle() }
            if !isQuoted {
                if character == "<" { isAddress = true }
                if character == ">" { isAddress = false }
            }
            return character == mark && !isQuoted && !isAddress
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
    }
}
