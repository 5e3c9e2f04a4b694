/// What a link is to its entry (RFC 4287 section 4.2.7.2).
enum LinkRelation {
    /// In lower case; without one it is `alternate`. A relation may be written as an address of its registry, and several
    /// words as in HTML: the page's own comes first.
    static func clean(_ stated: String?) -> String {
        guard let stated else { return alternate }
        if stated == alternate || stated == "self" || stated == "enclosure" || stated == "replies" { return stated }
        let words = stated.lowercased().split { $0.isWhitespace }.map { word in
            registries.first { word.hasPrefix($0) }.map { String(word.dropFirst($0.count)) } ?? String(word)
        }
        return words.first { $0 == alternate } ?? words.first ?? alternate
    }

    /// Where no link says `alternate`: names that HTML and others have for the page itself.
    static func isOfPage(_ relation: String) -> Bool {
        relation == "canonical" || relation == "bookmark" || relation == "permalink"
    }

    private static let alternate = "alternate"
    private static let registries = [
        "http://www.iana.org/assignments/relation/", "https://www.iana.org/assignments/relation/",
        "http://www.iana.org/assignments/link-relations/", "https://www.iana.org/assignments/link-relations/",
    ]
}
