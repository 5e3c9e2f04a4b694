/// What a reader of some format hands on: text, and what the format knows beside it.
package struct DocumentParts: Sendable, Equatable {
    /// A paragraph, an item of a list, a row of a table a line; or lines as they stood on pages, a form feed behind each page.
    package var text: String
    package var format: DocumentFormat
    /// What the format marks as the title; the text has it too.
    package var title: String?
    /// What is written largest at its top, letter for letter nearly as the text has it.
    package var heading: String?
    package var links: [DocumentLink] = []
    package var properties = DocumentProperties()
    package var pages: Int?
    /// Of formats that keep them apart from the text.
    var margins = PageMargins()
    /// What was mended or could not be had, as short names.
    package var repairs: [String] = []

    package init(text: String, format: DocumentFormat) {
        self.text = text
        self.format = format
    }
}

/// An address behind words or a place of a document.
package struct DocumentLink: Sendable, Equatable {
    package var url: String
    package var words = ""
    /// Where the words stand, in bytes of the text.
    package var range: Range<Int>?
    /// From 1 on.
    package var page: Int?

    package init(url: String, page: Int) {
        self.url = url
        self.page = page
    }

    init(url: String, words: String, range: Range<Int>?) {
        (self.url, self.words, self.range) = (url, words, range)
    }
}

/// What a file's own properties state. They are evidence and nothing more: they often speak of another document, of which this
/// one was made.
package struct DocumentProperties: Sendable, Equatable {
    package var title: String?
    package var author: String?
    /// As the file writes it.
    package var created: String?
    package var modified: String?
    /// What wrote the file.
    package var program: String?

    package init() {}
}
