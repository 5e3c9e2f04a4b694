/// A `.rels` part: what another part refers to by short names.
struct OfficeRelations: OfficeHandler {
    private(set) var targets: [String: (target: String, type: String)] = [:]

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        targets[id] = (target, attributes["Type"] ?? "")
    }

    mutating func end(_ element: String) {}
    mutating func text(_ bytes: [UInt8]) {}

    /// The first target of a type, told by its last word: `officeDocument`, `footnotes`.
    func target(ofType type: String) -> String? {
        targets.sorted { $0.key < $1.key }.first { $0.value.type.hasSuffix("/" + type) }?.value.target
    }

    /// All targets of a type, each once, in the order of their names.
    func targets(ofType type: String) -> [String] {
        Set(targets.values.lazy.filter { $0.type.hasSuffix("/" + type) }.map(\.target)).sorted()
    }

    static func of(_ part: String, in package: OfficePackage) throws(DocumentFault) -> OfficeRelations {
        let steps = part.split(separator: "/", omittingEmptySubsequences: false)
        let folder = steps.dropLast().map { $0 + "/" }.joined()
        var relations = OfficeRelations()
        if let bytes = package["\(folder)_rels/\(steps.last ?? "").rels"] {
            try OfficeXML.read(bytes, into: &relations)
        }
        return relations
    }
}

/// Parts that state a name and a value an element: `docProps/core.xml`, `meta.xml`.
struct OfficeProperties: OfficeHandler {
    private(set) var values: [String: String] = [:]
    private var element: String?
    private var bytes: [UInt8] = []
    private static let limitBytes = 2000

    mutating func start(_ element: String, _ attributes: borrowing OfficeAttributes) {
        self.element = element
        bytes = []
    }

    mutating func end(_ element: String) {
        defer { self.element = nil }
        guard self.element == element, values[element] == nil else { return }
        let value = String(decoding: bytes.prefix(Self.limitBytes), as: UTF8.self)
            .split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
        if !value.isEmpty { values[element] = value }
    }

    mutating func text(_ bytes: [UInt8]) { if element != nil { self.bytes += bytes } }

    static func read(_ part: [UInt8]?) -> OfficeProperties {
        var found = OfficeProperties()
        guard let part else { return found }
        do throws(DocumentFault) {
            try OfficeXML.read(part, into: &found)
        } catch {
            // Evidence that is damaged is none; the text is what counts.
            return OfficeProperties()
        }
        return found
    }
}
