/// What poppler finds in a PDF file.
package struct PDFContent: Sendable, Equatable {
    /// UTF-8, a form feed behind each page.
    package var text: [UInt8]
    package var facts: PDFFacts
    /// In the order of the pages.
    package var links: [PDFLink]
    /// Where its words stand. Nil where that could not be had.
    package var places: PDFPlaces?
    /// False where the links could not be listed though the text could be read.
    package var hasAllLinks = true
}

/// An address behind a place on a page.
package struct PDFLink: Sendable, Equatable {
    /// From 1 on.
    package var page: Int
    package var url: String
}

/// Why a PDF file has no text for us.
package enum PDFError: Error, Sendable, Equatable {
    /// The package poppler-utils is not there.
    case notInstalled
    /// A password is needed, or its maker forbids taking the text out.
    case encrypted
    case damaged
    /// Pages without one letter: pictures.
    case noText(pages: Int)
    case tooSlow
    case tooLarge
    /// The machine's fault, not the file's: no process, no descriptor.
    case outOfResources
    case cancelled
}
