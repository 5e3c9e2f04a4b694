/// A DOCX file.
enum WordDocument {
    static func read(_ bytes: [UInt8]) throws(DocumentFault) -> DocumentParts {
        let package = try OfficePackage(bytes)
        let root = try OfficeRelations.of("", in: package)
        let main = OfficePackage.resolve(root.target(ofType: "officeDocument") ?? "word/document.xml", from: "")
        guard let text = package[main] else { throw .damaged }
        let relations = try OfficeRelations.of(main, in: package)
        func part(_ type: String) -> String? {
            relations.target(ofType: type).map { OfficePackage.resolve($0, from: main) }
        }
        var styles = WordStyles()
        if let bytes = part("styles").flatMap({ package[$0] }) { try OfficeXML.read(bytes, into: &styles) }
        var numbering = WordNumbering()
        if let bytes = part("numbering").flatMap({ package[$0] }) { try OfficeXML.read(bytes, into: &numbering) }

        var reader = WordReader(links: relations, styles: styles, numbering: numbering)
        try OfficeXML.read(text, into: &reader)
        reader.finish()
        var builder = reader.builder
        for type in ["footnotes", "endnotes"] {
            guard let name = part(type), let bytes = package[name] else { continue }
            let links = try OfficeRelations.of(name, in: package)
            var notes = WordReader(links: links, styles: styles, numbering: numbering, notes: reader.notes)
            try OfficeXML.read(bytes, into: &notes)
            notes.finish()
            builder.add(notes.builder.lines)
            if notes.builder.isFull { throw .bomb }
        }
        if builder.isFull { throw .bomb }

        var parts = builder.parts(.docx)
        do throws(DocumentFault) {
            for type in ["header", "footer"] {
                for target in relations.targets(ofType: type).prefix(PageMargins.mostParts) {
                    let name = OfficePackage.resolve(target, from: main)
                    guard let bytes = package[name] else { continue }
                    var reader = WordReader(
                        links: try OfficeRelations.of(name, in: package), styles: styles, numbering: numbering)
                    try OfficeXML.read(bytes, into: &reader)
                    reader.finish()
                    parts.margins.add(reader.builder)
                }
            }
        } catch {
            // The text is there; what stands round it is not worth more.
            parts.repairs.append("damaged-margins")
        }
        let core = OfficeProperties.read(
            package[OfficePackage.resolve(root.target(ofType: "core-properties") ?? "docProps/core.xml", from: "")])
        parts.properties.title = core.values["title"]
        parts.properties.author = core.values["creator"]
        parts.properties.created = core.values["created"]
        parts.properties.modified = core.values["modified"]
        parts.properties.program = OfficeProperties.read(package["docProps/app.xml"]).values["Application"]
        return parts
    }
}
