/// Lines that are alike at the edges of two pages, up to their digits, where form feeds part pages.
struct PageEdges {
    private(set) var taken: Set<Int> = []
    /// The first head of its kind without a number in it: it may be the text's title.
    private(set) var kept: [Int] = []
    let pages: Int

    /// Of a page: how many lines from its edges may be furniture, and how many are looked at whatever stands outside them.
    private static let depth = 4
    private static let outer = 2

    init(_ lines: [PageLine]) {
        let byPage = Dictionary(grouping: lines.indices) { lines[$0].page }
        pages = byPage.count
        guard pages > 1 else { return }
        let heads = byPage.mapValues { Array($0.prefix(Self.depth)) }
        let feet = byPage.mapValues { Array($0.reversed().prefix(Self.depth)) }
        var marks: [[UInt8]: Set<Int>] = [:]
        for edges in [heads, feet] {
            for (page, edge) in edges {
                for index in edge where !lines[index].mark.isEmpty {
                    marks[lines[index].mark, default: []].insert(page)
                }
            }
        }
        func isRepeated(_ index: Int) -> Bool { marks[lines[index].mark].map { $0.count > 1 } ?? false }
        var seen: Set<[UInt8]> = []
        for page in byPage.keys.sorted() {
            for (edge, isHead) in [(heads[page] ?? [], true), (feet[page] ?? [], false)] {
                for (depth, index) in edge.enumerated() {
                    guard isRepeated(index) else {
                        if depth + 1 >= Self.outer { break }
                        continue
                    }
                    let isFirst = seen.insert(lines[index].mark).inserted
                    if isFirst, isHead, !lines[index].hasNumber {
                        kept.append(index)
                    } else if !kept.contains(index) {
                        taken.insert(index)
                    }
                }
            }
        }
    }
}
