import Web

/// How an answer says that its body is packed.
enum ContentCoding {
    case none
    case inflated(Inflation.Coding)
    /// In a way we do not undo, or in several.
    case other

    init(_ headers: HTTPHeaders) {
        let named = headers.all("Content-Encoding").flatMap { $0.split(separator: ",") }
            .map { String($0.filter { $0 != " " && $0 != "\t" }).lowercased() }
            .filter { !["", "identity", "none"].contains($0) }
        switch named {
        case []: self = .none
        case ["gzip"], ["x-gzip"]: self = .inflated(.gzip)
        case ["deflate"]: self = .inflated(.deflate)
        default: self = .other
        }
    }
}
