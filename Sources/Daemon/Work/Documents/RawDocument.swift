import Bytes
import CSystem
import Dedupe
package import Extract
import Glibc
import Poppler
import Text

/// A file as it was read, before anything is made of it.
package struct RawDocument: Sendable {
    enum Content: Sendable {
        case bytes([UInt8])
        case pdf(PDFContent)
    }

    let name: DocumentName
    let content: Content
    /// Over the file's bytes.
    let digest: String
    let byteCount: Int

    /// The largest files that are read. A longer one is reported, not cut: half an article is no article.
    static func limitBytes(_ format: DocumentFormat?) -> Int {
        switch format {
        // Pictures, fonts: the text is a small part of it. Only a child reads it whole.
        case .pdf: 128 << 20
        case .docx, .odt, .epub, .eml, .mhtml: 32 << 20
        case .html, .text, .markdown, nil: 16 << 20
        }
    }

    /// Blocks its thread.
    static func read(
        _ name: DocumentName, in folder: String, isCancelled: () -> Bool = { false }
    ) -> Result<RawDocument, DocumentFault> {
        let root = rawi_open(folder, O_RDONLY | O_DIRECTORY, 0)
        guard root >= 0 else { return .failure(FolderWalk.fault(errno)) }
        defer { close(root) }
        // A pipe would wait here for whoever writes into it.
        return read(FolderWalk.open(name, from: root, O_RDONLY | O_NONBLOCK | O_NOCTTY), name, isCancelled)
    }

    /// The same for a path that a person typed: links lead where they lead.
    package static func read(path: String) -> Result<RawDocument, DocumentFault> {
        read(rawi_open(path, O_RDONLY | O_NONBLOCK, 0), DocumentName(path)) { false }
    }

    private static func read(
        _ file: Int32, _ name: DocumentName, _ isCancelled: () -> Bool
    ) -> Result<RawDocument, DocumentFault> {
        guard file >= 0 else { return .failure(FolderWalk.fault(errno)) }
        defer { close(file) }
        do throws(DocumentFault) {
            return .success(try read(open: file, name, isCancelled))
        } catch {
            return .failure(error)
        }
    }

    private static func read(
        open file: Int32, _ name: DocumentName, _ isCancelled: () -> Bool
    ) throws(DocumentFault) -> RawDocument {
        let before = try FileMoment(file)
        var format = DocumentFormat(name: name.shown)
        if format != .pdf, isPDF(file) { format = .pdf }
        let limit = limitBytes(format)
        guard before.size <= limit else { throw .tooLarge(limitBytes: limit) }
        let content: Content
        let digest = SHA256()
        if format == .pdf {
            try eachPart(of: file, limit) { digest.update($0) }
            content = .pdf(try pages(of: file, isCancelled))
        } else {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(before.size)
            try eachPart(of: file, limit) { bytes += $0 }
            digest.update(bytes)
            content = .bytes(bytes)
        }
        guard try FileMoment(file) == before else { throw .changed }
        return RawDocument(
            name: name, content: content, digest: "sha256:" + Hex.text(digest.finish()), byteCount: before.size)
    }

    private static func isPDF(_ file: Int32) -> Bool {
        var start = [UInt8](repeating: 0, count: 5)
        return pread(file, &start, start.count, 0) == start.count && start.elementsEqual("%PDF-".utf8)
    }

    private static func eachPart(
        of file: Int32, _ limit: Int, _ body: (ArraySlice<UInt8>) -> Void
    ) throws(DocumentFault) {
        var part = [UInt8](repeating: 0, count: 256 << 10)
        var total = 0
        while true {
            let count = pread(file, &part, part.count, off_t(total))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FolderWalk.fault(errno) }
            guard count > 0 else { return }
            total += count
            guard total <= limit else { throw .changed }
            body(part[..<count])
        }
    }

    private static func pages(of file: Int32, _ isCancelled: () -> Bool) throws(DocumentFault) -> PDFContent {
        guard let reader = PDFReader.find() else { throw .noProgram(package: PDFReader.packageName) }
        do throws(PDFError) {
            return try reader.read(file, isCancelled: isCancelled)
        } catch {
            switch error {
            case .notInstalled: throw .noProgram(package: PDFReader.packageName)
            case .encrypted: throw .encrypted
            case .damaged: throw .damaged
            case .noText(let pages): throw .noText(pages: pages)
            case .tooSlow: throw .tooSlow
            case .tooLarge: throw .bomb
            case .outOfResources, .cancelled: throw .outOfResources
            }
        }
    }

    /// The article in it. Computes, and touches nothing.
    package func document() throws(ExtractError) -> SuppliedDocument {
        switch content {
        case .bytes(let bytes): return try SuppliedDocument.read(bytes, name: name.shown)
        case .pdf(let pdf): return SuppliedDocument.read(DocumentParts(pdf))
        }
    }

    func answer() -> Outcome.Answer {
        do throws(ExtractError) {
            var document = try document()
            document.byteCount = byteCount
            return .document(document, Fingerprint(of: document.article.text), digest: digest)
        } catch {
            return .documentUnreadable(DocumentFault(error))
        }
    }
}

/// What changes when a file is written to.
private struct FileMoment: Equatable {
    let size: Int
    let modified: Int
    let nanoseconds: Int

    init(_ file: Int32) throws(DocumentFault) {
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw FolderWalk.fault(errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        (size, modified, nanoseconds) = (Int(facts.st_size), facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
    }
}

extension DocumentFault {
    init(_ error: ExtractError) {
        switch error {
        case .notHTML(let kind): self = .notText(kind)
        case .unparsable: self = .damaged
        case .cancelled: self = .failed("reading was cancelled")
        case .document(let fault): self = fault
        }
    }
}

extension DocumentParts {
    fileprivate init(_ pdf: PDFContent) {
        let places = pdf.places?.pages ?? []
        let text = String(decoding: pdf.text, as: UTF8.self)
        let placed = PlacedText(places, insteadOf: text)
        self.init(text: placed?.text ?? text, format: .pdf)
        heading = placed?.title ?? PlacedText.title(of: places)
        repairs = placed == nil ? [] : ["word-places"]
        pages = pdf.facts.pages
        links = pdf.links.map { DocumentLink(url: $0.url, page: $0.page) }
        properties.title = pdf.facts.title
        properties.author = pdf.facts.author
        properties.created = pdf.facts.created
        properties.modified = pdf.facts.modified
        properties.program = pdf.facts.producer ?? pdf.facts.creator
        if !pdf.hasAllLinks { repairs.append("links-unread") }
    }
}
