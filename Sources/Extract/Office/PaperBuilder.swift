/// Puts a document together out of what a reader of some format meets: paragraphs, links in them, rows of tables.
struct PaperBuilder {
    private let limitBytes: Int
    private static let linkLimit = 10_000
    private static let rowLimit = 200
    /// Cells that are longer hold the page, not a figure.
    private static let cellLetters = 120

    private(set) var lines: [PaperLine] = []
    private(set) var isFull = false
    /// Paragraphs within paragraphs: text boxes.
    private var open: [PaperLine] = []
    /// Tables within tables: of each the cells of its row.
    private var rows: [[[PaperLine]]] = []
    private var openLinks: [(start: Int, url: String)] = []
    private var byteCount = 0
    private var linkCount = 0

    /// - Parameter limitBytes: more text than this is no article.
    init(limitBytes: Int = 16 << 20) { self.limitBytes = limitBytes }

    var isInParagraph: Bool { !open.isEmpty }
    var isAtStart: Bool { lines.isEmpty }

    mutating func beginParagraph() { open.append(PaperLine()) }

    mutating func endParagraph() {
        let urls = openLinks.map(\.url)
        closeLinks()
        if let line = open.popLast() { emit(line) }
        // A link that goes on in the next paragraph.
        if !open.isEmpty { for url in urls { beginLink(url) } }
    }

    /// A line ends within its paragraph.
    mutating func breakLine() {
        guard let line = open.last else { return }
        let urls = openLinks.map(\.url)
        closeLinks()
        if let closed = open.popLast() { emit(closed) }
        open.append(PaperLine(rank: line.rank))
        for url in urls { beginLink(url) }
    }

    mutating func rank(_ rank: PaperLine.Rank) {
        guard !open.isEmpty else { return }
        open[open.count - 1].rank = rank
    }

    mutating func append(_ bytes: some Collection<UInt8>) {
        guard !open.isEmpty, !isFull else { return }
        byteCount += bytes.count
        guard byteCount <= limitBytes else {
            isFull = true
            return
        }
        open[open.count - 1].bytes += bytes
    }

    /// One blank, unless there is one.
    mutating func appendBlank() {
        guard let last = open.last?.bytes.last, last > 0x20 else { return }
        append([0x20])
    }

    // MARK: Links

    mutating func beginLink(_ url: String) { openLinks.append((open.last?.bytes.count ?? 0, url)) }

    mutating func endLink() {
        guard let link = openLinks.popLast() else { return }
        close(link)
    }

    private mutating func closeLinks() {
        for link in openLinks { close(link) }
        openLinks = []
    }

    private mutating func close(_ link: (start: Int, url: String)) {
        guard !open.isEmpty, linkCount < Self.linkLimit else { return }
        linkCount += 1
        let end = open[open.count - 1].bytes.count
        open[open.count - 1].links.append((min(link.start, end)..<end, link.url))
    }

    // MARK: Tables

    mutating func beginRow() {
        if rows.count < Self.rowLimit { rows.append([]) }
    }

    mutating func beginCell() {
        if !rows.isEmpty { rows[rows.count - 1].append([]) }
    }

    /// Cells with a line each are a row; what lays out a page with its table keeps its paragraphs.
    mutating func endRow() {
        guard let cells = rows.popLast() else { return }
        let isFigures =
            cells.count > 1
            && cells.allSatisfy { cell in
                cell.count <= 1
                    || cell.allSatisfy { $0.length < 40 } && cell.reduce(0) { $0 + $1.length } < Self.cellLetters
            }
        guard isFigures else {
            for line in cells.joined() { emit(line) }
            return
        }
        var row = PaperLine()
        for (index, cell) in cells.enumerated() {
            if index > 0 { row.bytes.append(0x09) }
            for (place, line) in cell.enumerated() {
                if place > 0 { row.bytes.append(0x20) }
                row.append(line)
            }
        }
        emit(row)
    }

    private mutating func emit(_ line: PaperLine) {
        let line = line.trimmed
        guard !line.isBlank || !line.links.isEmpty else { return }
        if rows.last?.isEmpty == false {
            rows[rows.count - 1][rows[rows.count - 1].count - 1].append(line)
        } else {
            lines.append(line)
        }
    }

    // MARK: The whole

    /// What is still open is closed: nothing of a document that broke off is lost.
    mutating func finish() {
        while !open.isEmpty { endParagraph() }
        while !rows.isEmpty { endRow() }
    }

    mutating func add(_ more: [PaperLine]) { lines += more }

    func parts(_ format: DocumentFormat) -> DocumentParts {
        var text: [UInt8] = []
        var links: [DocumentLink] = []
        for line in lines {
            let start = text.count
            text += line.bytes
            for link in line.links {
                let words = String(decoding: line.bytes[link.range], as: UTF8.self)
                let range = start + link.range.lowerBound..<start + link.range.upperBound
                links.append(DocumentLink(url: link.url, words: words, range: range))
            }
            if !line.isBlank { text.append(0x0A) }
        }
        var parts = DocumentParts(text: String(decoding: text, as: UTF8.self), format: format)
        parts.links = links
        let head = lines.prefix(4)
        let title = head.first { $0.rank == .title } ?? head.first { $0.rank == .heading }
        parts.title = title.map { String(decoding: $0.bytes, as: UTF8.self) }
        return parts
    }
}
