/// What stands at the head or foot of each page of a text that came out of pages: numbers, the site's name and issue, what a browser
/// prints. Form feeds show the pages; without them numbers do that go up from one line to the next of its kind.
package struct PageMarks: Sendable {
    package let text: String
    /// The lines taken out, each kind once, in order, as the first page has it.
    package let lines: [String]
    /// The address that feet, or heads, repeat: the text's own.
    package let address: String?
    /// Lines that stayed at the first page's head, and were taken out of others': the paper's name, or the title.
    package let heads: [String]

    package init(_ text: String) {
        let bytes = Array(text.utf8)
        let all = PageLine.all(bytes)
        let edges = PageEdges(all)
        var taken = edges.taken
        if edges.pages < 2 { taken.formUnion(PageNumbers.counted(all)) }
        taken.formUnion(PageNumbers.single(all, besides: taken))
        taken.formUnion(PagePrint.lines(all, bytes))
        guard !taken.isEmpty else {
            (self.text, lines, address, heads) = (text, [], nil, [])
            return
        }
        var out: [UInt8] = []
        var kept = 0
        var said: [String] = []
        var seen: Set<[UInt8]> = []
        var address: String?
        for index in taken.sorted() {
            let line = bytes[all[index].range]
            if seen.insert(all[index].mark).inserted { said.append(String(decoding: line, as: UTF8.self)) }
            address = address ?? Self.address(line)
            out += bytes[kept..<line.startIndex]
            kept = line.endIndex
        }
        out += bytes[kept...]
        (self.text, lines, self.address) = (String(decoding: out, as: UTF8.self), said, address)
        heads = edges.kept.map { String(decoding: bytes[all[$0].range], as: UTF8.self) }
    }

    private static func address(_ line: ArraySlice<UInt8>) -> String? {
        line.split(separator: 0x20).first { $0.starts(with: "https://".utf8) || $0.starts(with: "http://".utf8) }
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
