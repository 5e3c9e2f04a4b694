import Web

/// An EPUB file.
enum Book {
    static func read(_ bytes: [UInt8]) throws(DocumentFault) -> DocumentParts {
        let package = try OfficePackage(bytes)
        // Fonts may be scrambled in a book that anybody can read; chapters are not.
        var container = BookContainer()
        guard let start = package["META-INF/container.xml"] else { throw .damaged }
        try OfficeXML.read(start, into: &container)
        guard let path = container.path, let opf = package[path] else { throw .damaged }
        var book = BookPackage()
        try OfficeXML.read(opf, into: &book)

        var builder = PaperBuilder()
        for chapter in book.chapters {
            let name = OfficePackage.resolve(unescaped(chapter), from: path)
            guard let part = package[name] else { continue }
            // What rights management has encrypted is no markup.
            guard part.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") || part.starts(with: [0xEF, 0xBB, 0xBF]) else {
                throw .encrypted
            }
            var reader = ChapterReader(after: builder)
            try OfficeXML.read(part, into: &reader)
            reader.finish()
            builder = reader.builder
        }
        if builder.isFull { throw .bomb }

        var parts = builder.parts(.epub)
        parts.properties.title = book.stated["title"]
        parts.properties.author = book.stated["creator"]
        parts.properties.created = book.stated["date"]
        parts.properties.modified = book.stated["modified"]
        parts.properties.program = book.stated["contributor"]
        return parts
    }

    /// Paths are addresses here: `chapter%201.xhtml`.
    private static func unescaped(_ path: String) -> String {
        String(decoding: Percent.decode(Array(path.utf8)[...]), as: UTF8.self)
    }
}
