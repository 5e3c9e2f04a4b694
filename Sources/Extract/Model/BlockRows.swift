/// Whole numbers about each block of a page, a row a block: what the model judges by. Every number fits in 16 bits.
struct BlockRows {
    private(set) var values: [Int16]
    let count: Int

    /// Names of the columns, in order; the model's tables are made for just these.
    static let columns = groups.flatMap(\.columns)
    static let width = columns.count

    /// What is told of a block, a file each.
    private static let groups: [BlockGroup] = [.words, .place, .boxes, .alike, .near, .cuts, .page]
    private static let starts = groups.indices.map { groups[..<$0].reduce(0) { $0 + $1.columns.count } }

    init(_ page: BlockPage) {
        count = page.count
        values = Array(repeating: 0, count: count * Self.width)
        let width = Self.width
        values.withUnsafeMutableBufferPointer { values in
            for (group, start) in zip(Self.groups, Self.starts) {
                group.fill(page, BlockCells(values: values, width: width, start: start))
            }
        }
    }

    /// Rows that were told before.
    init(values: [Int16]) { (self.values, count) = (values, values.count / Self.width) }

    subscript(row: Int) -> ArraySlice<Int16> { values[row * Self.width..<(row + 1) * Self.width] }
}

/// A family of numbers about blocks, told by one look at the page.
struct BlockGroup: Sendable {
    let columns: [String]
    let fill: @Sendable (BlockPage, BlockCells) -> Void

    init(_ columns: String, _ fill: @escaping @Sendable (BlockPage, BlockCells) -> Void) {
        self.columns = columns.split(whereSeparator: \.isWhitespace).map(String.init)
        self.fill = fill
    }
}

/// Where a group writes its numbers: its own columns of all rows, from the left.
struct BlockCells {
    private let values: UnsafeMutableBufferPointer<Int16>
    private let width: Int
    private let start: Int

    init(values: UnsafeMutableBufferPointer<Int16>, width: Int, start: Int) {
        (self.values, self.width, self.start) = (values, width, start)
    }

    func line(_ row: Int) -> BlockLine { BlockLine(values: values, at: row * width + start) }
}

/// One row's cells of a group, filled one after the other.
struct BlockLine {
    let values: UnsafeMutableBufferPointer<Int16>
    var at: Int

    mutating func add(_ value: Int) {
        values[at] = Int16(clamping: value)
        at += 1
    }

    mutating func add(_ value: Bool) { add(value ? 1 : 0) }

    /// A thousandth part of a whole; 0 of nothing.
    mutating func add(_ part: Int, of whole: Int) { add(whole > 0 ? part * 1_000 / whole : 0) }

    /// Within a distance to both sides.
    mutating func add(_ value: Int, within bound: Int) { add(max(-bound, min(bound, value))) }
}
