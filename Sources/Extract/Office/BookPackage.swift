/// The package of an EPUB file: what its parts are and in which order they are read (EPUB 3.3, 5).
struct BookPackage: OfficeHandler {
    private var paths: [String: String] = [:]
    private var guide: Set<String> = []
    private(set) var spine: [String] = []
    private var isInMetadata = false
    private var element: String?
    private var bytes: [UInt8] = []
    private(set) var stated: [String: String] = [:]

    /// The parts in their order; those that only say where things stand are left out.
    var chapters: [String] { spine.filter { !guide.contains($0) }.compactMap { paths[$0] } }

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        switch element {
        case "metadata": isInMetadata = true
        case "item":
            guard let id = attributes["id"], let path = attributes["href"] else { return }
            paths[id] = path
            if attributes["properties"]?.split(separator: " ").contains("nav") == true { guide.insert(id) }
        case "itemref": if let id = attributes["idref"], spine.count < 10_000 { spine.append(id) }
        case "meta" where isInMetadata:
            self.element = attributes["property"] == "dcterms:modified" ? "modified" : nil
            bytes = []
        default:
            self.element = isInMetadata ? element : nil
            bytes = []
        }
    }

    mutating func end(_ element: String) {
        if element == "metadata" { isInMetadata = false }
        defer { self.element = nil }
        guard let name = self.element, stated[name] == nil || name == "creator" else { return }
        let value = String(decoding: bytes.prefix(2000), as: UTF8.self)
            .split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
        if !value.isEmpty { stated[name] = stated[name].map { "\($0); \(value)" } ?? value }
    }

    mutating func text(_ bytes: [UInt8]) { if element != nil, self.bytes.count < 4000 { self.bytes += bytes } }
}

/// `META-INF/container.xml`: where the package lies.
struct BookContainer: OfficeHandler {
    private(set) var path: String?

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        if element == "rootfile" { path = path ?? attributes["full-path"] }
    }

    mutating func end(_ element: String) {}
    mutating func text(_ bytes: [UInt8]) {}
}
