/// An ODT file.
enum OpenText {
    static func read(_ bytes: [UInt8]) throws(DocumentFault) -> DocumentParts {
        let package = try OfficePackage(bytes)
        if let manifest = package["META-INF/manifest.xml"], manifest.firstRange(of: "encryption-data".utf8) != nil {
            throw .encrypted
        }
        guard let content = package["content.xml"] else { throw .damaged }
        var styles = OpenStyles()
        if let shared = package["styles.xml"] { try OfficeXML.read(shared, into: &styles) }
        try OfficeXML.read(content, into: &styles)
        var reader = OpenReader(styles: styles)
        try OfficeXML.read(content, into: &reader)
        reader.finish()
        if reader.builder.isFull { throw .bomb }

        var parts = reader.builder.parts(.odt)
        if let shared = package["styles.xml"] {
            var margins = OpenReader(styles: styles, of: OpenReader.margins)
            do throws(DocumentFault) {
                try OfficeXML.read(shared, into: &margins)
                margins.finish()
                parts.margins.add(margins.builder)
            } catch {
                parts.repairs.append("damaged-margins")
            }
        }
        let stated = OfficeProperties.read(package["meta.xml"]).values
        parts.properties.title = stated["title"]
        parts.properties.author = stated["initial-creator"] ?? stated["creator"]
        parts.properties.created = stated["creation-date"]
        parts.properties.modified = stated["date"]
        parts.properties.program = stated["generator"]
        return parts
    }
}
