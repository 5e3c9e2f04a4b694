import Text

/// What copies of forums and of pages show by themselves: a post's number, and titles that come twice.
extension SuppliedHead {
    /// «قديم 23-08-2022, 10:42 PM  #1»: the head of a thread's first post.
    mutating func readPost(_ lines: inout SuppliedLines, _ top: [Int]) {
        guard published == nil,
            let index = top.first(where: { index in
                lines.lines[index].length <= 80
                    && lines.bytes[lines.lines[index].range].split(separator: 0x20).last?.elementsEqual("#1".utf8)
                        == true
            }), let day = TextDate.find(in: lines.text(index))
        else { return }
        published = PublishedDate(date: day.date, source: .byline, raw: lines.text(index))
        lines.lines[index].role = .byline
    }

    /// Lines of a copied page in which its title comes again.
    private static let window = 15
    private static let places = 4

    /// A headline among the first lines that stands once more below, whole, or as the last step of the way to the page above: what a page
    /// shows in its tab, its path and over its text. Only where paragraphs follow: poems repeat lines too.
    func repeatedTitle(_ lines: SuppliedLines) -> (title: String, lines: [Int])? {
        let top = lines.body(first: Self.window)
        guard lines.body(first: 60).contains(where: { lines.isParagraph($0) }) else { return nil }
        for (place, index) in top.prefix(Self.places).enumerated() {
            guard !lines.isParagraph(index), !lines.endsWithStop(index), lines.lines[index].length <= 200 else {
                continue
            }
            let parts = SuppliedField.parts(lines.bytes[lines.lines[index].range])
            let isWay = parts.count > 2
            guard let words = isWay ? parts.last : lines.bytes[lines.lines[index].range],
                words.split(separator: 0x20).count >= 3, case let folded = JunkLabels.fold(words), folded.count >= 15
            else { continue }
            let again = top[(place + 1)...].filter { lines.folded($0) == folded }
            guard let last = again.first else { continue }
            return (lines.text(last), (isWay ? [] : [index]) + again)
        }
        return nil
    }

    /// The name with which the first paragraph begins, as works of reference open: «Qasr al-Milh» / «Qasr al-Milh is a ruined customs house …».
    func definedTitle(_ lines: SuppliedLines, _ index: Int) -> (title: String, lines: [Int])? {
        let folded = lines.folded(index)
        guard lines.body(first: 1).first == index, folded.count >= 4, lines.lines[index].length <= 60,
            !lines.endsSentence(index),
            let paragraph = lines.body(first: 4, from: index + 1).first(where: { lines.isParagraph($0) }),
            case let start = lines.bytes[lines.lines[paragraph].range].prefix(400),
            JunkLabels.fold(start).starts(with: folded),
            // Of a headline over two lines the first may open the text too.
            let end = start.indices.first(where: { JunkLabels.fold(start[...$0]) == folded }),
            case let rest = start[(end + 1)...].drop(while: { $0 <= 0x20 }), rest.startIndex > end + 1,
            rest.first == UInt8(ascii: "(") || lines.lines[index + 1].isAfterBlank
        else { return nil }
        return (lines.text(index), [index])
    }
}
